package import Text

/// A parallel set where it stands in a draft.
package struct ParallelPassage: Hashable, Sendable {
  package var level: ParallelSet.Level
  /// Where the members stand, in order; a member of a wrapped paragraph may span lines.
  package var members: [TextRange]

  package init(level: ParallelSet.Level, members: [TextRange]) {
    self.level = level
    self.members = members
  }
}

extension Document {
  /// The parallel sets that have a member at `position`, the smallest members first; headings count if the position is
  /// in one.
  ///
  /// Nothing is kept between calls: an edit costs nothing here, and a request pays for one paragraph, in a time linear in
  /// its length for prose. Of a paragraph beyond `parallelLimit` only what stands around the position is read.
  package func parallels(at position: TextPosition) -> [ParallelPassage] {
    let paragraph = paragraph(at: position.line)
    var found = passages(in: paragraph, around: paragraph.offset(of: position) ?? 0)
    if let index = outline.firstNode(atOrAfter: position.line), let node = outline.node(index),
      node.line == position.line, node.head.contains(position.column) || node.head.upperBound == position.column
    {
      found += parallelHeadings(below: node.parent)
    }
    return found.compactMap { passage in
      passage.members.first { $0.start <= position && position <= $0.end }.map { (passage, text.units(in: $0).count) }
    }
    .ordered { $0.1 }.map { $0.0 }
  }

  /// The sets among neighbouring headings straight below `parent` (nil for those of the top level).
  ///
  /// - Complexity: linear in the nodes below `parent`, plus the headings themselves; of more than 200 only the first
  ///   are read.
  package func parallelHeadings(below parent: Int?) -> [ParallelPassage] {
    let outline = outline
    let siblings = outline.children(of: parent).prefix(200).filter {
      let node = outline.nodes[$0]
      return node.kind != .item && node.kind != .title && !node.head.isEmpty
    }
    let heads = siblings.map { index -> [CodeUnit] in
      let units = text.line(outline.nodes[index].line).units
      return Array(units[outline.nodes[index].head.clamped(to: 0..<units.count)])
    }
    return ParallelReader.runs(in: heads).map { run in
      ParallelPassage(
        level: .heading,
        members: siblings[run.clamped(to: 0..<siblings.count)].map {
          TextRange(line: outline.nodes[$0].line, outline.nodes[$0].head)
        }
      )
    }
  }

  /// How much of one paragraph is searched; no one writes a longer one.
  private static var parallelLimit: Int { 4000 }

  private func passages(in paragraph: Paragraph, around offset: Int) -> [ParallelPassage] {
    let count = paragraph.units.count
    let lower = max(0, min(offset - Document.parallelLimit / 2, count - Document.parallelLimit))
    let window = lower..<min(count, lower + Document.parallelLimit)
    return ParallelReader.sets(in: Array(paragraph.units[window])).map { set in
      ParallelPassage(
        level: set.level,
        members: set.members.map { paragraph.range($0.lowerBound + lower..<$0.upperBound + lower) }
      )
    }
  }
}

extension Paragraph {
  /// The offset in `units` of a place in the text; nil for a place outside the paragraph or in a blank line of it.
  package func offset(of position: TextPosition) -> Int? {
    guard !lineNumbers.isEmpty else {
      return position.line == lines.lowerBound && position.column <= units.count ? max(0, position.column) : nil
    }
    guard let index = lineNumbers.firstIndex(of: position.line), lineStarts.indices.contains(index),
      lineColumns.indices.contains(index)
    else { return nil }
    let end = lineStarts.indices.contains(index + 1) ? lineStarts[index + 1] : units.count
    return min(end, lineStarts[index] + max(0, position.column - lineColumns[index]))
  }
}
