import JSON
import ServerClient
import Text

/// What a writer's server holds in memory: at rest, with a long draft, at the end of an hour; and with many drafts of a
/// folder that holds a thousand times as much.
enum MemorySession {
  /// A quick writer's hour: sixty characters a minute and a correction for every tenth.
  static let editsOfAnHour = 4000

  static func run(_ server: String, into report: inout Report) throws(ClientFailure) {
    let client = try Client(program: server)
    try client.initialize()
    try measure("at rest", client, &report)
    var open = try OpenDraft(client, uri: "file:///memory.txt", SampleDraft(bytes: 1_000_000).text)
    _ = try client.diagnostics(open.uri, version: 1)
    try measure("with a draft of 1 MB", client, &report)
    var script = EditScript(seed: 7)
    for edit in 0..<editsOfAnHour {
      try client.notify("textDocument/didChange", script.next(&open))
      if edit % 3 == 0 { try client.ask("textDocument/completion", open.at(script.cursor)) }
      if edit % 50 == 0 { try client.ask("textDocument/documentSymbol", open.whole) }
    }
    _ = try client.diagnostics(open.uri, version: open.version)
    try measure("after an hour's edits", client, &report)
    try client.shutDown()
    try runWorkspace(server, into: &report)
  }

  /// Memory is bounded by what is open, not by what the workspace holds: forty drafts of 20 KB beside 500 MB.
  private static func runWorkspace(_ server: String, into report: inout Report) throws(ClientFailure) {
    let folder = try Folder.temporary()
    defer { Folder.remove(folder) }
    let paper = SampleDraft(bytes: 200_000).text
    for number in 0..<2500 {
      guard writeFile("\(folder)/\(number).txt", paper) else { throw ClientFailure.failed("cannot write to \(folder)") }
    }
    let client = try Client(program: server)
    try client.initialize(root: "file://\(folder)")
    for number in 0..<40 {
      let text = SampleDraft(bytes: 20_000, seed: UInt64(number)).text
      let open = try OpenDraft(client, uri: "file://\(folder)/draft\(number).txt", text)
      _ = try client.diagnostics(open.uri, version: 1)
      try client.ask("textDocument/documentSymbol", open.whole)
      try client.ask("textDocument/completion", open.at(open.text.end))
    }
    try client.ask("workspace/symbol") { $0.object { $0.field("query", "工作") } }
    try measure("with 40 drafts beside 500 MB", client, &report)
    try client.shutDown()
  }

  private static func measure(_ name: String, _ client: Client, _ report: inout Report) throws(ClientFailure) {
    try client.settle(milliseconds: 100)
    let memory = Machine.residentMemory(of: client.processID)
    report.add("memory", name, unit: .mebibytes, Summary(value: memory))
  }
}
