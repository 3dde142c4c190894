import JSON
import LanguageServerProtocol
import Structure
import Text

/// The words that all members of a series share at the head of their headings are edited together: 坚持…、坚持…、坚持….
enum LinkedEditing: Request {
  static let feature = Feature(
    "linkedEditingRangeProvider",
    "联动编辑：同一序列各标题共有的开头（坚持…、坚持…）一起改",
    [LinkedEditing.self],
  )
  static let method: StaticString = "textDocument/linkedEditingRange"

  static func answer(_ params: PositionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let position = session.positions(of: open).text(params.position)
    let places = open.document.sharedBeginnings(at: position)
    guard places.count > 1 else { return result.null() }
    var positions = session.positions(of: open)
    result.object {
      $0.key("ranges")
      $0.array(places) { writer, place in writer.range(positions.client(place)) }
    }
  }
}
