import LanguageServerProtocol
import Structure
import Text

/// From 见第三部分, 本法第四条, 见附件2 to that place; from an announced count to its items and back; from a term to where
/// it is set.
enum Definition: Request {
  static let feature = Feature(
    "definitionProvider",
    "转到：文内引用所指之处、所述项数与各项互转、简称与提法的出处",
    [RequestHandler(Definition.self)],
  )
  static let method: StaticString = "textDocument/definition"

  static func answer(_ params: PositionParams, _ session: Session) throws(ResponseError) -> [Location]? {
    guard let open = session.document(params.uri) else { return nil }
    let position = session.positions(of: open).text(params.position)
    return session.locations(open.document.definitions(at: position), in: open)
  }
}

/// From a heading to where the text refers to it; from a count to its items; from a term to everywhere it stands.
enum References: Request {
  static let feature = Feature(
    "referencesProvider",
    "查找引用：引用本条的各处、所述项数的各项、同一提法的各处、同组排比的各句",
    [RequestHandler(References.self)],
  )
  static let method: StaticString = "textDocument/references"

  static func answer(_ params: ReferenceParams, _ session: Session) throws(ResponseError) -> [Location]? {
    guard let open = session.document(params.uri) else { return nil }
    let position = session.positions(of: open).text(params.position)
    let places = open.document.references(at: position, includesDeclaration: params.includesDeclaration)
    return session.locations(places, in: open)
  }
}

extension Session {
  fileprivate func locations(_ places: [TextRange], in open: OpenDocument) -> [Location] {
    var positions = positions(of: open)
    return places.map { Location(uri: open.uri, range: positions.client($0)) }
  }
}
