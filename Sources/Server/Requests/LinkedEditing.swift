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
    let places = shared(at: position, in: open.document)
    guard places.count > 1 else { return result.null() }
    var positions = session.positions(of: open)
    result.object {
      $0.key("ranges")
      $0.array(places) { writer, place in writer.range(positions.client(place)) }
    }
  }

  /// The shared beginnings of the headings of the series at `position`; empty when it does not stand in one.
  static func shared(at position: TextPosition, in document: Document) -> [TextRange] {
    if let index = document.node(opening: position.line), let series = document.outline.nodes[index].series,
      document.outline.series.indices.contains(series)
    {
      let heads = document.outline.series[series].members.compactMap { document.outline.node($0) }.map {
        TextRange(line: $0.line, $0.head)
      }
      return beginnings(of: heads, around: position, in: document)
    }
    let paragraph = document.paragraph(at: position.line)
    for run in paragraph.syntax.runs {
      let found = beginnings(of: run.items.map { paragraph.range($0.head) }, around: position, in: document)
      if !found.isEmpty { return found }
    }
    return []
  }

  private static func beginnings(
    of heads: [TextRange],
    around position: TextPosition,
    in document: Document,
  ) -> [TextRange] {
    // A heading that runs over a line end has no beginning on one line.
    guard heads.count > 1, heads.allSatisfy({ $0.start.line == $0.end.line }) else { return [] }
    let texts = heads.map { document.text.units(in: $0) }
    guard let first = texts.first else { return [] }
    var length = first.count
    for text in texts {
      var same = 0
      while same < min(length, text.count), text[same] == first[same] { same += 1 }
      length = same
    }
    if length > 0, first[length - 1].isHighSurrogate { length -= 1 }
    guard length >= 1 else { return [] }
    let places = heads.map { TextRange(line: $0.start.line, $0.start.column..<$0.start.column + length) }
    return places.contains { $0.touches(position) } ? places : []
  }
}
