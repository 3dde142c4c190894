package import Structure
package import Text

/// Enter after an item starts the next one; on an item that is still empty it takes the number away, as Word does.
///
/// The only trigger is the line feed: an input method's composition sends none, so nothing is ever written into it.
package enum OnTypeFormatting {
  /// What to write after `typed` has been put in before `position` in `document`; empty for nothing.
  package static func edits(after typed: CodeUnit, at position: TextPosition, in document: Document) -> [TextEdit] {
    guard typed == "\n", let line = document.text.lines[safe: position.line],
      line.units.allSatisfy({ $0.isBlankSpace }),
      let index = document.outline.nodes.partitioned(at: position.line - 1),
      let node = document.outline.node(index), node.kind != .title,
      let ordinal = node.ordinal, ordinal.style.counts,
      let syntax = document.syntax[safe: node.line]
    else { return [] }
    let units = document.text.line(node.line).units
    if units[min(ordinal.range.upperBound, units.count)...].allSatisfy({ $0.isBlankSpace }) {
      // The line of the number becomes the line of the cursor.
      let start = TextPosition(line: node.line, column: min(ordinal.range.lowerBound, units.count))
      let end = TextPosition(line: position.line, column: line.units.count)
      return [TextEdit(range: TextRange(start, end), newText: "")]
    }
    guard node.kind != .heading else { return [] }
    return next(ordinal, units, until: syntax.content.upperBound, on: position.line, blank: line.units.count)
  }

  /// The number behind `ordinal` on the new line; nothing after ： and 、, which announce what is no sibling.
  private static func next(
    _ ordinal: Ordinal,
    _ units: [CodeUnit],
    until end: Int,
    on line: Int,
    blank: Int,
  ) -> [TextEdit] {
    let after = ordinal.range.upperBound
    guard after < end, let last = units[safe: end - 1], last != "：", last != ":", last != "、",
      let marker = ordinal.marker(saying: ordinal.number &+ 1, in: units)
    else { return [] }
    let indent = units[..<min(ordinal.range.lowerBound, units.count)].filter { $0.isBlankSpace }
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
