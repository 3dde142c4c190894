package import Structure
package import Text

/// Enter after an item starts the next one.
///
/// The only trigger is the line feed: an input method's composition sends none, so nothing is ever written into it.
package enum OnTypeFormatting {
  /// What to write after `typed` has been put in before `position` in `document`; empty for nothing.
  package static func edits(after typed: CodeUnit, at position: TextPosition, in document: Document) -> [TextEdit] {
    guard typed == "\n", let line = document.text.lines[safe: position.line],
      line.units.allSatisfy({ $0.isBlankSpace }),
      let index = document.outline.nodes.partitioned(at: position.line - 1),
      let node = document.outline.node(index), node.kind != .heading, node.kind != .title,
      let ordinal = node.ordinal, ordinal.style.counts,
      let syntax = document.syntax[safe: node.line]
    else { return [] }
    let units = document.text.line(node.line).units
    let after = ordinal.range.upperBound
    // An empty item asks for no other, and ： announces what is no sibling.
    guard after < syntax.content.upperBound, let last = units[safe: syntax.content.upperBound - 1],
      last != "：", last != ":", last != "，", last != "、",
      let marker = ordinal.marker(saying: ordinal.number &+ 1, in: units)
    else { return [] }
    let indent = units[..<min(ordinal.range.lowerBound, units.count)].filter { $0.isBlankSpace }
    let gap = units[min(after, units.count)...].prefix { $0.isBlankSpace }
    let range = TextRange(line: position.line, 0..<line.units.count)
    return [TextEdit(range: range, newText: indent + marker + gap)]
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
