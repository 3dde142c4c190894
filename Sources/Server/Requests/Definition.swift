import JSON
import LanguageServerProtocol
import Structure
import Text

/// From 见第三部分, 本法第四条, 见附件2 to that place; from an announced count to its items and back; from a term to where
/// it is set.
enum Definition: Request {
  static let feature = Feature(
    "definitionProvider",
    "转到：文内引用所指之处、所述项数与各项互转、简称与提法的出处",
    [Definition.self],
  )
  static let method: StaticString = "textDocument/definition"

  static func answer(_ params: PositionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let position = session.positions(of: open).text(params.position)
    session.writeLocations(open.document.definitions(at: position), in: open, to: &result)
  }
}

/// From a heading to where the text refers to it; from a count to its items; from a term to everywhere it stands.
enum References: Request {
  static let feature = Feature(
    "referencesProvider",
    "查找引用：引用本条的各处、所述项数的各项、同一提法的各处、同组排比的各句",
    [References.self],
  )
  static let method: StaticString = "textDocument/references"

  static func answer(_ params: ReferenceParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let position = session.positions(of: open).text(params.position)
    let places = open.document.references(at: position, includesDeclaration: params.includesDeclaration)
    session.writeLocations(places, in: open, to: &result)
  }
}

extension Session {
  func writeLocations(_ places: [TextRange], in open: OpenDocument, to writer: inout JSONWriter) {
    var positions = positions(of: open)
    writer.array(places) { writer, place in writer.location(open.uri, positions.client(place)) }
  }
}
