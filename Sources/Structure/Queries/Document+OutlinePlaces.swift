package import Text

extension Document {
  /// The node that opens `line`. O(log nodes).
  package func node(opening line: Int) -> Int? {
    let index = lastNode(upTo: line)
    return index.flatMap { outline.nodes[$0].line == line ? $0 : nil }
  }

  /// The last node that opens at or before `line`. O(log nodes).
  package func lastNode(upTo line: Int) -> Int? {
    let index = outline.nodes.partitioningIndex { $0.line > line }
    return index > 0 ? index - 1 : nil
  }

  /// The node whose section `line` stands in, and those above it, innermost first.
  package func nodes(around line: Int) -> [Int] {
    var index = lastNode(upTo: line)
    while let at = index, outline.nodes[at].lastLine < line { index = outline.nodes[at].parent }
    var result: [Int] = []
    while let at = index, outline.nodes.indices.contains(at), result.count < 64 {
      result.append(at)
      index = outline.nodes[at].parent
    }
    return result
  }

  /// Marker and heading of a node.
  package func headRange(_ node: OutlineNode) -> TextRange {
    let count = text.line(node.line).units.count
    let start = min(node.ordinal?.range.lowerBound ?? node.head.lowerBound, count)
    let end = max(start, node.head.upperBound, node.ordinal?.range.upperBound ?? 0)
    return TextRange(line: node.line, start..<min(end, count))
  }

  /// All lines of a node, as a range that ends behind its last unit.
  package func sectionRange(_ node: OutlineNode) -> TextRange {
    let last = min(max(node.line, node.lastLine), max(0, text.lines.count - 1))
    return TextRange(
      TextPosition(line: node.line, column: 0),
      TextPosition(line: last, column: text.line(last).units.count),
    )
  }

  /// The reference that covers `position`; its columns are those of the line. Between two the one that begins there:
  /// 第二部分|第（三）项.
  package func reference(at position: TextPosition) -> Reference? {
    let units = text.line(position.line).units
    return placed(Reference.allWithImplied(in: units), in: units, on: position.line).last {
      $0.range.lowerBound <= position.column && position.column <= $0.range.upperBound
    }
  }

  /// The last line before `line` that is not blank.
  package func previousText(before line: Int) -> Int? {
    var at = min(line, syntax.count) - 1
    while at >= 0, syntax[at].kind == .blank { at -= 1 }
    return at >= 0 ? at : nil
  }

  /// The first line from `line` on that is not blank.
  package func nextText(from line: Int) -> Int? {
    var at = max(0, line)
    while at < syntax.count, syntax[at].kind.isBlank { at += 1 }
    return at < syntax.count ? at : nil
  }
}
