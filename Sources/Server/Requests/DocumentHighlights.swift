import JSON
import LanguageServerProtocol
import Structure
import Text

/// On a marker the whole series it belongs to and the count that announces it; on a term everywhere it stands; on a
/// parallel expression the others.
enum DocumentHighlights: Request {
  static let feature = Feature(
    "documentHighlightProvider",
    "同类突出显示：同一序列的各项及所述项数、同组排比的各句、同一提法的各处",
    [DocumentHighlights.self],
  )
  static let method: StaticString = "textDocument/documentHighlight"

  static func answer(_ params: PositionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let position = session.positions(of: open).text(params.position)
    var positions = session.positions(of: open)
    result.array(open.document.kin(at: position)) { writer, place in
      writer.object {
        $0.field("range", positions.client(place))
        $0.field("kind", 1)
      }
    }
  }
}
