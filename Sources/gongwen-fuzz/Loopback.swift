import JSON
import LanguageServerProtocol
import Server
import Text

/// A server and its client in one thread, with one draft between them.
final class Loopback {
  private static let uri = "untitled:fuzz"
  private let session: Session
  private let heard = Heard()
  private var version = 0
  private var lastID = 0

  private final class Heard {
    var framer = MessageFramer()
    /// The diagnostics published last.
    var findings: [UInt8] = []
    var answers: [Int: [UInt8]] = [:]
  }

  private final class AtOnce: BackgroundRunner {
    func run(_ work: @escaping @Sendable () -> Void) { work() }
  }

  init() {
    let heard = heard
    session = Session(options: Session.Options(), mailbox: Mailbox {}, background: AtOnce()) { bytes in
      heard.framer.push(bytes) { frame in
        guard case .body(let body) = frame, let message = try? JSONValue(body) else {
          fatalError("the server wrote no message")
        }
        if let id = message["id"]?.int, message["method"] == nil {
          heard.answers[id] = Array((message["result"] ?? message["error"])?.source ?? [])
        } else if message["method"]?.string == "textDocument/publishDiagnostics" {
          heard.findings = Array(message["params"]?["diagnostics"]?.source ?? [])
        }
      }
    }
    ask("initialize") {
      $0.object {
        $0.field("processId") { $0.null() }
        $0.field("rootUri") { $0.null() }
        $0.field("capabilities") { $0.object { _ in } }
      }
    }
    notify("initialized") { $0.object { _ in } }
  }

  /// Handles everything that waits.
  func work() {
    while session.step() {}
  }

  func open(_ units: [CodeUnit], language: String) {
    version += 1
    notify("textDocument/didOpen") { [version] in
      $0.object {
        $0.field("textDocument") {
          $0.object {
            $0.field("uri", Self.uri)
            $0.field("languageId", language)
            $0.field("version", version)
            $0.key("text")
            $0.string(exactly: units)
          }
        }
      }
    }
  }

  /// Not handled yet; see `work`.
  func change(_ range: TextRange, _ units: [CodeUnit]) {
    version += 1
    send("textDocument/didChange", id: nil) { [version] in
      $0.object {
        $0.field("textDocument") {
          $0.object {
            $0.field("uri", Self.uri)
            $0.field("version", version)
          }
        }
        $0.field("contentChanges") {
          $0.array {
            $0.object {
              $0.field("range", ClientRange(start: Self.position(range.start), end: Self.position(range.end)))
              $0.key("text")
              $0.string(exactly: units)
            }
          }
        }
      }
    }
  }

  /// What a client sees: findings, outline, folds, and candidates and explanations at `places`.
  func view(at places: [TextPosition]) -> [[UInt8]] {
    work()
    var result = [heard.findings]
    for method in ["textDocument/documentSymbol", "textDocument/foldingRange"] {
      result.append(ask(method) { $0.object { $0.field("textDocument") { $0.object { $0.field("uri", Self.uri) } } } })
    }
    for place in places {
      for method in ["textDocument/completion", "textDocument/hover", "textDocument/selectionRange"] {
        let answer = ask(method) {
          $0.object {
            $0.field("textDocument") { $0.object { $0.field("uri", Self.uri) } }
            $0.field("position") { $0.position(Self.position(place)) }
            $0.field("positions") { $0.array { $0.position(Self.position(place)) } }
          }
        }
        result.append(answer)
      }
    }
    return result
  }

  private static func position(_ place: TextPosition) -> ClientPosition {
    ClientPosition(line: place.line, character: place.column)
  }

  @discardableResult
  private func ask(_ method: String, _ params: (inout JSONWriter) -> Void) -> [UInt8] {
    lastID += 1
    send(method, id: lastID, params)
    work()
    guard let answer = heard.answers.removeValue(forKey: lastID) else { fatalError("\(method) was not answered") }
    return answer
  }

  private func notify(_ method: String, _ params: (inout JSONWriter) -> Void) {
    send(method, id: nil, params)
    work()
  }

  private func send(_ method: String, id: Int?, _ params: (inout JSONWriter) -> Void) {
    ClientMessage.frame(ClientMessage.body(method, id: id, params)).withUnsafeBytes { session.receive($0) }
  }
}

extension JSONWriter {
  /// A string with every unit escaped, so that halves of surrogate pairs come through as a client can send them.
  fileprivate mutating func string(exactly units: [CodeUnit]) {
    var text: [UInt8] = [UInt8(ascii: "\"")]
    for unit in units {
      let digits = String(unit.rawValue, radix: 16)
      text += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8
    }
    text.append(UInt8(ascii: "\""))
    if let string = try? JSONValue(text) { value(string) }
  }
}
