import Structure
import Text

extension Document {
  /// The node that opens `line`.
  func node(opening line: Int) -> Int? {
    let index = lastNode(upTo: line)
    return index.flatMap { outline.nodes[$0].line == line ? $0 : nil }
  }

  /// The last node that opens at or before `line`.
  func lastNode(upTo line: Int) -> Int? {
    var lower = 0
    var upper = outline.nodes.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if outline.nodes[middle].line <= line { lower = middle + 1 } else { upper = middle }
    }
    return lower > 0 ? lower - 1 : nil
  }

  /// The node whose section `line` stands in, and those above it, innermost first.
  func nodes(around line: Int) -> [Int] {
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
  func headRange(_ node: OutlineNode) -> TextRange {
    let count = text.line(node.line).units.count
    let start = min(node.ordinal?.range.lowerBound ?? node.head.lowerBound, count)
    let end = max(start, node.head.upperBound, node.ordinal?.range.upperBound ?? 0)
    return TextRange(line: node.line, start..<min(end, count))
  }

  /// All lines of a node, as a range that ends behind its last unit.
  func sectionRange(_ node: OutlineNode) -> TextRange {
    let last = min(max(node.line, node.lastLine), max(0, text.lines.count - 1))
    return TextRange(
      TextPosition(line: node.line, column: 0),
      TextPosition(line: last, column: text.line(last).units.count),
    )
  }

  /// Characters of content on `lines`: what a writer counts as 字.
  func size(of lines: ClosedRange<Int>) -> Int {
    var result = 0
    for line in lines.clamped(to: 0...max(0, syntax.count - 1)) where syntax.indices.contains(line) {
      let content = text.line(line).units[clamping: syntax[line].content]
      result += content.count
      // A character of two units is one 字.
      for unit in content where unit.isLowSurrogate { result -= 1 }
    }
    return result
  }

  /// How many nodes hang right below.
  func childCount(_ index: Int) -> Int {
    var count = 0
    var at = index + 1
    while at < outline.nodes.count, outline.nodes[at].depth > outline.nodes[index].depth {
      if outline.nodes[at].parent == index { count += 1 }
      at += 1
    }
    return count
  }

  /// 3 项 · 1024 字
  func summary(_ index: Int) -> String {
    let children = childCount(index)
    let node = outline.nodes[index]
    let size = size(of: node.line...max(node.line, node.lastLine))
    return children > 0 ? "\(children) 项 · \(size) 字" : "\(size) 字"
  }

  /// The reference that covers `position`, and the line's own columns of it.
  func reference(at position: TextPosition) -> Reference? {
    let units = text.line(position.line).units
    return Reference.all(in: units).first {
      $0.range.lowerBound <= position.column && position.column <= $0.range.upperBound
    }
  }
}
