import LanguageServerProtocol
import Structure

/// The words that all members of a series share at the head of their headings are edited together: 坚持…、坚持…、坚持….
enum LinkedEditing: Request {
  static let feature = Feature(
    "linkedEditingRangeProvider",
    "联动编辑：同一序列各标题共有的开头（坚持…、坚持…）一起改",
    [RequestHandler(LinkedEditing.self)],
  )
  static let method: StaticString = "textDocument/linkedEditingRange"

  static func answer(_ params: PositionParams, _ session: Session) throws(ResponseError) -> LinkedEditingRanges? {
    guard let open = session.document(params.uri) else { return nil }
    var positions = session.positions(of: open)
    let places = open.document.sharedBeginnings(at: positions.text(params.position))
    return places.count > 1 ? LinkedEditingRanges(ranges: places.map { positions.client($0) }) : nil
  }
}
