import Structure
import Text

/// A section and its neighbour change places, each with everything below it.
enum SectionMove {
  static func up(_ index: Int, in document: Document) -> Refactoring? {
    guard let (members, place) = siblings(of: index, in: document), let before = members[safe: place - 1] else {
      return nil
    }
    return swap("上移（连同下级）", before, index, in: document)
  }

  static func down(_ index: Int, in document: Document) -> Refactoring? {
    guard let (members, place) = siblings(of: index, in: document), let after = members[safe: place + 1] else {
      return nil
    }
    return swap("下移（连同下级）", index, after, in: document)
  }

  private static func siblings(of index: Int, in document: Document) -> (members: [Int], place: Int)? {
    let outline = document.outline
    guard let series = outline.node(index)?.series.flatMap({ outline.series[safe: $0] }), series.style.counts,
      let place = series.members.firstIndex(of: index)
    else { return nil }
    return (members: series.members, place: place)
  }

  private static func swap(_ title: String, _ first: Int, _ second: Int, in document: Document) -> Refactoring? {
    guard let a = NumberedSeries.Member(node: first, in: document),
      let b = NumberedSeries.Member(node: second, in: document), a.ordinal.style == b.ordinal.style,
      let toSecond = a.edit(saying: b.ordinal.number), let toFirst = b.edit(saying: a.ordinal.number),
      let neighbours = Neighbours(first, second, in: document)
    else { return nil }
    return Refactoring(title: title, swapping: neighbours, numerals: [toSecond, toFirst])
  }

  /// The lines of two sections, one right behind the other.
  struct Neighbours: Hashable, Sendable {
    private let first: Range<Int>
    private let second: Range<Int>

    /// Nil where something that is neither's stands between them.
    init?(_ first: Int, _ second: Int, in document: Document) {
      let outline = document.outline
      guard let a = outline.node(first), let b = outline.node(second), a.line < b.line, a.parent == b.parent,
        a.lastLine < b.line
      else { return nil }
      // What ends the document belongs to no section: 附件, 落款, 日期.
      var end = min(b.lastLine, document.syntax.count - 1) + 1
      for element in outline.elements where element.kind != .title && element.range.start.line > b.line {
        end = min(end, element.range.start.line)
      }
      self.first = a.line..<Neighbours.end(of: a.line..<b.line, in: document)
      self.second = b.line..<Neighbours.end(of: b.line..<max(end, b.line + 1), in: document)
    }

    /// Without the blank lines at the end.
    private static func end(of lines: Range<Int>, in document: Document) -> Int {
      var end = lines.upperBound
      while end > lines.lowerBound + 1, document.syntax[safe: end - 1]?.kind == .blank { end -= 1 }
      return end
    }

    /// `numerals`, of which each stays inside its line, and the change of places.
    func edits(_ numerals: [TextEdit], in document: Document) -> [TextEdit] {
      let renumbered = document.text.applying(numerals)
      let outside = numerals.filter { !(first.lowerBound..<second.upperBound).contains($0.range.start.line) }
      var units: [CodeUnit] = []
      append(second, ending: first, of: renumbered, to: &units)
      for line in renumbered.lines[first.upperBound..<second.lowerBound] { units += line.units + line.ending.units }
      append(first, ending: second, of: renumbered, to: &units)
      let last = document.text.line(second.upperBound - 1)
      let start = TextPosition(line: first.lowerBound, column: 0)
      let end =
        last.ending == .none
        ? TextPosition(line: second.upperBound - 1, column: last.units.count)
        : TextPosition(line: second.upperBound, column: 0)
      let swap = TextEdit(range: TextRange(start, end), newText: units)
      return (outside + [swap]).sorted { $0.range.start < $1.range.start }
    }

    /// The lines of `block`, of which the last ends as that of `place` does: the last line of a text has no end.
    private func append(_ block: Range<Int>, ending place: Range<Int>, of text: SourceText, to units: inout [CodeUnit])
    {
      for index in block {
        let line = text.line(index)
        units += line.units
        units += (index == block.upperBound - 1 ? text.line(place.upperBound - 1) : line).ending.units
      }
    }
  }
}
