import LanguageServerProtocol
import Structure

/// Selecting more and more: clause, sentence, item, paragraph, each section around it, all.
enum SelectionRanges: Request {
  static let feature = Feature(
    "selectionRangeProvider",
    "逐级选择：分句、句子、分项、段落、各级部分、全文",
    [RequestHandler(SelectionRanges.self)],
  )
  static let method: StaticString = "textDocument/selectionRange"

  static func answer(_ params: SelectionRangeParams, _ session: Session) throws(ResponseError) -> [SelectionRange]? {
    guard let open = session.document(params.uri) else { return nil }
    var positions = session.positions(of: open)
    let places = params.positions.map { positions.text($0) }
    return open.document.selections(around: places).map { ranges in
      SelectionRange(ranges.map { positions.client($0) })
    }
  }
}
