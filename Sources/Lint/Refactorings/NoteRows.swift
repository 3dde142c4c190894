import Structure
import Text

/// Two rows of the 附件说明, one right below the other, whose names change places while the numbers stay: 附件：1.方案⏎2.名单.
struct NoteRows: Hashable, Sendable {
  private let first: Row
  private let second: Row
  private let movesFirst: Bool

  private struct Row: Hashable, Sendable {
    var ordinal: Ordinal
    var line: Int
    /// Its name, over as many lines as it takes.
    var name: TextRange
  }

  /// The rows `place` and `place + 1` of `list`.
  init?(_ list: OutlineList, _ place: Int, movesFirst: Bool, in document: Document) {
    guard place >= 0, let first = NoteRows.row(list, place, document),
      let second = NoteRows.row(list, place + 1, document), first.name.end <= second.name.start
    else { return nil }
    self.first = first
    self.second = second
    self.movesFirst = movesFirst
  }

  /// The rows that name the pages of two 附件; nil where the 附件说明 does not have both, one below the other.
  init?(ofPages first: Ordinal, _ second: Ordinal, in document: Document) {
    guard first.style == .attachment else { return nil }
    for list in document.outline.lists where list.kind == .attachmentNote {
      guard let place = list.items.firstIndex(where: { $0.number == first.number }),
        list.items[safe: place + 1]?.number == second.number
      else { continue }
      self.init(list, place, movesFirst: true, in: document)
      return
    }
    return nil
  }

  /// The list and the place in it of the row whose name `line` has, or a part of it.
  static func row(around line: Int, in document: Document) -> (OutlineList, Int)? {
    for list in document.outline.lists where list.kind == .attachmentNote {
      let rows = list.items.indices.lazy.map { ($0, row(list, $0, document)) }
      if let found = rows.first(where: { $1.map { $0.line...max($0.line, $0.name.end.line) ~= line } ?? false }) {
        return (list, found.0)
      }
    }
    return nil
  }

  private static func row(_ list: OutlineList, _ place: Int, _ document: Document) -> Row? {
    guard let item = list.items[safe: place], let ordinal = document.ordinal(of: item, in: list) else { return nil }
    let next = list.items[safe: place + 1]?.line ?? document.syntax.count
    // The lines that a name is wrapped over stand further in than its number, and are no signature.
    let isWrapped = { (line: Int) in
      line < next && document.text.line(line).units.prefix { $0.isBlankSpace }.count > ordinal.range.lowerBound
        && document.syntax[safe: line]?.kind.isProse == true
        && !document.outline.elements.contains { $0.kind != .attachmentNote && $0.range.start.line == line }
    }
    var last = item.line
    while isWrapped(last + 1) { last += 1 }
    let start = TextPosition(line: item.line, column: ordinal.range.upperBound)
    let end = TextPosition(line: last, column: document.text.line(last).units.count)
    return Row(ordinal: ordinal, line: item.line, name: TextRange(start, max(start, end)))
  }

  /// By how many lines the row that is moved goes down.
  var shift: Int { movesFirst ? second.name.end.line - first.name.end.line : first.line - second.line }

  /// Whether `line` is one of theirs.
  func holds(_ line: Int) -> Bool { first.line...max(first.line, second.name.end.line) ~= line }

  /// The pages that have the numbers of the rows.
  func pages(in document: Document) -> [Int] {
    let outline = document.outline
    return [first, second].compactMap { row in
      outline.nodes.firstIndex { $0.ordinal?.style == .attachment && $0.ordinal?.number == row.ordinal.number }
    }
  }

  /// The edits that would give each the number of the other: what references follow.
  func numerals(in document: Document) -> [TextEdit] {
    [(first, second), (second, first)].compactMap { row, other in
      row.ordinal.numeral(saying: other.ordinal.number, in: document.text.line(row.line).units).map {
        TextEdit(range: TextRange(line: row.line, row.ordinal.numeral), newText: $0)
      }
    }
  }

  /// The change of places: the other row goes to the other side of the one that is moved, so that the cursor stays in that.
  func edits(in document: Document) -> [TextEdit] {
    let (upper, lower) = (first.name, second.name)
    let between = document.text.units(in: TextRange(upper.end, lower.start))
    let (gone, place, units) =
      movesFirst
      ? (TextRange(upper.end, lower.end), upper.start, document.text.units(in: lower) + between)
      : (TextRange(upper.start, lower.start), lower.end, between + document.text.units(in: upper))
    return [TextEdit(range: gone, newText: ""), TextEdit(range: TextRange(place, place), newText: units)].inOrderOfText
  }
}
