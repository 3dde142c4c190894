import JSON
import Text

/// A day in one process: very many edits with completions and symbols between them, drafts opened and closed; memory
/// and speed must end where they were after the warm-up.
struct Soak {
  let server: String
  let edits: Int

  private var requests = 0
  private var memory: [Double] = []
  private var speed: [Double] = []

  init(server: String, edits: Int) {
    self.server = server
    self.edits = edits
  }

  /// - Returns: false when memory or time per edit grew, or an answer is missing.
  mutating func run() throws(Client.Failure) -> Bool {
    let client = try Client(server: server)
    try client.initialize()
    var script = EditScript(seed: 11)
    var open = try OpenDraft(client, uri: "file:///soak.txt", Draft(bytes: 200_000).text)
    let step = max(1, edits / 20)
    print("   edits   MiB  ms an edit")
    var begin = Clock.now()
    for edit in 1...max(1, edits) {
      try client.notify("textDocument/didChange", script.next(&open))
      if edit % 3 == 0 { try ask("textDocument/completion", open.at(script.cursor), client) }
      if edit % 25 == 0 { try ask("textDocument/documentSymbol", open.whole, client) }
      if edit % 100 == 0 { try visitAnother(edit, client) }
      guard edit % step == 0 else { continue }
      _ = try client.diagnostics(open.uri, version: open.version)
      note(
        edit,
        Machine.residentMemory(of: client.processID),
        Clock.milliseconds(from: begin, to: Clock.now()) / Double(step)
      )
      begin = Clock.now()
    }
    let missing = client.openRequests
    let status = try client.shutDown()
    print("\(requests) requests, \(missing) unanswered, \(client.strayAnswers) stray answers")
    print("exit status \(status.map(String.init) ?? "none")")
    return isFlat && missing == 0 && client.strayAnswers == 0 && status == 0
  }

  private mutating func ask(
    _ method: String,
    _ parameters: (inout JSONWriter) -> Void,
    _ client: Client,
  ) throws(Client.Failure) {
    requests += 1
    try client.ask(method, parameters)
  }

  /// Another draft of another size is opened, changed, asked about and closed.
  private mutating func visitAnother(_ edit: Int, _ client: Client) throws(Client.Failure) {
    let size = [2000, 20_000, 60_000][edit / 100 % 3]
    var other = try OpenDraft(client, uri: "file:///other-\(edit).txt", Draft(bytes: size, seed: UInt64(edit)).text)
    let place = other.place(in: other.proseLines.first ?? 0)
    try client.notify("textDocument/didChange", other.type("实", at: place))
    try ask("textDocument/completion", other.at(place), client)
    try ask("textDocument/foldingRange", other.whole, client)
    try other.close()
  }

  private mutating func note(_ edit: Int, _ mebibytes: Double, _ milliseconds: Double) {
    memory.append(mebibytes)
    speed.append(milliseconds)
    let cells = [
      ("\(edit)", 8), (Table.decimal(mebibytes, digits: 1), 6), (Table.decimal(milliseconds, digits: 3), 12),
    ]
    print(cells.map { String(repeating: " ", count: max(0, $0.1 - $0.0.count)) + $0.0 }.joined())
  }

  /// The first quarter is warm-up. Afterwards memory may not grow by more than 5 %, time by no more than half: the
  /// machine has other work too.
  private var isFlat: Bool {
    let warm = memory.count / 4
    guard let before = Summary(Array(memory[warm...].prefix(5))), let after = Summary(Array(memory.suffix(5))),
      let quick = Summary(Array(speed[warm...].prefix(5))), let slow = Summary(Array(speed.suffix(5)))
    else { return false }
    print("memory \(Table.decimal(before.median, digits: 1)) → \(Table.decimal(after.median, digits: 1)) MiB")
    print("an edit \(Table.decimal(quick.median, digits: 3)) → \(Table.decimal(slow.median, digits: 3)) ms")
    return after.median <= before.median * 1.05 && slow.median <= quick.median * 1.5
  }
}
