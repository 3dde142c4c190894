import JSON
import ServerClient

/// A draft in a running server: opening it, typing in it, asking about it.
enum TypingSession {
  static let opens = 9
  static let edits = 200
  static let requests = 100

  static func run(_ draft: SampleDraft, _ server: String, into report: inout Report) throws(ClientFailure) {
    let client = try Client(program: server)
    try client.initialize()
    report.add("server", "open → diagnostics", bytes: draft.bytes, try openTimes(draft, client))
    var open = try OpenDraft(client, uri: "file:///draft.txt", draft.text)
    _ = try client.diagnostics(open.uri, version: open.version)
    report.add("server", "edit → diagnostics", bytes: draft.bytes, try editTimes(&open))
    let completions = try requestTimes("textDocument/completion", &open) { $0.at($1.cursor) }
    report.add("server", "edit → completion", bytes: draft.bytes, completions)
    let symbols = try requestTimes("textDocument/documentSymbol", &open) { open, _ in open.whole }
    report.add("server", "edit → symbols", bytes: draft.bytes, symbols)
    try client.shutDown()
  }

  private static func openTimes(_ draft: SampleDraft, _ client: Client) throws(ClientFailure) -> [Double] {
    var times: [Double] = []
    for run in 0..<opens {
      let open = try OpenDraft(client, uri: "file:///open-\(run).txt", draft.text)
      let arrived = try client.diagnostics(open.uri, version: 1).time
      times.append(Clock.milliseconds(from: open.opened, to: arrived))
      try open.close()
      try client.settle(milliseconds: 5)
    }
    return times
  }

  private static func editTimes(_ open: inout OpenDraft) throws(ClientFailure) -> [Double] {
    var typist = Typist(open)
    var times: [Double] = []
    for _ in 0..<edits {
      let sent = try open.client.notify("textDocument/didChange", try typist.next(&open))
      let arrived = try open.client.diagnostics(open.uri, version: open.version).time
      times.append(Clock.milliseconds(from: sent, to: arrived))
    }
    try typist.finish(&open)
    return times
  }

  /// A keystroke and the request behind it in one write → the answer.
  private static func requestTimes(
    _ method: String,
    _ open: inout OpenDraft,
    _ parameters: (OpenDraft, Typist) -> (inout JSONWriter) -> Void,
  ) throws(ClientFailure) -> [Double] {
    var typist = Typist(open)
    var times: [Double] = []
    for _ in 0..<requests {
      let change = try typist.next(&open)
      let (id, sent) = try open.client.request(
        method,
        after: ("textDocument/didChange", change),
        parameters(open, typist),
      )
      times.append(Clock.milliseconds(from: sent, to: try open.client.response(id).time))
      _ = try open.client.diagnostics(open.uri, version: open.version)
    }
    try typist.finish(&open)
    return times
  }
}
