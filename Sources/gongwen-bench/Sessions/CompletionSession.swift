import ServerClient
import Text

/// Completion at a thousand places of one draft: what the slowest lists cost.
enum CompletionSession {
  static let places = 1000

  static func run(_ server: String, into report: inout Report) throws(ClientFailure) {
    let client = try Client(program: server)
    try client.initialize()
    var open = try OpenDraft(client, uri: "file:///thousand.txt", SampleDraft(bytes: 1_000_000).text)
    let lines = open.proseLines
    var times: [Double] = []
    for index in 0..<(lines.isEmpty ? 0 : places) {
      let line = lines[index * lines.count / places]
      // Anywhere in the line: inside phrases, behind marks, at the end.
      let column = (index * 7919) % (open.text.line(line).units.count + 1)
      let place = open.text.clamp(TextPosition(line: line, column: column))
      let after = TextPosition(line: line, column: place.column + 1)
      let change = open.type(Typist.characters[index % Typist.characters.count], at: place)
      let (id, sent) = try client.request(
        "textDocument/completion",
        after: ("textDocument/didChange", change),
        open.at(after),
      )
      times.append(Clock.milliseconds(from: sent, to: try client.response(id).time))
      try client.notify("textDocument/didChange", open.change(TextRange(place, after), ""))
      _ = try client.diagnostics(open.uri, version: open.version)
    }
    try client.shutDown()
    report.add("server", "completion at a thousand places", times)
  }
}
