import JSON
import LanguageServerProtocol
import Structure
import Text

/// From 见第三部分, 本法第四条, 见附件2 to that place; from a term to where it is set.
enum Definition: Request {
  static let feature = Feature("definitionProvider", "转到：文内引用所指之处、简称与提法的出处", [Definition.self])
  static let method: StaticString = "textDocument/definition"

  static func answer(_ params: PositionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let document = open.document
    let position = session.positions(of: open).text(params.position)
    var places: [TextRange] = []
    if let reference = document.reference(at: position) {
      places = document.outline.targets(of: reference, on: position.line).compactMap {
        document.outline.node($0).map(document.headRange)
      }
    } else if let term = Term(at: position, in: document), let place = term.definition(in: document) {
      places = [place]
    }
    session.writeLocations(places, in: open, to: &result)
  }
}

/// From a heading to where the text refers to it; from a term to everywhere it stands.
enum References: Request {
  static let feature = Feature("referencesProvider", "查找引用：引用本条的各处、同一提法的各处", [References.self])
  static let method: StaticString = "textDocument/references"

  static func answer(_ params: ReferenceParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let document = open.document
    let position = session.positions(of: open).text(params.position)
    var places: [TextRange] = []
    if let node = node(at: position, in: document) {
      if params.includesDeclaration { places.append(document.headRange(document.outline.nodes[node])) }
      places += references(to: node, in: document)
    } else if let term = Term(at: position, in: document) {
      places = term.occurrences(in: document)
      if !params.includesDeclaration, let definition = term.definition(in: document) {
        places.removeAll { $0 == definition }
      }
    }
    session.writeLocations(places, in: open, to: &result)
  }

  /// The node on whose marker the cursor stands, or which the reference under it means.
  private static func node(at position: TextPosition, in document: Document) -> Int? {
    if let reference = document.reference(at: position) {
      return document.outline.targets(of: reference, on: position.line).first
    }
    guard let index = document.node(opening: position.line), let ordinal = document.outline.nodes[index].ordinal,
      TextRange(line: position.line, ordinal.range).touches(position)
    else { return nil }
    return index
  }

  private static func references(to node: Int, in document: Document) -> [TextRange] {
    var result: [TextRange] = []
    for (index, line) in document.text.lines.enumerated() {
      for reference in Reference.all(in: line.units)
      where document.outline.targets(of: reference, on: index).contains(node) {
        result.append(TextRange(line: index, reference.range))
      }
    }
    return result
  }
}

extension Session {
  func writeLocations(_ places: [TextRange], in open: OpenDocument, to writer: inout JSONWriter) {
    var positions = positions(of: open)
    writer.array(places) { writer, place in writer.location(open.uri, positions.client(place)) }
  }
}
