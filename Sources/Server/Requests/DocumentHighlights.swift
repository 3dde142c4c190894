import JSON
import LanguageServerProtocol
import Structure
import Text

/// On a marker the whole series it belongs to; on a term everywhere it stands.
enum DocumentHighlights: Request {
  static let feature = Feature(
    "documentHighlightProvider",
    "同类突出显示：同一序列的各项、同一提法的各处",
    [DocumentHighlights.self],
  )
  static let method: StaticString = "textDocument/documentHighlight"

  static func answer(_ params: PositionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let position = session.positions(of: open).text(params.position)
    let places =
      series(at: position, in: open.document)
      ?? Term(at: position, in: open.document)?.occurrences(in: open.document) ?? []
    var positions = session.positions(of: open)
    result.array(places) { writer, place in
      writer.object {
        $0.field("range", positions.client(place))
        $0.field("kind", 1)
      }
    }
  }

  /// Markers and headings of the series whose marker is at `position`.
  private static func series(at position: TextPosition, in document: Document) -> [TextRange]? {
    if let index = document.node(opening: position.line), let series = document.outline.nodes[index].series,
      document.outline.series.indices.contains(series), let ordinal = document.outline.nodes[index].ordinal,
      TextRange(line: position.line, ordinal.range).touches(position)
    {
      return document.outline.series[series].members.compactMap { document.outline.node($0).map(document.headRange) }
    }
    let paragraph = document.paragraph(at: position.line)
    let run = paragraph.syntax.runs.first { run in
      run.items.contains { paragraph.range($0.ordinal.range).touches(position) }
    }
    return run.map { run in
      run.items.map {
        paragraph.range($0.ordinal.range.lowerBound..<max($0.ordinal.range.upperBound, $0.head.upperBound))
      }
    }
  }
}
