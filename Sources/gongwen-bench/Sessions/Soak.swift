import Glibc
import JSON
import ServerClient
import Text

/// A day in one process: very many edits with completions and symbols between them, drafts opened and closed; memory
/// must end where it was after the warm-up, and the last edits must cost what they cost a fresh server.
///
/// Cost is processor time of the server, so that what else the machine does hardly counts. As the draft changes the cost
/// of an edit may change too; therefore a fresh server gets the same text and the same edits, in every stage.
struct Soak {
  let server: String
  let edits: Int

  private var requests = 0
  private var stages: [Stage] = []

  private struct Stage {
    var memory: Double
    /// Milliseconds an edit: on the clock, of the processor.
    var elapsed: Double
    var processor: Double
    /// What a sample of edits costs the old server, for 1 that it costs a fresh one.
    var age: Double
  }

  init(server: String, edits: Int) {
    self.server = server
    self.edits = edits
  }

  /// - Returns: false when memory or the cost of an edit grew, or an answer is missing.
  mutating func run() throws(ClientFailure) -> Bool {
    let client = try Client(program: server)
    try client.initialize()
    var script = EditScript(seed: 11)
    var open = try OpenDraft(client, uri: "file:///soak.txt", SampleDraft(bytes: 200_000).text)
    let step = max(2, edits / 20)
    let sample = min(500, step / 2)
    print("   edits     MiB  ms an edit  CPU ms an edit  : fresh server")
    var edit = 0
    while edit < edits {
      let fresh = try freshCost(of: sample, script, open)
      let begin = (clock: Clock.now(), processor: Machine.processorTime(of: client.processID))
      try work(sample, from: edit, &script, &open)
      let sampled = Machine.processorTime(of: client.processID)
      try work(step - sample, from: edit + sample, &script, &open, visitsOthers: true)
      edit += step
      let stage = Stage(
        memory: Machine.heapMemory(of: client.processID),
        elapsed: Clock.milliseconds(from: begin.clock, to: Clock.now()) / Double(step),
        processor: (Machine.processorTime(of: client.processID) - begin.processor) / Double(step),
        age: (sampled - begin.processor) / Double(sample) / fresh
      )
      stages.append(stage)
      show(stage, at: edit)
    }
    let missing = client.openRequests
    let status = try client.shutDown()
    print("\(requests) requests, \(missing) unanswered, \(client.strayAnswers) stray answers")
    print("exit status \(status.map(String.init) ?? "none")")
    return isFlat && missing == 0 && client.strayAnswers == 0 && status == 0
  }

  /// Makes the next edits and asks what an editor asks between them, until the last findings are there.
  private mutating func work(
    _ count: Int,
    from first: Int,
    _ script: inout EditScript,
    _ open: inout OpenDraft,
    visitsOthers: Bool = false,
  ) throws(ClientFailure) {
    let client = open.client
    for edit in (first + 1)..<(first + 1 + count) {
      try client.notify("textDocument/didChange", script.next(&open))
      if edit % 3 == 0 { try ask("textDocument/completion", open.at(script.cursor), client) }
      if edit % 25 == 0 { try ask("textDocument/documentSymbol", open.whole, client) }
      if visitsOthers, edit % 100 == 0 { try visitAnother(edit, client) }
    }
    _ = try client.diagnostics(open.uri, version: open.version)
  }

  /// Milliseconds of the processor an edit costs a server that has just opened the draft.
  private mutating func freshCost(
    of count: Int,
    _ script: EditScript,
    _ open: OpenDraft,
  ) throws(ClientFailure) -> Double {
    let client = try Client(program: server)
    try client.initialize()
    var (script, twin) = (script, try OpenDraft(client, uri: open.uri, open.text.string))
    // What is done for the first time is not what is compared.
    try ask("textDocument/completion", twin.at(script.cursor), client)
    try ask("textDocument/documentSymbol", twin.whole, client)
    _ = try client.diagnostics(twin.uri, version: twin.version)
    let begin = Machine.processorTime(of: client.processID)
    try work(count, from: 0, &script, &twin)
    let end = Machine.processorTime(of: client.processID)
    try client.shutDown()
    return max(1e-6, (end - begin) / Double(count))
  }

  private mutating func ask(
    _ method: String,
    _ parameters: (inout JSONWriter) -> Void,
    _ client: Client,
  ) throws(ClientFailure) {
    requests += 1
    try client.ask(method, parameters)
  }

  /// Another draft of another size is opened, changed, asked about and closed.
  private mutating func visitAnother(_ edit: Int, _ client: Client) throws(ClientFailure) {
    let size = [2000, 20_000, 60_000][edit / 100 % 3]
    var other = try OpenDraft(
      client,
      uri: "file:///other-\(edit).txt",
      SampleDraft(bytes: size, seed: UInt64(edit)).text
    )
    let place = other.place(in: other.proseLines.first ?? 0)
    try client.notify("textDocument/didChange", other.type("实", at: place))
    try ask("textDocument/completion", other.at(place), client)
    try ask("textDocument/foldingRange", other.whole, client)
    try other.close()
  }

  private func show(_ stage: Stage, at edit: Int) {
    let cells = [
      ("\(edit)", 8), (Table.decimal(stage.memory, digits: 1), 8), (Table.decimal(stage.elapsed, digits: 3), 12),
      (Table.decimal(stage.processor, digits: 3), 16), (Table.decimal(stage.age, digits: 2), 16),
    ]
    print(cells.map { String(repeating: " ", count: max(0, $0.1 - $0.0.count)) + $0.0 }.joined())
    // Whoever stops a run of hours wants to see how far it came, in a file too.
    fflush(nil)
  }

  /// The first quarter, or what it has of 10,000 edits, is warm-up. Afterwards memory may not grow by more than 2 MiB, and
  /// in the last quarter an edit may cost no more than a quarter above what it costs a fresh server.
  private var isFlat: Bool {
    let quarter = max(1, stages.count / 4)
    guard let before = Summary(stages[min(quarter, stages.count - 1)...].prefix(quarter).map(\.memory)),
      let after = Summary(stages.suffix(quarter).map(\.memory)), let age = Summary(stages.suffix(quarter).map(\.age))
    else { return false }
    print("memory \(Table.decimal(before.median, digits: 1)) → \(Table.decimal(after.median, digits: 1)) MiB")
    print("an edit costs \(Table.decimal(age.median, digits: 2)) of what it costs a fresh server")
    return after.median <= before.median + 2 && age.median <= 1.25
  }
}
