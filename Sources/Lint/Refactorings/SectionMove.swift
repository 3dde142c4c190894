import Structure
import Text

/// A section and its neighbour change places, each with everything below it.
enum SectionMove {
  static func up(_ index: Int, in document: Document) -> Refactoring? {
    guard let (members, place) = siblings(of: index, in: document), let before = members[safe: place - 1] else {
      return nil
    }
    return swap("上移（连同下级）", before, index, movesFirst: false, in: document)
  }

  static func down(_ index: Int, in document: Document) -> Refactoring? {
    guard let (members, place) = siblings(of: index, in: document), let after = members[safe: place + 1] else {
      return nil
    }
    return swap("下移（连同下级）", index, after, movesFirst: true, in: document)
  }

  /// The row `place` of a 附件说明 and the one above or below, with the pages that have their numbers.
  static func row(_ list: OutlineList, _ place: Int, isUp: Bool, in document: Document) -> Refactoring? {
    guard let rows = NoteRows(list, isUp ? place - 1 : place, movesFirst: !isUp, in: document) else { return nil }
    let title = isUp ? "上移（连同附件）" : "下移（连同附件）"
    let pages = rows.pages(in: document)
    if pages.isEmpty {
      return Refactoring(title: title, swapping: nil, rows: rows, numerals: rows.numerals(in: document))
    }
    guard pages.count == 2 else { return nil }
    return swap(title, pages[0], pages[1], movesFirst: !isUp, rows: rows, in: document)
  }

  fileprivate static func siblings(of index: Int, in document: Document) -> (members: [Int], place: Int)? {
    let outline = document.outline
    guard let series = outline.series(of: index), series.style.counts || series.style == .sequenceWord,
      let place = series.members.firstIndex(of: index)
    else { return nil }
    return (members: series.members, place: place)
  }

  private static func swap(
    _ title: String,
    _ first: Int,
    _ second: Int,
    movesFirst: Bool,
    rows: NoteRows? = nil,
    in document: Document,
  ) -> Refactoring? {
    guard let a = NumberedSeries.Member(node: first, in: document),
      let b = NumberedSeries.Member(node: second, in: document), a.ordinal.style == b.ordinal.style,
      let numerals = exchange(a, b),
      let neighbours = Neighbours(first, second, movesFirst: movesFirst, in: document)
    else { return nil }
    let rows = rows ?? NoteRows(ofPages: a.ordinal, b.ordinal, in: document)
    return Refactoring(title: title, swapping: neighbours, rows: rows, numerals: numerals)
  }

  /// The edits that give each the number of the other; of 首先 and 其次 the word.
  private static func exchange(_ a: NumberedSeries.Member, _ b: NumberedSeries.Member) -> [TextEdit]? {
    guard a.ordinal.style != .sequenceWord else {
      return [(a, b), (b, a)].map { TextEdit(range: $0.range, newText: [CodeUnit]($1.marker)) }
    }
    guard let toSecond = a.edit(saying: b.ordinal.number), let toFirst = b.edit(saying: a.ordinal.number) else {
      return nil
    }
    return [toSecond, toFirst]
  }

  /// The lines of two sections, one right behind the other.
  struct Neighbours: Hashable, Sendable {
    private let first: Range<Int>
    private let second: Range<Int>
    private let movesFirst: Bool
    private let nodes: Nodes

    private struct Nodes: Hashable, Sendable {
      var first: Int
      var second: Int
    }

    /// By how many lines the section that is moved goes down; negative where it goes up.
    var shift: Int {
      movesFirst ? second.upperBound - first.upperBound : first.lowerBound - second.lowerBound
    }

    /// The same of what stands on `line`, in either of them or between.
    func shift(of line: Int) -> Int {
      if first.contains(line) { return second.upperBound - first.upperBound }
      if second.contains(line) { return first.lowerBound - second.lowerBound }
      return first.upperBound..<second.lowerBound ~= line ? second.count - first.count : 0
    }

    /// Nil where something that is neither's stands between them.
    init?(_ first: Int, _ second: Int, movesFirst: Bool, in document: Document) {
      let outline = document.outline
      guard let a = outline.node(first), let b = outline.node(second), a.line < b.line, a.parent == b.parent,
        a.lastLine < b.line
      else { return nil }
      let end = document.ownEnd(of: b)
      self.first = a.line..<Neighbours.end(of: a.line..<b.line, in: document)
      self.movesFirst = movesFirst
      self.second = b.line..<Neighbours.end(of: b.line..<max(end, b.line + 1), in: document)
      nodes = Nodes(first: first, second: second)
    }

    /// The edits of the numbers that count on through both, as articles do through chapters, in the order that they get.
    /// Reads the outline; for use when the move is chosen.
    func numbersThrough(in document: Document) -> [TextEdit] {
      let outline = document.outline
      guard outline.nodes.indices.contains(nodes.second), outline.series.contains(where: { $0.continues }) else {
        return []
      }
      let (first, second) = (nodes.first, nodes.second)
      let chains = NumberingChains(outline)
      let end = outline.nodes[second...].firstIndex { $0.line > outline.nodes[second].lastLine } ?? outline.nodes.count
      var edits: [TextEdit] = []
      for chain in 0..<chains.count {
        let nodes = chains.nodes(of: chain)
        let (front, back) = (nodes.filter { first + 1..<second ~= $0 }, nodes.filter { second + 1..<end ~= $0 })
        let members = (front + back).compactMap { NumberedSeries.Member(node: $0, in: document) }
        let numbers = members.map { $0.ordinal.number }
        guard !front.isEmpty, !back.isEmpty, members.count == front.count + back.count,
          zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
        else { continue }
        for (member, number) in zip(members[front.count...] + members[..<front.count], numbers)
        where member.ordinal.number != number {
          guard let edit = member.edit(saying: number) else { return [] }
          edits.append(edit)
        }
      }
      return edits
    }

    /// Without the blank lines at the end.
    private static func end(of lines: Range<Int>, in document: Document) -> Int {
      var end = lines.upperBound
      while end > lines.lowerBound + 1, document.syntax[safe: end - 1]?.kind == .blank { end -= 1 }
      return end
    }

    /// `numerals`, of which each stays inside its line, and the change of places: the neighbour goes to the other side of
    /// the section that is moved, so that the cursor, marks and folds stay in that.
    ///
    /// It comes in on the far side of a line break, where there is one: a cursor at the very start or end of the section,
    /// which an outline puts it at, would else stay before what is put in there, or go behind it.
    func edits(_ numerals: [TextEdit], in document: Document) -> [TextEdit] {
      let moved = movesFirst ? first : second
      let renumbered = document.text.applying(numerals)
      let kept =
        numerals.filter { !(first.lowerBound..<second.upperBound).contains($0.range.start.line) }
        + numerals.filter { moved.contains($0.range.start.line) }
      let start = TextPosition(line: first.lowerBound, column: 0)
      let gone =
        movesFirst
        ? TextRange(end(of: first, in: document), end(of: second, in: document))
        : TextRange(start, TextPosition(line: second.lowerBound, column: 0))
      let (place, units) = movesFirst ? above(renumbered, document) : below(renumbered, document)
      let swap = [TextEdit(range: gone, newText: ""), TextEdit(range: TextRange(place, place), newText: units)]
      return (kept + swap).inOrderOfText
    }

    /// Where the second comes in above the first, and what: behind the line before it where there is one.
    private func above(_ text: SourceText, _ document: Document) -> (TextPosition, [CodeUnit]) {
      let ending = text.line(first.upperBound - 1).ending.units
      let between = text.lines[first.upperBound..<second.lowerBound]
      guard let before = text.lines[safe: first.lowerBound - 1] else {
        let start = TextPosition(line: first.lowerBound, column: 0)
        return (start, units(of: second, in: text) + ending + between.flatMap { $0.units + $0.ending.units })
      }
      let start = end(of: first.lowerBound - 1..<first.lowerBound, in: document)
      return (start, before.ending.units + units(of: second, in: text) + between.flatMap { ending + $0.units })
    }

    /// Where the first comes in below the second, and what: before the line behind it where there is one.
    private func below(_ text: SourceText, _ document: Document) -> (TextPosition, [CodeUnit]) {
      let between = text.lines[first.upperBound..<second.lowerBound].flatMap { $0.units + $0.ending.units }
      let ending = text.line(second.upperBound - 1).ending.units
      guard !ending.isEmpty else {
        let before = text.line(first.upperBound - 1).ending.units
        return (end(of: second, in: document), before + between + units(of: first, in: text))
      }
      return (TextPosition(line: second.upperBound, column: 0), between + units(of: first, in: text) + ending)
    }

    /// Where the text of the last line ends.
    private func end(of block: Range<Int>, in document: Document) -> TextPosition {
      let line = block.upperBound - 1
      return TextPosition(line: line, column: document.text.line(line).units.count)
    }

    /// The lines of `block`, the last without its end.
    private func units(of block: Range<Int>, in text: SourceText) -> [CodeUnit] {
      block.flatMap { text.line($0).units + ($0 < block.upperBound - 1 ? text.line($0).ending.units : []) }
    }
  }
}

extension Document {
  /// The change of places of the innermost numbered section around `line`, or the row of the 附件说明 there, with the one
  /// before it, or behind.
  package func move(ofSectionAround line: Int, isUp: Bool) -> Refactoring? {
    if let (list, place) = NoteRows.row(around: line, in: self) {
      return SectionMove.row(list, place, isUp: isUp, in: self)
    }
    guard let index = section(around: line) else { return nil }
    return isUp ? SectionMove.up(index, in: self) : SectionMove.down(index, in: self)
  }

  /// The innermost numbered section around `line`, with all below it, one level up or down.
  package func level(ofSectionAround line: Int, isRaised: Bool) -> Refactoring? {
    guard let index = section(around: line) else { return nil }
    return isRaised ? SectionLevel.promote(index, in: self) : SectionLevel.demote(index, in: self)
  }

  /// Whether the section around `line`, or the row of the 附件说明 there, is the first of its series, or the last.
  package func isOutermost(sectionAround line: Int, isUp: Bool) -> Bool {
    if let (list, place) = NoteRows.row(around: line, in: self) { return place == (isUp ? 0 : list.items.count - 1) }
    guard let index = section(around: line), let (members, place) = SectionMove.siblings(of: index, in: self) else {
      return false
    }
    return place == (isUp ? 0 : members.count - 1)
  }

  /// The innermost numbered section that `line` is a part of.
  private func section(around line: Int) -> Int? {
    var place: Int? = outline.nodes.partitioningIndex { $0.line > line } - 1
    while let index = place, let node = outline.node(index) {
      if node.ordinal != nil, node.line...max(node.line, node.lastLine) ~= line, line < ownEnd(of: node) {
        return index
      }
      place = node.parent
    }
    return nil
  }
}
