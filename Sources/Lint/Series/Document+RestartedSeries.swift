import Structure
import Text

/// Series that begin at one again where nothing opens a new part: a section that was pasted in.
extension Document {
  /// The last heading of the series that the one of node `first` stands right behind, one of its form below the same
  /// heading, if all that stands between is the text of that last heading: （一）… ⏎ （二）… ⏎ （一）….
  ///
  /// A line between that is no sentence (a signature, a date, a row of a table, what leads in a list) may open the part that
  /// is numbered anew.
  func pasted(by first: Int) -> Int? {
    guard let node = outline.node(first), node.kind == .heading, let own = node.ordinal, own.style.ladderStep > 0,
      syntax[node.line].markdownLevel == 0, let before = sibling(before: first), let last = outline.node(before),
      last.series != node.series, last.kind == .heading, last.slip == nil, let ordinal = last.ordinal,
      ordinal.number > 1, ordinal.isSameFamily(as: own), hasTextOnly(from: last.line + 1, to: node.line),
      let members = outline.series(of: first)?.members, members.count > 1, opensText(members[0]), opensText(members[1])
    else { return nil }
    return before
  }

  /// The node in front of `index` with the same parent; nil if it is the first.
  private func sibling(before index: Int) -> Int? {
    outline.nodes.withUnsafeBufferPointer { nodes in
      let (parent, depth) = (nodes[index].parent, nodes[index].depth)
      var at = index - 1
      while at >= 0, nodes[at].depth > depth { at -= 1 }
      return at >= 0 && nodes[at].depth == depth && nodes[at].parent == parent ? at : nil
    }
  }

  /// Whether node `index` is a heading with text below it, as no line of a table of contents is.
  private func opensText(_ index: Int) -> Bool {
    guard let node = outline.node(index), let line = nextText(from: node.line + 1) else { return false }
    return line <= node.lastLine
  }

  /// Whether the lines of `range` hold sentences and nothing else, the last of which leads nothing in.
  private func hasTextOnly(from start: Int, to end: Int) -> Bool {
    var count = 0
    for line in start..<max(start, end) where syntax[line].kind != .blank {
      guard syntax[line].kind == .text || syntax[line].ordinal != nil,
        let last = text.line(line).units[safe: syntax[line].content.upperBound - 1],
        last.isSentenceEnd || last == "；" || syntax[line].ordinal != nil && last != "：" && last != ":"
      else { return false }
      count += 1
    }
    return count > 0
  }
}
