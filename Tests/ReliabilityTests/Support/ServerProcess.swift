import JSON
import LanguageServerProtocol
import ServerClient
import TestSupport

/// The real server as a process, for what only happens between processes.
final class ServerProcess {
  private let client: Client
  let process: ServerClient.ServerProcess

  init(_ arguments: [String] = []) throws {
    client = try Client(program: Program.path, ["lsp"] + arguments, keepsMessages: true, keepsErrors: true)
    client.answersRequests = false
    struct NoProcess: Error {}
    guard let process = client.process else { throw NoProcess() }
    self.process = process
  }

  func send(_ bytes: [UInt8]) throws { try client.send(raw: bytes) }

  func send(_ method: String, id: Int? = nil, _ params: (inout JSONWriter) -> Void) throws {
    try send(ClientMessage.frame(ClientMessage.body(method, id: id, params)))
  }

  /// The next message that fits; nil when the server ends before.
  func next(where fits: (JSONValue) -> Bool) -> JSONValue? {
    try? client.message("a message", seconds: 120, where: fits)
  }

  func request(_ method: String, _ params: (inout JSONWriter) -> Void) throws -> JSONValue? {
    let id = try client.request(method, params).id
    return next { $0["id"]?.int == id && $0["method"] == nil }
  }

  func initialize(processID: Int? = nil, folder: String? = nil) throws {
    try client.initialize(processID: processID, root: folder.map { "file://" + $0 }) {
      $0.object { $0.field("workspace") { $0.object { $0.field("applyEdit", true) } } }
    }
  }

  func open(_ uri: String, _ text: String) throws {
    try client.open(uri) { $0.string(text) }
  }

  func closeInput() { process.closeInput() }
  func closeOutput() { process.closeOutput() }

  /// Waits for its end; nil when it does not come within `seconds`. Negative for the signal that ended it.
  func end(within seconds: Double = 20) -> Int32? { process.end(within: seconds) }

  /// Everything it wrote to standard error; it is ended if it has not.
  func errorText() -> String { process.errorText() }
}
