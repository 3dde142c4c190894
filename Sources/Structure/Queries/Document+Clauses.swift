package import Text

/// The 款 of an article: its paragraphs, of which each holds the list of 项 behind it.
extension Document {
  /// The line on which each 款 of the article at node `index` begins; nil where that cannot be told for sure: behind what
  /// has no mark yet, an item that goes on without a number, a heading or a table.
  ///
  /// Reads no more of a line than what an outline depends on, so that it changes only where one does. Linear in the article.
  package func clauses(of index: Int) -> [Int]? {
    guard let article = outline.node(index), article.ordinal?.style == .article else { return nil }
    var starts = [article.line]
    var ending = ending(at: article.line)
    guard ending == .stop || ending == .colon else { return nil }
    /// The list that was read last, and whether a paragraph has come behind it.
    var (list, hasEnded) = (Int?.none, false)
    var line = paragraphLines(at: article.line).upperBound
    while line <= article.lastLine, let own = syntax[safe: line] {
      guard own.kind != .blank else {
        line += 1
        continue
      }
      guard own.kind == .text, !own.profile.isQuoted else { return nil }
      if let place = node(opening: line), let node = outline.node(place) {
        guard node.ordinal != nil else { return nil }
        if node.depth == article.depth + 1 {
          if hasEnded, node.series == list { return nil }
          (list, hasEnded) = (node.series, false)
        }
        ending = self.ending(at: line)
      } else if outline.elements.contains(where: { $0.range.start.line <= line && line <= $0.range.end.line }) {
        break
      } else {
        guard ending == .stop else { return nil }
        ending = self.ending(at: line)
        guard ending == .stop || ending == .colon else { return nil }
        hasEnded = true
        starts.append(line)
      }
      line = max(line + 1, paragraphLines(at: line).upperBound)
    }
    return starts
  }

  /// How the paragraph that begins on `line` ends.
  private func ending(at line: Int) -> LineProfile.Ending? {
    syntax[safe: paragraphLines(at: line).upperBound - 1]?.profile.ending
  }

  /// `references`, which stand in `units`, the paragraph on `line`, with the lines of the 款 and the headings that they name.
  package func placed(_ references: [Reference], in units: [CodeUnit] = [], on line: Int) -> [Reference] {
    guard references.contains(where: { $0.kind == .clause || $0.clause != nil || $0.title != nil }) else {
      return references
    }
    return references.map { reference in
      if reference.title != nil {
        var placed = reference
        placed.heading = heading(of: reference, in: units)
        return placed
      }
      guard reference.kind == .clause || reference.clause != nil else { return reference }
      var placed = reference
      placed.clauseLines = clauseLines(of: reference, on: line)
      return placed
    }
  }

  private func clauseLines(of reference: Reference, on line: Int) -> Range<Int>? {
    guard let index = outline.container(of: reference, line), let article = outline.node(index),
      let starts = clauses(of: index)
    else { return nil }
    let own = starts.partitioningIndex { $0 > line } - 1
    let place: Int
    switch reference.kind == .clause ? .number(reference.number) : reference.clause {
    case .number(let number): place = number - 1
    case .own: place = own
    case .previous: place = own - 1
    case nil: return nil
    }
    guard let start = starts[safe: place] else { return place < 0 ? nil : article.line..<article.line }
    return start..<(starts[safe: place + 1] ?? max(start, article.lastLine) + 1)
  }

  /// The article that `reference`, standing on `line`, names a 款 of, and how many that has; nil where nobody can tell.
  package func clauseCount(of reference: Reference, on line: Int) -> (article: OutlineNode, count: Int)? {
    guard let index = outline.container(of: reference, line), let article = outline.node(index),
      let starts = clauses(of: index)
    else { return nil }
    return (article, starts.count)
  }
}
