import Completion
import JSON
import LanguageServerProtocol
import Server
import Structure
import Text

/// Document → answer: what the server works out when it is asked, and what writing it down costs.
enum AnswerStages {
  /// A full list.
  private static let items = 50
  /// Places in the draft at which completion is asked.
  private static let places = 40

  static func run(_ draft: SampleDraft, into report: inout Report) {
    let document = Document(draft.text)
    let symbols = document.symbols
    report.add("stage", "symbols", bytes: draft.bytes, sample { document.symbols })
    report.add("stage", "encode symbols", bytes: draft.bytes, sample { encoded(symbols, of: document) })
    report.add("stage", "completion", bytes: draft.bytes, completions(document))
    report.add("stage", "encode \(items) completions", bytes: draft.bytes, sample { encodedList() })
  }

  /// The answer to `textDocument/documentSymbol` as it goes out; its length.
  private static func encoded(_ symbols: [Symbol], of document: Document) -> Int {
    var maker = SymbolMaker(uri: "file:///draft.txt", positions: PositionMapper(document.text, .utf16))
    var json = JSONWriter()
    maker.tree(symbols).write(to: &json)
    return json.count
  }

  /// The answer to `textDocument/completion` as it goes out, made and written; its length.
  private static func encodedList() -> Int {
    let start = ClientPosition(line: 12, character: 30)
    let range = ClientRange(start: start, end: ClientPosition(line: 12, character: 34))
    let list = CompletionList(
      isIncomplete: true,
      items: (0..<items).map { rank in
        var item = CompletionItem(
          label: "全面建设社会主义现代化国家",
          kind: .keyword,
          sortText: "0\(rank)",
          filterText: "全面建设社会主义现代化国家",
          range: range,
          newText: "全面建设社会主义现代化国家",
        )
        item.detail = "固定用语"
        item.data = CompletionItem.Data(table: 1, row: rank, edition: 0)
        return item
      },
      edition: nil,
    )
    var json = JSONWriter()
    list.write(to: &json)
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
