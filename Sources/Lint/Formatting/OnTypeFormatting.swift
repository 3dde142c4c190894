package import Structure
package import Text

/// Enter after an item starts the next one; on an item that is still empty it takes the number away, as Word does, or one
/// line on where paragraphs stand apart.
///
/// The only trigger is the line feed: an input method's composition sends none, so nothing is ever written into it.
package enum OnTypeFormatting {
  /// What to write after `typed` has been put in before `position` in `document`; empty for nothing.
  package static func edits(after typed: CodeUnit, at position: TextPosition, in document: Document) -> [TextEdit] {
    guard typed == "\n", let line = document.text.lines[safe: position.line],
      line.units.allSatisfy({ $0.isBlankSpace })
    else { return [] }
    if let row = nextAttachment(on: position.line, blank: line.units.count, document) { return row }
    guard let index = document.outline.nodes.partitioned(at: position.line - 1),
      let node = document.outline.node(index), node.kind != .title,
      let ordinal = node.ordinal, ordinal.style.counts,
      let syntax = document.syntax[safe: node.line]
    else { return [] }
    let units = document.text.line(node.line).units
    if units[min(ordinal.range.upperBound, units.count)...].allSatisfy({ $0.isBlankSpace }) {
      guard !standsAlone(ordinal) else { return [] }
      if isApart(node, index, document) {
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
    let contentEnd = syntax.content.upperBound
    guard node.kind != .heading || isListed(node, index, until: contentEnd, document),
      !closesList(node, index, until: contentEnd, document), !isLastAnnounced(node, ordinal, document)
    else { return [] }
    let indent = units[..<min(ordinal.range.lowerBound, units.count)].filter { $0.isBlankSpace }
    return next(
      ordinal,
      units,
      until: syntax.content.upperBound,
      on: position.line,
      blank: line.units.count,
      indent: indent
    )
  }

  /// Whether the number may be all that its line says: 附件2 on the page of an 附件, 第一章 above its title, 第一条 above its
  /// text. No Enter has written it.
  private static func standsAlone(_ ordinal: Ordinal) -> Bool {
    ordinal.style == .attachment || ordinal.style.isDivision && (ordinal.style != .article || ordinal.number == 1)
  }

  /// Below a row of 附件：1.方案 the next number, under the one above (GB/T 9704—2012, 7.3.4); a row without a name goes.
  private static func nextAttachment(on line: Int, blank: Int, _ document: Document) -> [TextEdit]? {
    guard
      let list = document.outline.lists.first(where: { $0.kind == .attachmentNote && $0.items.last?.line == line - 1 }),
      let item = list.items.last, let ordinal = document.ordinal(of: item, in: list),
      let syntax = document.syntax[safe: item.line]
    else { return nil }
    let units = document.text.line(item.line).units
    let lower = min(ordinal.range.lowerBound, units.count)
    if list.items.count > 1, units[min(ordinal.range.upperBound, units.count)...].allSatisfy({ $0.isBlankSpace }) {
      return [
        TextEdit(
          range: TextRange(TextPosition(line: item.line, column: 0), TextPosition(line: line, column: blank)),
          newText: ""
        )
      ]
    }
    // As wide as 附件： and the blanks before it.
    let indent = units[..<lower].map { $0.isBlankSpace ? $0 : "\u{3000}" }
    return next(ordinal, units, until: syntax.content.upperBound, on: line, blank: blank, indent: indent)
  }

  /// Whether an empty item stands right below a paragraph before which there is a blank line: who leaves blank lines between
  /// paragraphs presses Enter twice, and the number goes along. Items of one sentence, which ； closes, stand together.
  private static func isApart(_ node: OutlineNode, _ index: Int, _ document: Document) -> Bool {
    guard let before = previous(node, index, document), before.line == node.line - 1, before.line > 0,
      document.text.line(before.line).units.last == "。"
    else { return false }
    return document.text.line(before.line - 1).units.allSatisfy { $0.isBlankSpace }
  }

  /// The sibling before a node.
  private static func previous(_ node: OutlineNode, _ index: Int, _ document: Document) -> OutlineNode? {
    let members = node.series.flatMap { document.outline.series[safe: $0]?.members } ?? []
    return members.last { $0 < index }.flatMap { document.outline.node($0) }
  }

  /// Whether what may be a short heading is an item all the same: a mark ends its sentence, as headings alone on a line
  /// have none, and the one before it has no text of its own.
  private static func isListed(_ node: OutlineNode, _ index: Int, until end: Int, _ document: Document) -> Bool {
    guard let last = document.text.line(node.line).units[safe: end - 1], last == "。" || last == "；" else {
      return false
    }
    guard let before = previous(node, index, document) else { return true }
    return (before.line + 1..<max(before.line + 1, node.line)).allSatisfy { line in
      document.text.line(line).units.allSatisfy { $0.isBlankSpace }
    }
  }

  /// Whether a list comes to its end with this item: the one before ends in ； and this one in 。.
  private static func closesList(_ node: OutlineNode, _ index: Int, until end: Int, _ document: Document) -> Bool {
    guard document.text.line(node.line).units[safe: end - 1]?.isSentenceEnd == true,
      let before = previous(node, index, document), let syntax = document.syntax[safe: before.line],
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

  /// The number behind `ordinal` on the new line; nothing after ： and 、, which announce what is no sibling.
  private static func next(
    _ ordinal: Ordinal,
    _ units: [CodeUnit],
    until end: Int,
    on line: Int,
    blank: Int,
    indent: [CodeUnit],
  ) -> [TextEdit] {
    let after = ordinal.range.upperBound
    guard after < end, let last = units[safe: end - 1], last != "：", last != ":", last != "、",
      let marker = ordinal.marker(saying: ordinal.number &+ 1, in: units)
    else { return [] }
    let gap = units[min(after, units.count)...].prefix { $0.isBlankSpace }
    return [TextEdit(range: TextRange(line: line, 0..<blank), newText: indent + marker + gap)]
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
