import JSON
import LanguageServerProtocol
import Text

@testable import Server

/// A session driven through its own bytes, without a process: everything but the pipes is real.
final class InMemoryServer {
  private let session: Session
  private let received = Received()
  private var lastID = 0

  /// Runs work at once, in the caller's thread.
  private final class AtOnce: BackgroundRunner {
    func run(_ work: @escaping @Sendable () -> Void) { work() }
  }

  /// What the server wrote.
  private final class Received {
    var framer = MessageFramer()
    var messages: [JSONValue] = []
    /// Bytes that were no message.
    var faults: [String] = []
  }

  init(options: Session.Options = Session.Options()) {
    let received = received
    session = Session(options: options, mailbox: Mailbox {}, background: AtOnce()) { bytes in
      received.framer.push(bytes) { frame in
        guard case .body(let body) = frame, let message = try? JSONValue(body) else {
          received.faults.append("\(frame)")
          return
        }
        received.messages.append(message)
      }
    }
  }

  var exitCode: Int32? { session.exitCode }
  var faults: [String] { received.faults }

  /// The text of an open document as the server has it.
  func text(of uri: String) -> [CodeUnit]? {
    guard let text = session.documents[uri]?.text else { return nil }
    return text.units(in: TextRange(TextPosition(line: 0, column: 0), text.end))
  }

  /// Everything written since the last call.
  func takeMessages() -> [JSONValue] {
    defer { received.messages = [] }
    return received.messages
  }

  /// Gives the server bytes as they are and lets it work until there is nothing left to do.
  func receive(raw bytes: [UInt8]) {
    bytes.withUnsafeBytes { session.receive($0) }
    while session.exitCode == nil, session.step() {}
  }

  func receive(body: [UInt8]) {
    receive(raw: ClientMessage.frame(body))
  }

  /// Sends a notification. In a burst more comes at once, and the server does not get to work yet.
  func notify(_ method: String, isBurst: Bool = false, _ params: (inout JSONWriter) -> Void) {
    let body = ClientMessage.body(method, id: nil, params)
    if !isBurst { return receive(body: body) }
    ClientMessage.frame(body).withUnsafeBytes { session.receive($0) }
  }

  /// - Returns: every answer to the request: there must be one.
  func request(_ method: String, _ params: (inout JSONWriter) -> Void) -> [JSONValue] {
    lastID += 1
    let id = lastID
    receive(body: ClientMessage.body(method, id: id, params))
    return takeMessages().filter { $0["id"]?.int == id && $0["method"] == nil }
  }

  /// Starts the session; `encoding` is the only one the client offers.
  func initialize(encoding: PositionEncoding = .utf16) {
    _ = request("initialize") {
      $0.object {
        $0.field("processId") { $0.null() }
        $0.field("rootUri") { $0.null() }
        $0.field("capabilities") {
          $0.object {
            $0.field("general") {
              $0.object { $0.field("positionEncodings") { $0.array { $0.string(encoding.rawValue) } } }
            }
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
    notify("textDocument/didOpen") {
      $0.object {
        $0.field("textDocument") {
          $0.object {
            $0.field("uri", uri)
            $0.field("languageId", language)
            $0.field("version", version)
            $0.key("text")
            $0.string(exactly: text)
          }
        }
      }
    }
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
      $0.field("position") { $0.position(ClientPosition(line: line, character: character)) }
    }
  }
}
