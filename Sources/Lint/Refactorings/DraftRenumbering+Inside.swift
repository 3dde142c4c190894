import Structure
import Text

extension Document {
  /// Counts the items inside paragraphs afresh: …（一）…；（二）…；（二）…；（三）….
  func countInside(_ isWanted: (OrdinalStyle) -> Bool, _ result: inout DraftRenumbering) {
    var line = 0
    while line < syntax.count {
      guard let own = syntax[safe: line], own.kind.isProse else {
        line += 1
        continue
      }
      // Nearly all lines have no series inside.
      let lines = paragraphLines(at: line)
      if lines.count > 1 || !own.runs.isEmpty { countInside(paragraph(at: line), isWanted, &result) }
      line = max(line + 1, lines.upperBound)
    }
  }

  private func countInside(
    _ paragraph: Paragraph,
    _ isWanted: (OrdinalStyle) -> Bool,
    _ result: inout DraftRenumbering,
  ) {
    let next = nextText(from: paragraph.lines.upperBound).flatMap { syntax[safe: $0]?.ordinal }
    for (index, run) in paragraph.syntax.runs.enumerated() {
      guard run.items.count > 1, let first = run.items.first?.ordinal, first.style.counts, isWanted(first.style),
        first.range.lowerBound > paragraph.syntax.content.lowerBound,
        next.map({ !$0.isSameFamily(as: first) }) ?? true, runBefore(paragraph, continuedBy: first) == nil,
        let series = NumberedSeries(run: index, of: paragraph, in: self), !series.slips.isEmpty, series.odd.isEmpty,
        series.numbers.allSatisfy({ 1...99 ~= $0 })
      else { continue }
      // What is missing may stand in the paragraph all the same, and was not read as one of them.
      let numbers = 1..<(series.numbers.max() ?? 1) + 1
      let missing = numbers.filter { number in !series.numbers.contains(number) }
      guard
        missing.allSatisfy({ number in
          first.marker(saying: number, in: paragraph.units).map { !paragraph.units.contains($0) } ?? false
        })
      else { continue }
      counted((0..<series.count).map { series[$0] }, &result)
    }
  }
}
