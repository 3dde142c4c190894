package import Text

/// What a place of the structure is: which heading or item below which, which of how many, or what is announced there.
package struct PlaceDescription: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// A heading or item that opens a line, by its index in the outline.
    case node(Int)
    /// A member of a series inside a paragraph.
    case inlineItem
    /// A count that says how many things follow.
    case announcement(Announcement)
    /// A row outside the tree that a reference means: a name of the 附件说明, the caption of a table.
    case row
  }

  package var subject: Subject
  /// Where it stands.
  package var range: TextRange
  /// The headings above it, outermost first.
  package var path: [String]
  /// The headings of its series, or of what it announces, fit for a list; empty for what stands alone.
  package var members: [String]
  /// Which of `members` it is itself, from zero.
  package var index: Int?
}

extension Document {
  /// What stands at `position`: an announced count, what a reference means, the marker of an item inside the paragraph, or
  /// a heading; nil in running text.
  ///
  /// - Complexity: linear in the paragraph and in the members of the series.
  package func describe(_ position: TextPosition) -> PlaceDescription? {
    if let list = announcedList(at: position) {
      return PlaceDescription(
        subject: .announcement(list.announcement),
        range: list.place,
        path: names(nodes(around: position.line).reversed()),
        members: list.members.map(name)
      )
    }
    return describeReference(position) ?? describeInlineItem(position) ?? describeNode(position)
  }

  private func describeReference(_ position: TextPosition) -> PlaceDescription? {
    guard let reference = reference(at: position) else { return nil }
    let range = TextRange(line: position.line, reference.range)
    if let index = outline.targets(of: reference, on: position.line).first, let node = outline.node(index) {
      return describe(node, index, at: range, path: nodes(around: node.line).reversed())
    }
    guard let row = targets(of: reference, on: position.line).first else { return nil }
    return PlaceDescription(subject: .row, range: range, path: [name(row)], members: [])
  }

  private func describeInlineItem(_ position: TextPosition) -> PlaceDescription? {
    let paragraph = paragraph(at: position.line)
    for run in paragraph.syntax.runs where run.items.count > 1 {
      let ranges = run.items.map { paragraph.range($0.ordinal.range) }
      guard let index = ranges.firstIndex(where: { $0.touches(position) }) else { continue }
      // A node opens with this very item: it is described as a node, unless the series is its own.
      let node = node(opening: position.line).flatMap { outline.node($0) }
      if let node, node.series != nil, node.ordinal?.range == run.items[index].ordinal.range { continue }
      return PlaceDescription(
        subject: .inlineItem,
        range: ranges[index],
        path: names(nodes(around: position.line).reversed()),
        members: run.items.map { name(paragraph.range($0.shown)) },
        index: index
      )
    }
    return nil
  }

  private func describeNode(_ position: TextPosition) -> PlaceDescription? {
    guard let index = node(opening: position.line), let node = outline.node(index) else { return nil }
    let range = headRange(node)
    guard range.touches(position) else { return nil }
    return describe(node, index, at: range, path: nodes(around: position.line).reversed().filter { $0 != index })
  }

  private func describe(_ node: OutlineNode, _ index: Int, at range: TextRange, path: [Int]) -> PlaceDescription {
    let members = node.series.flatMap { outline.series.indices.contains($0) ? outline.series[$0].members : nil } ?? []
    return PlaceDescription(
      subject: .node(index),
      range: range,
      path: names(path),
      members: members.compactMap { outline.node($0).map(headRange) }.map(name),
      index: members.firstIndex(of: index)
    )
  }

  private func names(_ nodes: [Int]) -> [String] {
    nodes.compactMap { outline.node($0).map(headRange) }.map(name)
  }

  private func name(_ range: TextRange) -> String {
    SymbolName.make(text.units(in: range)[...])
  }
}
