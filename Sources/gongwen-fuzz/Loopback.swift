import JSON
import LanguageServerProtocol
import ServerClient
import Text

/// A server and its client in one thread, with one draft between them.
final class Loopback {
  private static let uri = "untitled:fuzz"
  private let server = InMemoryServer()
  private let client: Client
  private var version = 0

  init() {
    client = Client(server)
    ask("initialize") {
      $0.object {
        $0.field("processId", Int?.none)
        $0.field("rootUri", String?.none)
        $0.field("capabilities") { $0.object { _ in } }
      }
    }
    notify("initialized") { $0.object { _ in } }
  }

  /// Handles everything that waits.
  func work() { expect { try client.settle(milliseconds: 1) } }

  func open(_ units: [CodeUnit], language: String) {
    version += 1
    expect { try client.open(Self.uri, language: language, version: version) { $0.string(exactly: units) } }
  }

  /// Not handled yet; see `work`.
  func change(_ range: TextRange, _ units: [CodeUnit]) {
    version += 1
    server.worksAtOnce = false
    defer { server.worksAtOnce = true }
    notify("textDocument/didChange") { [version] in
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
              $0.field("text") { $0.string(exactly: units) }
            }
          }
        }
      }
    }
  }

  /// What a client sees: findings, outline, folds, and candidates and explanations at `places`.
  func view(at places: [TextPosition]) -> [[UInt8]] {
    work()
    var result: [[UInt8]] = []
    expect {
      let published = try client.diagnostics(Self.uri, version: version, seconds: 1)
      result.append(Array(published.message["params"]?["diagnostics"]?.source ?? []))
    }
    for method in ["textDocument/documentSymbol", "textDocument/foldingRange"] {
      result.append(ask(method) { $0.object { $0.field("textDocument") { $0.object { $0.field("uri", Self.uri) } } } })
    }
    for place in places {
      // As a client does that lets a key ask.
      result.append(ask("textDocument/completion", at: place, trigger: 3))
      for method in ["textDocument/hover", "textDocument/selectionRange"] { result.append(ask(method, at: place)) }
    }
    // What the writer asks for depends, by design, on whether the last character was typed just now: so it was in no draft.
    change(TextRange(TextPosition(line: 0, column: 0), TextPosition(line: 0, column: 0)), [])
    work()
    for place in places { result.append(ask("textDocument/completion", at: place, trigger: 1)) }
    return result
  }

  private func ask(_ method: String, at place: TextPosition, trigger: Int? = nil) -> [UInt8] {
    ask(method) {
      $0.object {
        $0.field("textDocument") { $0.object { $0.field("uri", Self.uri) } }
        $0.field("position", Self.position(place))
        $0.field("positions", [Self.position(place)])
        if let trigger { $0.field("context") { $0.object { $0.field("triggerKind", trigger) } } }
      }
    }
  }

  private static func position(_ place: TextPosition) -> ClientPosition {
    ClientPosition(line: place.line, character: place.column)
  }

  @discardableResult
  private func ask(_ method: String, _ params: (inout JSONWriter) -> Void) -> [UInt8] {
    var answer: [UInt8] = []
    expect { answer = Array(try client.ask(method, params).result?.source ?? []) }
    return answer
  }

  private func notify(_ method: String, _ params: (inout JSONWriter) -> Void) {
    expect { try client.notify(method, params) }
  }

  /// A server that does not answer is a finding.
  private func expect(_ body: () throws -> Void) {
    do { try body() } catch { fatalError("\(error)") }
    guard client.faults.isEmpty, client.strayAnswers == 0 else { fatalError("the server wrote no message") }
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
