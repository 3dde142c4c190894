import LanguageServerProtocol
import Structure

/// On a marker the whole series it belongs to and the count that announces it; on a term everywhere it stands; on a
/// parallel expression the others.
enum DocumentHighlights: Request {
  static let feature = Feature(
    "documentHighlightProvider",
    "同类突出显示：同一序列的各项及所述项数、同组排比的各句、同一提法的各处",
    [RequestHandler(DocumentHighlights.self)],
  )
  static let method: StaticString = "textDocument/documentHighlight"

  static func answer(_ params: PositionParams, _ session: Session) throws(ResponseError) -> [DocumentHighlight]? {
    guard let open = session.document(params.uri) else { return nil }
    var positions = session.positions(of: open)
    let places = open.document.relatedPlaces(at: positions.text(params.position))
    return places.map { DocumentHighlight(range: positions.client($0)) }
  }
}
