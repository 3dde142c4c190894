import Completion
import JSON
import LanguageServerProtocol
import Server
import Structure
import Text

/// Document → answer: what the server works out when it is asked, and what writing it down costs.
enum AnswerStages {
  /// Places in the draft at which completion is asked.
  private static let places = 40

  static func run(_ draft: Draft, into report: inout Report) {
    let document = Document(draft.text)
    let symbols = document.symbols
    report.add("stage", "symbols", bytes: draft.bytes, sample { document.symbols })
    report.add("stage", "encode symbols", bytes: draft.bytes, sample { encoded(symbols, of: document) })
    report.add("stage", "completion", bytes: draft.bytes, completions(document))
  }

  /// The answer to `textDocument/documentSymbol` as it goes out; its length.
  private static func encoded(_ symbols: [Symbol], of document: Document) -> Int {
    var maker = SymbolMaker(uri: "file:///draft.txt", positions: PositionMapper(document.text, .utf16))
    var json = JSONWriter()
    maker.tree(symbols).write(to: &json)
    return json.count
  }

  /// Milliseconds a place.
  private static func completions(_ document: Document) -> [Double] {
    let engine = CompletionEngine()
    let lines = document.text.lines.indices.filter { document.text.line($0).units.count >= 16 }
    let cursors = (0..<min(places, lines.count)).map { index in
      let line = lines[index * lines.count / places]
      return TextPosition(line: line, column: document.text.line(line).units.count * 2 / 3)
    }
    guard !cursors.isEmpty else { return [] }
    return sample {
      for cursor in cursors { keep(engine.complete(document, at: cursor)) }
    }.map { $0 / Double(cursors.count) }
  }
}
