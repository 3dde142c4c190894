import JSON
import LanguageServerProtocol
import ServerClient
import Structure
import TestSupport
import Testing
import Text

@testable import Server

/// A client in memory: a real session fed with bytes, its answers collected.
final class TestClient {
  /// A message from the server, read back.
  struct Received {
    let body: String
    let json: JSONValue
    var method: String? { json["method"]?.string }
    var id: String? { json["id"].map { String(decoding: $0.source, as: UTF8.self) } }
    var result: JSONValue? { json["result"] }
    var errorCode: Int? { json["error"]?["code"]?.int }
  }

  private(set) var received: [Received] = []
  private let server: InMemoryServer
  private let client: Client
  private var nextID = 0
  private var version = 1

  var session: Session { server.session }

  init(
    options: Session.Options = Session.Options(),
    background: (any BackgroundRunner)? = nil,
    housekeeping: (any BackgroundRunner)? = nil,
  ) {
    server = InMemoryServer(options: options, background: background, housekeeping: housekeeping)
    client = Client(server, keepsMessages: true)
    client.answersRequests = false
  }

  /// A client that has been through the handshake.
  convenience init(capabilities: String, options: Session.Options = Session.Options(), initialization: String = "null")
  {
    self.init(options: options)
    request(
      "initialize",
      "{\"processId\":null,\"rootUri\":null,\"capabilities\":\(capabilities),\"initializationOptions\":\(initialization)}",
    )
    notify("initialized", "{}")
  }

  // MARK: Sending

  /// Sends bytes and lets the session do everything there is to do.
  func send(_ bytes: [UInt8]) {
    do { try client.send(raw: bytes) } catch { Issue.record("\(error)") }
    readAnswers()
  }

  func settle() {
    do { try client.settle(milliseconds: 1) } catch { Issue.record("\(error)") }
    readAnswers()
  }

  static func frame(_ body: String) -> [UInt8] {
    Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
  }

  static func request(_ id: String, _ method: String, _ params: String?) -> String {
    "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"\(method)\"\(params.map { ",\"params\":\($0)" } ?? "")}"
  }

  func notify(_ method: String, _ params: String?) {
    send(Self.frame("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\"\(params.map { ",\"params\":\($0)" } ?? "")}"))
  }

  /// Sends a request and gives its answer.
  @discardableResult
  func request(_ method: String, _ params: String? = nil) -> Received? {
    nextID += 1
    send(Self.frame(Self.request("\(nextID)", method, params)))
    return received.last { $0.method == nil && $0.id == "\(nextID)" }
  }

  // MARK: Documents

  static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.string
  }

  func open(_ text: String, uri: String = "file:///draft.txt", language: String = "plaintext") {
    version += 1
    notify(
      "textDocument/didOpen",
      "{\"textDocument\":{\"uri\":\"\(uri)\",\"languageId\":\"\(language)\",\"version\":\(version),\"text\":\(Self.quoted(text))}}",
    )
  }

  func change(_ changes: String..., uri: String = "file:///draft.txt") { change(all: changes, uri: uri) }

  /// One message with all `changes`.
  func change(all changes: [String], uri: String = "file:///draft.txt") {
    version += 1
    notify(
      "textDocument/didChange",
      "{\"textDocument\":{\"uri\":\"\(uri)\",\"version\":\(version)},\"contentChanges\":[\(changes.joined(separator: ","))]}",
    )
  }

  /// A change of a range, in the client's columns.
  static func edit(_ from: (Int, Int), _ to: (Int, Int), _ text: String) -> String {
    "{\"range\":{\"start\":{\"line\":\(from.0),\"character\":\(from.1)},\"end\":{\"line\":\(to.0),\"character\":\(to.1)}},\"text\":\(quoted(text))}"
  }

  static func at(_ line: Int, _ character: Int, uri: String = "file:///draft.txt") -> String {
    "{\"textDocument\":{\"uri\":\"\(uri)\"},\"position\":{\"line\":\(line),\"character\":\(character)}}"
  }

  static func document(_ uri: String = "file:///draft.txt") -> String { "{\"textDocument\":{\"uri\":\"\(uri)\"}}" }

  /// The text as the server has it.
  func text(uri: String = "file:///draft.txt") -> String? { session.documents[uri]?.document.text.string }

  /// The symbols as the server writes them.
  func symbols(uri: String = "file:///draft.txt") -> String {
    let answer = request("textDocument/documentSymbol", Self.document(uri))
    return String(decoding: answer?.result?.source ?? [], as: UTF8.self)
  }

  /// The diagnostics last published, as `code line:from-to`.
  func published(uri: String = "file:///draft.txt") -> [String]? {
    guard let last = notifications("textDocument/publishDiagnostics").last(where: { $0["uri"]?.string == uri }) else {
      return nil
    }
    return last["diagnostics"]?.elements.map(Self.describe)
  }

  static func describe(_ diagnostic: JSONValue) -> String {
    let range = diagnostic["range"]
    func number(_ end: StaticString, _ key: StaticString) -> Int { range?[end]?[key]?.int ?? -1 }
    let from = number("start", "character")
    return "\(diagnostic["code"]?.string ?? "?") \(number("start", "line")):\(from)-\(number("end", "character"))"
  }

  func notifications(_ method: String) -> [JSONValue] {
    received.filter { $0.method == method }.compactMap { $0.json["params"] }
  }

  private func readAnswers() {
    #expect(client.faults.isEmpty, "the server sent what is no message")
    for message in client.messages {
      received.append(Received(body: String(decoding: message.source, as: UTF8.self), json: message))
    }
    client.messages = []
  }
}

/// Work elsewhere, done when the test says so.
final class Later: BackgroundRunner {
  private var waiting: [@Sendable () -> Void] = []

  func run(_ work: @escaping @Sendable () -> Void) { waiting.append(work) }

  /// Does the first piece that waits. False when there is none.
  @discardableResult
  func doOne() -> Bool {
    if waiting.isEmpty { return false }
    waiting.removeFirst()()
    return true
  }
}
