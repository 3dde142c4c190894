import Foundation
import JSON
import LanguageServerProtocol
import TestSupport
import Testing
import Text

/// After any script of edits the server knows what it would know had the text just been opened.
@Suite struct EditScriptTests {
  private static let uri = "file:///draft.txt"

  /// What a client sees of a document: every list the server gives for it, as bytes.
  private func view(_ server: InMemoryServer, _ uri: String, at places: [ClientPosition]) -> [String] {
    var result: [String] = []
    func add(_ method: String, _ params: (inout JSONWriter) -> Void) {
      for answer in server.request(method, params) {
        let what = answer["result"] ?? answer["error"]
        result.append(method + " " + String(decoding: what?.source ?? [], as: UTF8.self))
      }
    }
    for method in [
      "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/documentLink",
      "textDocument/diagnostic", "textDocument/semanticTokens/full",
    ] {
      add(method) { $0.whole(uri) }
    }
    for place in places {
      for method in ["textDocument/completion", "textDocument/hover", "textDocument/definition"] {
        add(method) { $0.place(uri, place.line, place.character) }
      }
    }
    return result.map(withoutResultIDs)
  }

  /// A result id names one state of one session and is never the same twice.
  private func withoutResultIDs(_ text: String) -> String {
    guard let start = text.range(of: "\"resultId\":\"") else { return text }
    guard let end = text[start.upperBound...].firstIndex(of: "\"") else { return text }
    return String(text[..<start.lowerBound]) + String(text[end...])
  }

  /// The diagnostics published last, as bytes.
  private func published(_ server: InMemoryServer) -> String {
    let last = server.takeMessages().last { $0["method"]?.string == "textDocument/publishDiagnostics" }
    return String(decoding: last?["params"]?["diagnostics"]?.source ?? [], as: UTF8.self)
  }

  private func character(_ place: TextPosition, in text: SourceText, _ encoding: PositionEncoding) -> Int {
    let line = text.line(place.line).units
    let before = line[..<min(place.column, line.count)]
    let string = String(decoding: before.map(\.rawValue), as: UTF16.self)
    let beyond = max(0, place.column - line.count)
    return switch encoding {
    case .utf16: before.count + beyond
    case .utf8: string.utf8.count + beyond
    case .utf32: string.unicodeScalars.count + beyond
    }
  }

  @Test(arguments: PositionEncoding.allCases, ["plaintext", "markdown"])
  func `any script of edits ends where a fresh open begins`(encoding: PositionEncoding, language: String) {
    Fuzz.run(25) { random, seed in
      var text = SourceText(units: HostileText.draft(&random))
      let server = InMemoryServer()
      server.initialize(encoding: encoding)
      server.open(Self.uri, text.units(in: TextRange(TextPosition(line: 0, column: 0), text.end)), language: language)
      var last = published(server)
      for version in 2..<(2 + random.int(in: 1..<25)) {
        let edit = HostileText.edit(of: text, &random)
        // A place inside a surrogate pair has no name in UTF-8 and UTF-32.
        let range =
          encoding == .utf16 ? edit.range : TextRange(clamped(edit.range.start, text), clamped(edit.range.end, text))
        server.notify("textDocument/didChange") {
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
                  $0.field(
                    "range",
                    ClientRange(
                      start: client(range.start, in: text, encoding),
                      end: client(range.end, in: text, encoding)
                    )
                  )
                  $0.key("text")
                  $0.string(exactly: edit.newText)
                }
              }
            }
          }
        }
        text.apply(TextEdit(range: range, newText: edit.newText))
        last = published(server)
        if random.int(in: 0..<4) == 0 { _ = view(server, Self.uri, at: []) }
      }
      let fresh = InMemoryServer()
      fresh.initialize(encoding: encoding)
      fresh.open(Self.uri, text.units(in: TextRange(TextPosition(line: 0, column: 0), text.end)), language: language)
      #expect(last == published(fresh), "seed \(seed): findings")
      let places = (0..<6).map { _ in client(HostileText.place(in: text, &random), in: text, encoding) }
      let kept = view(server, Self.uri, at: places)
      let new = view(fresh, Self.uri, at: places)
      #expect(kept.count == new.count)
      for (old, new) in zip(kept, new) { #expect(old == new, "seed \(seed)") }
    }
  }

  private func clamped(_ place: TextPosition, _ text: SourceText) -> TextPosition {
    var place = place
    place.column = min(place.column, text.line(place.line).units.count + 2)
    return text.clamp(place)
  }

  private func client(_ place: TextPosition, in text: SourceText, _ encoding: PositionEncoding) -> ClientPosition {
    ClientPosition(line: place.line, character: character(place, in: text, encoding))
  }
}
