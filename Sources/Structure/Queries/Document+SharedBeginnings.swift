package import Text

extension Document {
  /// The words that all members of the series at `position` share at the head of their headings (坚持…、坚持…、坚持…),
  /// if it stands in or at them; else empty.
  ///
  /// - Complexity: linear in the members' headings, or in the paragraph.
  package func sharedBeginnings(at position: TextPosition) -> [TextRange] {
    if let index = node(opening: position.line), let series = outline.nodes[index].series,
      outline.series.indices.contains(series)
    {
      let heads = outline.series[series].members.compactMap { outline.node($0) }.map {
        TextRange(line: $0.line, $0.head)
      }
      return beginnings(of: heads, around: position)
    }
    let paragraph = self.paragraph(at: position.line)
    for run in paragraph.syntax.runs {
      let found = beginnings(of: run.items.map { paragraph.range($0.head) }, around: position)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func beginnings(of heads: [TextRange], around position: TextPosition) -> [TextRange] {
    // A heading that runs over a line end has no beginning on one line.
    guard heads.count > 1, heads.allSatisfy({ $0.start.line == $0.end.line }) else { return [] }
    let texts = heads.map { text.units(in: $0) }
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
