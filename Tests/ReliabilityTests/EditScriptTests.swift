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
      "textDocument/diagnostic", "textDocument/semanticTokens/full", "textDocument/codeLens",
      "textDocument/formatting",
    ] {
      add(method) { $0.whole(uri) }
    }
    for place in places {
      for method in [
        "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/documentHighlight",
        "textDocument/linkedEditingRange",
      ] {
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
    Fuzz.run(12) { random, seed in
      var desk = WritersDesk(HostileText.draft(&random))
      let server = InMemoryServer()
      server.initialize(encoding: encoding)
      server.open(Self.uri, desk.units, language: language)
      var last = published(server)
      for version in 2..<(2 + random.int(in: 1..<25)) {
        let work = desk.work(&random)
        // Edits that come in a burst are one to the rules.
        let isBurst = random.int(in: 0..<3) == 0
        change(server, version, work, encoding, isBurst: isBurst)
        if isBurst { continue }
        last = published(server)
        #expect(server.text(of: Self.uri) == desk.units, "seed \(seed), version \(version): text")
        if random.int(in: 0..<4) == 0 { _ = view(server, Self.uri, at: []) }
        guard random.int(in: 0..<6) == 0 else { continue }
        compare(server, last, desk.units, encoding, language, &random, "seed \(seed), version \(version)")
      }
      change(server, 100, desk.work(&random), encoding)
      last = published(server)
      compare(server, last, desk.units, encoding, language, &random, "seed \(seed)")
    }
  }

  /// One notification with all the changes, each on the text that the one before left.
  private func change(
    _ server: InMemoryServer,
    _ version: Int,
    _ changes: [WritersDesk.Change],
    _ encoding: PositionEncoding,
    isBurst: Bool = false,
  ) {
    server.notify("textDocument/didChange", isBurst: isBurst) {
      $0.object {
        $0.field("textDocument") {
          $0.object {
            $0.field("uri", Self.uri)
            $0.field("version", version)
          }
        }
        $0.field("contentChanges") {
          $0.array(changes) { writer, change in
            writer.object {
              if let range = change.range {
                let ends = (
                  client(range.start, in: change.before, encoding), client(range.end, in: change.before, encoding)
                )
                $0.field("range", ClientRange(start: ends.0, end: ends.1))
              }
              $0.key("text")
              $0.string(exactly: change.newText)
            }
          }
        }
      }
    }
  }

  /// Text, findings, outline, candidates and all else are those of a server that has just opened the text.
  private func compare(
    _ server: InMemoryServer,
    _ last: String,
    _ units: [CodeUnit],
    _ encoding: PositionEncoding,
    _ language: String,
    _ random: inout SeededGenerator,
    _ when: String,
  ) {
    let fresh = InMemoryServer()
    fresh.initialize(encoding: encoding)
    fresh.open(Self.uri, units, language: language)
    #expect(last == published(fresh), "\(when): findings")
    let text = SourceText(units: units)
    let line = random.int(in: 0..<text.lines.count)
    let ends = [text.end, TextPosition(line: line, column: text.line(line).units.count)]
    let places = (0..<4).map { _ in HostileText.place(in: text, &random) } + ends
    let named = places.map { client($0, in: text, encoding) }
    let (kept, new) = (view(server, Self.uri, at: named), view(fresh, Self.uri, at: named))
    #expect(kept.count == new.count)
    for (old, new) in zip(kept, new) { #expect(old == new, "\(when)") }
  }

  private func client(_ place: TextPosition, in text: SourceText, _ encoding: PositionEncoding) -> ClientPosition {
    ClientPosition(line: place.line, character: character(place, in: text, encoding))
  }
}
