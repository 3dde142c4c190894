package import Structure
package import Text

/// Enter after an item starts the next one, as far from it as the items before stand apart; on an item that is still empty
/// it takes the number away, as Word does. Behind an item that announces a list it begins that, and before the first item of
/// a list it makes room for a new first one. Where that certainly stands amid a list, the items behind count on, or back.
/// A number that Enter has written and the writer types as well stands once.
///
/// Nothing is ever written into an input method's composition: that sends no line feed, and a mark only when it is over.
package enum OnTypeEdits {
  /// What to write after `typed` has been put in before `position` in `document`; empty for nothing. `start` is where that
  /// begins which came in with it at once, by a paste or an input method; nil where nobody knows.
  package static func edits(
    after typed: CodeUnit,
    at position: TextPosition,
    from start: TextPosition? = nil,
    in document: Document,
  ) -> [TextEdit] {
    guard typed == "\n" else { return replacingNumber(before: position, from: start, in: document) }
    guard let line = document.text.lines[safe: position.line] else { return [] }
    guard line.units.allSatisfy({ $0.isBlankSpace }) else { return first(before: position, document) }
    let above = position.line - 1
    if let number = numberBeforePage(on: above, document) {
      // The cursor's line first: clients put the cursor behind the first edit.
      return [
        TextEdit(range: TextRange(line: position.line, 0..<line.units.count), newText: line.units),
        TextEdit(range: TextRange(line: above, number), newText: ""),
      ]
    }
    if let row = row(on: above, document) { return next(row, on: position.line, blank: line.units.count, document) }
    if let (column, before, place) = emptyItem(on: above, document) {
      return takeAway(
        column,
        of: above,
        behind: before,
        place,
        at: TextPosition(line: position.line, column: line.units.count),
        document
      )
    }
    let units = document.text.lines[safe: above]?.units ?? []
    // The number that Enter wrote below what announces a list.
    if let announcing = document.previousText(before: above), first(below: announcing, document) == units {
      let start = TextPosition(line: above, column: units.prefix { $0.isBlankSpace }.count)
      return [
        TextEdit(range: TextRange(start, TextPosition(line: position.line, column: line.units.count)), newText: "")
      ]
    }
    guard let index = document.node(opening: above), let node = document.outline.node(index),
      let number = successor(of: node, index, document)
    else { return beginning(at: TextPosition(line: position.line, column: line.units.count), document) }
    let isApart =
      isParagraph(node, document)
      && (previous(node, index, document) != nil || standsApart(behind: index, position.line, document))
    let edit = TextEdit(
      range: TextRange(line: position.line, 0..<line.units.count),
      newText: (isApart ? ["\n"] : []) + number
    )
    // Clients put the cursor behind the first edit.
    return [edit] + (goesOn(node, index, document) ? counted(behind: index, position.line, by: 1, document) : [])
  }

  /// The item on `line` that has no text yet, and the one before it, behind which Enter wrote it: the column of its number,
  /// the node before and its index. What Enter would not have written the writer has: 附件1 or 第一条 on a line of its own.
  private static func emptyItem(on line: Int, _ document: Document) -> (Int, OutlineNode, Int)? {
    let units = document.text.lines[safe: line]?.units ?? []
    if let index = document.node(opening: line), let node = document.outline.node(index),
      node.kind != .title, let ordinal = node.ordinal
    {
      guard units[min(ordinal.range.upperBound, units.count)...].allSatisfy({ $0.isBlankSpace }),
        let (before, place) = previous(node, index, document),
        ordinal.style == .sequenceWord || successor(of: before, place, document) != nil
      else { return nil }
      return (min(ordinal.range.lowerBound, units.count), before, place)
    }
    // 二是 is a number with text behind it only.
    guard let above = document.previousText(before: line), let place = document.node(opening: above),
      let before = document.outline.node(place), successor(of: before, place, document) == units
    else { return nil }
    return (units.prefix { $0.isBlankSpace }.count, before, place)
  }

  /// Takes the number of an item without text away, which begins at `column` of `line`.
  private static func takeAway(
    _ column: Int,
    of line: Int,
    behind before: OutlineNode,
    _ place: Int,
    at cursor: TextPosition,
    _ document: Document,
  ) -> [TextEdit] {
    if before.line == line - 1, previous(before, place, document) == nil, isParagraph(before, document) {
      // Whoever leaves blank lines between items presses Enter twice behind the first, and the number goes along.
      // The cursor's line first: clients put the cursor behind the first edit.
      let units = document.text.line(line).units
      return [
        TextEdit(range: TextRange(line: cursor.line, 0..<cursor.column), newText: units),
        TextEdit(range: TextRange(line: line, 0..<units.count), newText: ""),
      ]
    }
    // The line of the number becomes the line of the cursor.
    let gone = TextEdit(range: TextRange(TextPosition(line: line, column: column), cursor), newText: "")
    return [gone] + counted(behind: place, cursor.line, by: -1, document)
  }

  /// What Enter writes behind an item: its blanks, the next number and the blanks behind it; nil where no item follows.
  static func successor(of node: OutlineNode, _ index: Int, _ document: Document) -> [CodeUnit]? {
    guard node.kind != .title, let ordinal = node.ordinal, ordinal.style.counts,
      let syntax = document.syntax[safe: node.line]
    else { return nil }
    let contentEnd = syntax.content.upperBound
    // 四、工作要求 with no mark behind it is a heading, however its number makes it read.
    let units = document.text.line(node.line).units
    let last = units[at: contentEnd - 1]
    guard !ordinal.style.traits.opensHeadings || last.isSentenceEnd || last.isClauseMark || last.isClosing else {
      return nil
    }
    guard
      node.kind != .heading || isListed(node, index, until: contentEnd, document) || isRow(node, index, document),
      !closesList(node, index, until: contentEnd, document), !isLastAnnounced(node, ordinal, document)
    else { return nil }
    let indent = units[..<min(ordinal.range.lowerBound, units.count)].filter { $0.isBlankSpace }
    return next(ordinal, units, until: contentEnd, indent: indent)
  }

  /// Whether a blank line stands before an item, and 。 at its end. Items of one sentence, which ； closes, stand together.
  private static func isParagraph(_ item: OutlineNode, _ document: Document) -> Bool {
    guard item.line > 0, document.text.line(item.line).units.last == "。" else { return false }
    return document.text.line(item.line - 1).units.allSatisfy { $0.isBlankSpace }
  }

  /// Whether a blank line stands before the item behind the node at `index`, besides the `line` that Enter has begun.
  private static func standsApart(behind index: Int, _ line: Int, _ document: Document) -> Bool {
    guard let next = document.outline.series(of: index)?.members.first(where: { $0 > index }),
      let node = document.outline.node(next), node.line - 1 > line
    else { return false }
    return document.text.line(node.line - 1).units.allSatisfy { $0.isBlankSpace }
  }

  /// The sibling before a node, and its index.
  static func previous(_ node: OutlineNode, _ index: Int, _ document: Document) -> (OutlineNode, Int)? {
    let members = node.series.flatMap { document.outline.series[safe: $0]?.members } ?? []
    return members.last { $0 < index }.flatMap { place in document.outline.node(place).map { ($0, place) } }
  }

  /// Whether what may be a short heading is an item all the same: a mark ends its sentence, as headings alone on a line
  /// have none, and the one before it has no text of its own.
  private static func isListed(_ node: OutlineNode, _ index: Int, until end: Int, _ document: Document) -> Bool {
    guard let last = document.text.line(node.line).units[safe: end - 1], last == "。" || last == "；" else {
      return false
    }
    guard let (before, _) = previous(node, index, document) else { return true }
    return (before.line + 1..<max(before.line + 1, node.line)).allSatisfy { line in
      document.text.line(line).units.allSatisfy { $0.isBlankSpace }
    }
  }

  /// Whether a list comes to its end with this item: the one before ends in ； and this one in 。.
  private static func closesList(_ node: OutlineNode, _ index: Int, until end: Int, _ document: Document) -> Bool {
    guard document.text.line(node.line).units[safe: end - 1]?.isSentenceEnd == true,
      let (before, _) = previous(node, index, document), let syntax = document.syntax[safe: before.line],
      let mark = document.text.line(before.line).units[safe: syntax.content.upperBound - 1]
    else { return false }
    return mark == "；" || mark == ";"
  }

  /// Whether the draft says how many items there are and this is the last of them: （三） below 做好以下三项工作：. Behind one
  /// that goes beyond what was said the writer is going on, and is followed.
  private static func isLastAnnounced(_ node: OutlineNode, _ ordinal: Ordinal, _ document: Document) -> Bool {
    let place = TextPosition(line: node.line, column: ordinal.range.lowerBound)
    return document.announcedList(ofItemAt: place)?.announcement.count == ordinal.number
  }

  /// The number behind `ordinal`, between `indent` and the blanks that stand behind `ordinal`; nil after ： and 、, which
  /// announce what is no sibling.
  static func next(
    _ ordinal: Ordinal,
    _ units: [CodeUnit],
    until end: Int,
    indent: [CodeUnit],
  ) -> [CodeUnit]? {
    let after = ordinal.range.upperBound
    guard after < end, let last = units[safe: end - 1], last != "：", last != ":", last != "、",
      let marker = ordinal.marker(saying: ordinal.number &+ 1, in: units)
    else { return nil }
    return indent + marker + units[min(after, units.count)...].prefix { $0.isBlankSpace }
  }
}

extension CodeUnit {
  /// Blank, tab, U+3000 or NBSP.
  var isBlankSpace: Bool { self == " " || self == "\t" || self == "\u{3000}" || self == "\u{A0}" }
}
