import Structure
import Text

/// Moving a section with all that stands in it one level up or down.
enum SectionLevel {
  /// （二） becomes the 二、 after its parent, its 1. become （一）; the sections behind are counted on.
  static func promote(_ index: Int, in document: Document) -> Refactoring? {
    let outline = document.outline
    guard let node = outline.node(index), let style = node.ordinal?.style, let parent = node.parent,
      let above = outline.node(parent), let aboveOrdinal = above.ordinal, style.ladderStep > 1,
      aboveOrdinal.style.ladderStep == style.ladderStep - 1
    else { return nil }
    var moves: [Int: (OrdinalStyle, Int)] = [index: (aboveOrdinal.style, aboveOrdinal.number &+ 1)]
    // What follows it among its siblings stands below it now, behind its own children, which have come up to that level.
    let children = outline.children(of: index).filter {
      outline.nodes[$0].ordinal?.style.ladderStep == style.ladderStep + 1
    }
    for (place, later) in outline.laterSiblings(of: index).enumerated() {
      moves[later] = (style, children.count + place + 1)
    }
    for later in outline.laterSiblings(of: parent) {
      moves[later] = (aboveOrdinal.style, (outline.nodes[later].ordinal?.number ?? 0) &+ 1)
    }
    return refactoring("升一级（连同下级）", index, moves, by: -1, in: document)
  }

  /// 二、 becomes the last （X） of 一、, its （一） become 1.; the sections behind are counted on.
  static func demote(_ index: Int, in document: Document) -> Refactoring? {
    let outline = document.outline
    guard let node = outline.node(index), let ordinal = node.ordinal, ordinal.style.ladderStep > 0,
      let series = outline.series(of: index), let place = series.members.firstIndex(of: index),
      let before = series.members[safe: place - 1], let below = OrdinalStyle.ladder[safe: ordinal.style.ladderStep]
    else { return nil }
    let children = outline.children(of: before).filter { outline.nodes[$0].ordinal?.style == below }
    let last = children.last.flatMap { outline.nodes[$0].ordinal?.number } ?? 0
    var moves: [Int: (OrdinalStyle, Int)] = [index: (below, last &+ 1)]
    for later in outline.laterSiblings(of: index) {
      moves[later] = (ordinal.style, max(1, (outline.nodes[later].ordinal?.number ?? 0) &- 1))
    }
    return refactoring("降一级（连同下级）", index, moves, by: 1, in: document)
  }

  /// `moves` of section `index` and its later siblings, and every ladder marker inside the section `by` one level.
  private static func refactoring(
    _ title: String,
    _ index: Int,
    _ moves: [Int: (OrdinalStyle, Int)],
    by step: Int,
    in document: Document,
  ) -> Refactoring? {
    let outline = document.outline
    var moves = moves
    for inner in outline.descendants(of: index) {
      guard let ordinal = outline.nodes[inner].ordinal, ordinal.style.ladderStep > 0 else { continue }
      guard let style = OrdinalStyle.ladder[safe: ordinal.style.ladderStep - 1 + step] else { return nil }
      moves[inner] = (style, ordinal.number)
    }
    var edits: [TextEdit] = []
    for (node, move) in moves.sorted(by: { $0.key < $1.key }) {
      guard let member = NumberedSeries.Member(node: node, in: document) else { return nil }
      let edit =
        move.0 == member.ordinal.style
        ? member.edit(saying: move.1) : MarkerForm.styleEdit(member, move.0, number: move.1)
      guard let edit else { return nil }
      if edit.newText != document.text.units(in: edit.range) { edits.append(edit) }
    }
    return edits.isEmpty ? nil : Refactoring(title: title, edits: edits)
  }
}
