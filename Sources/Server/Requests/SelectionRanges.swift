import JSON
import LanguageServerProtocol
import Structure
import Text

/// Selecting more and more: clause, sentence, item, paragraph, each section around it, all.
enum SelectionRanges: Request {
  static let feature = Feature(
    "selectionRangeProvider",
    "逐级选择：分句、句子、分项、段落、各级部分、全文",
    [SelectionRanges.self],
  )
  static let method: StaticString = "textDocument/selectionRange"

  static func answer(
    _ params: SelectionRangeParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    var positions = session.positions(of: open)
    result.array(params.positions) { writer, position in
      write(open.document.selections(around: positions.text(position))[...], &positions, to: &writer)
    }
  }

  private static func write(
    _ ranges: ArraySlice<TextRange>,
    _ positions: inout PositionMapper,
    to writer: inout JSONWriter,
  ) {
    guard let first = ranges.first else { return writer.null() }
    writer.object {
      $0.field("range", positions.client(first))
      guard ranges.count > 1 else { return }
      $0.key("parent")
      write(ranges.dropFirst(), &positions, to: &$0)
    }
  }
}
