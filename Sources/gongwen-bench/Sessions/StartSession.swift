import ServerClient

/// A fresh process: how long until it answers, and until the first list is there.
enum StartSession {
  static let runs = 25

  static func run(_ server: String, into report: inout Report) throws(ClientFailure) {
    let draft = SampleDraft(bytes: 10_000)
    var initialized: [Double] = []
    var completed: [Double] = []
    // The first run warms the page cache and does not count.
    for run in 0...runs {
      let client = try Client(program: server)
      let answered = try client.initialize().time
      let open = try OpenDraft(client, uri: "file:///start.txt", draft.text)
      let line = open.proseLines.first ?? 0
      let (id, _) = try client.request("textDocument/completion", open.at(open.place(in: line)))
      let listed = try client.response(id).time
      try client.shutDown()
      guard run > 0 else { continue }
      initialized.append(Clock.milliseconds(from: client.started, to: answered))
      completed.append(Clock.milliseconds(from: client.started, to: listed))
    }
    report.add("start", "initialize answered", initialized)
    report.add("start", "first completion", completed)
  }
}
