package import Text

extension Document {
  /// What may be selected around each of `positions`, innermost first: clause, sentence, inline items, paragraph, each
  /// section around it, the whole text. Each range holds the one before and is larger; none is empty but the first.
  ///
  /// - Complexity: a paragraph is read once for all the positions in it that follow one another.
  package func selections(around positions: [TextPosition]) -> [[TextRange]] {
    var known: (paragraph: Paragraph, items: NestedRanges)?
    return positions.map { position in
      let position = text.clamp(position)
      let paragraph: Paragraph
      let items: NestedRanges
      if let known, known.paragraph.lines.contains(position.line) {
        (paragraph, items) = known
      } else {
        paragraph = self.paragraph(at: position.line)
        items = NestedRanges(paragraph.syntax.runs.flatMap { run in run.items.map { $0.range } })
        known = (paragraph, items)
      }
      return selections(around: position, paragraph, items)
    }
  }

  private func selections(
    around position: TextPosition,
    _ paragraph: Paragraph,
    _ items: NestedRanges,
  ) -> [TextRange] {
    var candidates = [TextRange(position, position)]
    if let offset = paragraph.offset(of: position) {
      let units = paragraph.units
      var inner = [Document.clauseMarks, Document.sentenceMarks].map { units.stretch(around: offset, between: $0) }
      inner += items.around(offset)
      inner.append(paragraph.syntax.content)
      candidates += inner.ordered { $0.count }.map(paragraph.range)
      candidates.append(paragraph.range(0..<units.count))
    }
    candidates += nodes(around: position.line).compactMap { outline.node($0).map(sectionRange) }
    candidates.append(TextRange(TextPosition(line: 0, column: 0), text.end))
    var result: [TextRange] = []
    for candidate in candidates where candidate.touches(position) {
      guard let last = result.last else {
        result.append(candidate)
        continue
      }
      if candidate != last, candidate.contains(last) { result.append(candidate) }
    }
    return result
  }

  private static let clauseMarks: [CodeUnit] = ["，", "、", "；", "：", "。", "！", "？", "“", "”", ",", ";"]
  private static let sentenceMarks: [CodeUnit] = ["。", "！", "？", "；"]
}

/// Ranges of which some lie inside others, to be asked for those around a place.
private struct NestedRanges {
  /// By where they begin.
  private let ranges: [Range<Int>]
  /// How far the ranges up to each one reach.
  private var reach: [Int] = []

  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges.ordered { $0.lowerBound }
    reach.reserveCapacity(ranges.count)
    for range in self.ranges { reach.append(max(reach.last ?? 0, range.upperBound)) }
  }

  /// Those that hold `offset` or end at it. O(log n), plus what lies between the outermost of them and the place.
  func around(_ offset: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var next = ranges.partitioningIndex { $0.lowerBound > offset } - 1
    while next >= 0, reach[next] >= offset {
      if ranges[next].upperBound >= offset { result.append(ranges[next]) }
      next -= 1
    }
    return result
  }
}

extension [CodeUnit] {
  /// The columns around `column` up to the marks on either side, the marks and blanks in front left out.
  fileprivate func stretch(around column: Int, between marks: [CodeUnit]) -> Range<Int> {
    let column = Swift.min(Swift.max(0, column), count)
    var start = column
    var end = column
    while start > 0, !marks.contains(self[start - 1]) { start -= 1 }
    while end < count, !marks.contains(self[end]) { end += 1 }
    while start < column, self[start].isBlank { start += 1 }
    return start..<end
  }
}
