package import Text

/// Something to be shown in the text without being part of it.
package struct Hint: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// How much there is below the node of this index.
    case size(node: Int)
    /// How many items there are, and how many the text says there are.
    case count(listed: Int, announced: Int)
  }

  /// Behind what it stands.
  package var position: TextPosition
  package var content: Content
}

extension Document {
  /// How much there is below each heading that opens on `lines`, at the end of its line.
  ///
  /// - Complexity: linear in the headings found; logarithmic in the outline.
  package func sizeHints(on lines: ClosedRange<Int>) -> [Hint] {
    guard let first = outline.firstNode(atOrAfter: lines.lowerBound) else { return [] }
    return outline.nodes.indices[first...].prefix { outline.nodes[$0].line <= lines.upperBound }.compactMap { index in
      let node = outline.nodes[index]
      guard node.lastLine > node.line else { return nil }
      let end = TextPosition(line: node.line, column: text.line(node.line).units.count)
      return Hint(position: end, content: .size(node: index))
    }
  }

  /// Behind each count announced on `lines` how many items there are; nothing where the items may be counted otherwise.
  ///
  /// - Complexity: linear in the lines and in the items below them.
  package func countHints(on lines: ClosedRange<Int>) -> [Hint] {
    var result: [Hint] = []
    var line = max(0, lines.lowerBound)
    while line <= lines.upperBound, line < syntax.count {
      guard !syntax[line].announcements.isEmpty || outline.wrap(at: line) != nil else {
        line += 1
        continue
      }
      for list in announcedLists(at: line) where lines.contains(list.place.end.line) {
        let announced = list.announcement.count
        guard announced == list.members.count || !list.announcement.agrees(with: list.members.count) else { continue }
        result.append(
          Hint(position: list.place.end, content: .count(listed: list.members.count, announced: announced))
        )
      }
      line = max(line + 1, outline.wrap(at: line)?.upperBound ?? 0)
    }
    return result
  }
}
