package import Text

/// A count that a draft announces, with what it announces: “三个到位” and 重视程度到位, 工作措施到位, 督查问责到位.
package struct AnnouncedList: Hashable, Sendable {
  package var announcement: Announcement
  /// Where the phrase stands, with its quotation marks.
  package var place: TextRange
  /// The marker and the heading of each member, in order. Never empty.
  package var members: [TextRange]

  package init(announcement: Announcement, place: TextRange, members: [TextRange]) {
    self.announcement = announcement
    self.place = place
    self.members = members
  }
}

extension Document {
  /// The lists that the paragraph of `line` announces, in order; their members stand in it or on the lines below.
  ///
  /// - Complexity: linear in the paragraph, and in the members for a list on lines of its own.
  package func announcedLists(at line: Int) -> [AnnouncedList] {
    let paragraph = paragraph(at: line)
    guard !paragraph.syntax.announcements.isEmpty else { return [] }
    var result: [AnnouncedList] = []
    for (index, run) in paragraph.syntax.runs.enumerated() {
      guard let announcement = AnnouncedCount.before(run: index, of: paragraph, in: self) else { continue }
      result.append(list(announcement, of: paragraph, run.items.map { paragraph.range($0.shown) }))
    }
    if let announcement = AnnouncedCount.atEnd(of: paragraph) {
      let below = members(below: paragraph)
      if !below.isEmpty { result.append(list(announcement, of: paragraph, below)) }
    }
    return result
  }

  /// The list whose announcement stands at `position`.
  package func announcedList(at position: TextPosition) -> AnnouncedList? {
    announcedLists(at: position.line).first { $0.place.touches(position) }
  }

  /// The list that has a member with its marker or heading at `position`; the smallest such member counts.
  package func announcedList(ofItemAt position: TextPosition) -> AnnouncedList? {
    let holdsPosition = { (list: AnnouncedList) in list.members.contains { $0.touches(position) } }
    if let list = announcedLists(at: position.line).last(where: holdsPosition) { return list }
    guard let index = node(opening: position.line), headRange(outline.nodes[index]).touches(position),
      let first = outline.group(around: index).first.flatMap({ outline.node($0) }),
      let lead = previousText(before: first.line)
    else { return nil }
    return announcedLists(at: lead).first(where: holdsPosition)
  }

  private func list(_ announcement: Announcement, of paragraph: Paragraph, _ members: [TextRange]) -> AnnouncedList {
    let place = paragraph.range(announcement.shown(in: paragraph.units))
    return AnnouncedList(announcement: announcement, place: place, members: members)
  }

  /// The headings of the series or the run-in headings that begin right below `paragraph`.
  private func members(below paragraph: Paragraph) -> [TextRange] {
    guard let index = outline.firstNode(atOrAfter: paragraph.lines.upperBound), let node = outline.node(index),
      let lead = previousText(before: node.line), paragraph.lines.contains(lead)
    else { return [] }
    let group = outline.group(around: index)
    guard group.first == index else { return [] }
    if node.isUnnumberedRunIn {
      // Nothing but a colon ties headings without numbers to what stands above them.
      let last = paragraph.units[at: paragraph.syntax.content.upperBound - 1]
      guard group.count > 1, last == "：" || last == ":" else { return [] }
    }
    return group.compactMap { outline.node($0).map(headRange) }
  }
}

extension Outline {
  /// The node `first` and its next siblings as long as they are run-in headings without numbers; empty if it is none.
  ///
  /// - Complexity: linear in the nodes passed.
  package func unnumberedSiblings(from first: Int) -> [Int] {
    // Asked of every node: most are out by their kind, and a copy of a node is not cheap.
    guard nodes.indices.contains(first), nodes[first].kind == .runInHeading, let start = node(first),
      start.isUnnumberedRunIn
    else { return [] }
    var group = [first]
    var index = first + 1
    while let next = node(index), next.depth >= start.depth {
      if next.depth == start.depth {
        guard next.isUnnumberedRunIn else { break }
        group.append(index)
      }
      index += 1
    }
    return group
  }

  /// The first node from `index` on that is a run-in heading without a number; nil if there is none.
  package func unnumberedRunIn(from index: Int) -> Int? {
    // In place: a copy of each node is ten times the cost.
    nodes.withUnsafeBufferPointer { nodes in
      var at = max(0, index)
      while at < nodes.count {
        if nodes[at].kind == .runInHeading, case .none = nodes[at].ordinal { return at }
        at += 1
      }
      return nil
    }
  }

  /// The series that the node `index` is a member of, or the run-in headings without numbers it stands among; else
  /// empty.
  func group(around index: Int) -> [Int] {
    guard let node = node(index) else { return [] }
    if let number = node.series, series.indices.contains(number) { return series[number].members }
    guard node.isUnnumberedRunIn else { return [] }
    var first = index
    var at = index - 1
    while let before = self.node(at), before.depth >= node.depth {
      if before.depth == node.depth {
        guard before.isUnnumberedRunIn else { break }
        first = at
      }
      at -= 1
    }
    return unnumberedSiblings(from: first)
  }
}

extension OutlineNode {
  /// 认真谋划。各单位要…: a heading before its text on one line, without a marker.
  var isUnnumberedRunIn: Bool { kind == .runInHeading && ordinal == nil }
}

extension InlineItem {
  /// Columns of the marker and the opening clause.
  var shown: Range<Int> { ordinal.range.lowerBound..<max(ordinal.range.upperBound, head.upperBound) }
}
