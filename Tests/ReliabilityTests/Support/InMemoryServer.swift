import JSON
import LanguageServerProtocol
import ServerClient
import Text

@testable import Server

/// A session driven through its own bytes, without a process: everything but the pipes is real.
final class InMemoryServer {
  private let server: ServerClient.InMemoryServer
  private let client: Client

  init(options: Session.Options = Session.Options()) {
    server = ServerClient.InMemoryServer(options: options)
    client = Client(server, keepsMessages: true)
    client.answersRequests = false
  }

  var exitCode: Int32? { server.session.exitCode }
  var faults: [String] { client.faults }

  /// The text of an open document as the server has it.
  func text(of uri: String) -> [CodeUnit]? {
    guard let text = server.session.documents[uri]?.text else { return nil }
    return text.units(in: TextRange(TextPosition(line: 0, column: 0), text.end))
  }

  /// Everything written since the last call.
  func takeMessages() -> [JSONValue] {
    defer { client.messages = [] }
    return client.messages
  }

  /// Gives the server bytes as they are and lets it work until there is nothing left to do.
  func receive(raw bytes: [UInt8]) {
    _ = try? client.send(raw: bytes)
  }

  func receive(body: [UInt8]) {
    receive(raw: ClientMessage.frame(body))
  }

  /// Sends a notification. In a burst more comes at once, and the server does not get to work yet.
  func notify(_ method: String, isBurst: Bool = false, _ params: (inout JSONWriter) -> Void) {
    server.worksAtOnce = !isBurst
    defer { server.worksAtOnce = true }
    _ = try? client.notify(method, params)
  }

  /// - Returns: every answer to the request: there must be one.
  func request(_ method: String, _ params: (inout JSONWriter) -> Void) -> [JSONValue] {
    guard let id = try? client.request(method, params).id else { return [] }
    return takeMessages().filter { $0["id"]?.int == id && $0["method"] == nil }
  }

  /// Starts the session; `encoding` is the only one the client offers.
  func initialize(encoding: PositionEncoding = .utf16) {
    _ = request("initialize") {
      $0.object {
        $0.field("processId", Int?.none)
        $0.field("rootUri", String?.none)
        $0.field("capabilities") {
          $0.object {
            $0.field("general") { $0.object { $0.field("positionEncodings", [encoding.rawValue]) } }
            $0.field("textDocument") {
              $0.object {
                $0.field("publishDiagnostics") { $0.object { $0.field("relatedInformation", true) } }
                $0.field("documentSymbol") { $0.object { $0.field("hierarchicalDocumentSymbolSupport", true) } }
              }
            }
          }
        }
      }
    }
    notify("initialized") { $0.object { _ in } }
  }

  func open(_ uri: String, _ text: [CodeUnit], language: String = "plaintext", version: Int = 1) {
    _ = try? client.open(uri, language: language, version: version) { $0.string(exactly: text) }
  }
}

extension JSONWriter {
  /// A string that keeps lone surrogates, which a client can send as escapes and the writer itself never would.
  mutating func string(exactly units: [CodeUnit]) {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for unit in units {
      switch unit.rawValue {
      case 0x20, 0x21, 0x23...0x5B, 0x5D...0x7E, 0x80..<0xD800, 0xE000...0xFFFF:
        bytes += Array(String(decoding: [unit.rawValue], as: UTF16.self).utf8)
      default:
        let digits = String(unit.rawValue, radix: 16)
        bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      }
    }
    if let string = try? JSONValue(bytes + [UInt8(ascii: "\"")]) { value(string) } else { null() }
  }

  mutating func whole(_ uri: String) {
    object { $0.field("textDocument") { $0.object { $0.field("uri", uri) } } }
  }

  mutating func place(_ uri: String, _ line: Int, _ character: Int) {
    object {
      $0.field("textDocument") { $0.object { $0.field("uri", uri) } }
      $0.field("position", ClientPosition(line: line, character: character))
    }
  }
}
