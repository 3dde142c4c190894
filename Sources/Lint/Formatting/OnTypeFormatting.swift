package import Structure
package import Text

/// Enter after an item starts the next one, as far from it as the items before stand apart; on an item that is still empty
/// it takes the number away, as Word does. Whoever types the number that Enter has written has it once all the same.
///
/// Nothing is ever written into an input method's composition: that sends no line feed, and a mark only when it is over.
package enum OnTypeFormatting {
  /// What to write after `typed` has been put in before `position` in `document`; empty for nothing. `start` is where that
  /// begins which came in with it at once, by a paste or an input method; nil where nobody knows.
  package static func edits(
    after typed: CodeUnit,
    at position: TextPosition,
    from start: TextPosition? = nil,
    in document: Document,
  ) -> [TextEdit] {
    guard typed == "\n" else { return replacingNumber(before: position, from: start, in: document) }
    guard let line = document.text.lines[safe: position.line],
      line.units.allSatisfy({ $0.isBlankSpace })
    else { return [] }
    if let row = nextAttachment(on: position.line, blank: line.units.count, document) { return row }
    guard let index = document.outline.nodes.partitioned(at: position.line - 1),
      let node = document.outline.node(index), node.kind != .title,
      let ordinal = node.ordinal, ordinal.style.counts
    else { return [] }
    let units = document.text.line(node.line).units
    let before = previous(node, index, document)
    if units[min(ordinal.range.upperBound, units.count)...].allSatisfy({ $0.isBlankSpace }) {
      // What Enter would not have written the writer has: 附件1 or 第一条 on a line of its own stays.
      guard let (before, place) = before, successor(of: before, place, document) != nil else { return [] }
      if before.line == node.line - 1, previous(before, place, document) == nil, isParagraph(before, document) {
        // Whoever leaves blank lines between items presses Enter twice behind the first, and the number goes along.
        // The cursor's line first: clients put the cursor behind the first edit.
        return [
          TextEdit(range: TextRange(line: position.line, 0..<line.units.count), newText: units),
          TextEdit(range: TextRange(line: node.line, 0..<units.count), newText: ""),
        ]
      }
      // The line of the number becomes the line of the cursor.
      let start = TextPosition(line: node.line, column: min(ordinal.range.lowerBound, units.count))
      let end = TextPosition(line: position.line, column: line.units.count)
      return [TextEdit(range: TextRange(start, end), newText: "")]
    }
    guard let number = successor(of: node, index, document) else { return [] }
    let isApart = before != nil && isParagraph(node, document)
    return [
      TextEdit(
        range: TextRange(line: position.line, 0..<line.units.count),
        newText: (isApart ? ["\n"] : []) + number
      )
    ]
  }

  /// What Enter writes behind an item: its blanks, the next number and the blanks behind it; nil where no item follows.
  static func successor(of node: OutlineNode, _ index: Int, _ document: Document) -> [CodeUnit]? {
    guard let ordinal = node.ordinal, let syntax = document.syntax[safe: node.line] else { return nil }
    let contentEnd = syntax.content.upperBound
    // 四、工作要求 with no mark behind it is a heading, however its number makes it read.
    let units = document.text.line(node.line).units
    let last = units[at: contentEnd - 1]
    guard !ordinal.style.traits.opensHeadings || last.isSentenceEnd || last.isClauseMark || last.isClosing else {
      return nil
    }
    guard node.kind != .heading || isListed(node, index, until: contentEnd, document),
      !closesList(node, index, until: contentEnd, document), !isLastAnnounced(node, ordinal, document)
    else { return nil }
    let indent = units[..<min(ordinal.range.lowerBound, units.count)].filter { $0.isBlankSpace }
    return next(ordinal, units, until: contentEnd, indent: indent)
  }

  /// Below a row of 附件：1.方案 the next number, under the one above (GB/T 9704—2012, 7.3.4); a row without a name goes.
  private static func nextAttachment(on line: Int, blank: Int, _ document: Document) -> [TextEdit]? {
    guard
      let list = document.outline.lists.first(where: { $0.kind == .attachmentNote && $0.items.last?.line == line - 1 }),
      let item = list.items.last, let ordinal = document.ordinal(of: item, in: list)
    else { return nil }
    let units = document.text.line(item.line).units
    if list.items.count > 1, units[min(ordinal.range.upperBound, units.count)...].allSatisfy({ $0.isBlankSpace }) {
      return [
        TextEdit(
          range: TextRange(TextPosition(line: item.line, column: 0), TextPosition(line: line, column: blank)),
          newText: ""
        )
      ]
    }
    let number = successor(of: ordinal, inNoteOn: item.line, document)
    return number.map { [TextEdit(range: TextRange(line: line, 0..<blank), newText: $0)] } ?? []
  }

  /// What Enter writes behind a row of the 附件说明: a number under the one above, whatever stands before that.
  static func successor(of ordinal: Ordinal, inNoteOn line: Int, _ document: Document) -> [CodeUnit]? {
    guard let end = document.syntax[safe: line]?.content.upperBound else { return nil }
    let units = document.text.line(line).units
    // As wide as 附件： and the blanks before it.
    let indent = units[..<min(ordinal.range.lowerBound, units.count)].map { $0.isBlankSpace ? $0 : "\u{3000}" }
    return next(ordinal, units, until: end, indent: indent)
  }

  /// Whether a blank line stands before an item, and 。 at its end. Items of one sentence, which ； closes, stand together.
  private static func isParagraph(_ item: OutlineNode, _ document: Document) -> Bool {
    guard item.line > 0, document.text.line(item.line).units.last == "。" else { return false }
    return document.text.line(item.line - 1).units.allSatisfy { $0.isBlankSpace }
  }

  /// The sibling before a node, and its index.
  private static func previous(_ node: OutlineNode, _ index: Int, _ document: Document) -> (OutlineNode, Int)? {
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
  private static func next(
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

extension [OutlineNode] {
  /// The index of the node that opens `line`.
  func partitioned(at line: Int) -> Int? {
    let index = partitioningIndex { $0.line >= line }
    return self[safe: index]?.line == line ? index : nil
  }
}

extension CodeUnit {
  /// Blank, tab, U+3000 or NBSP.
  var isBlankSpace: Bool { self == " " || self == "\t" || self == "\u{3000}" || self == "\u{A0}" }
}
