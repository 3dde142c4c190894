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
    var moves: Moves = [index: Move(aboveOrdinal.style, aboveOrdinal.number &+ 1, below: above.parent)]
    // What follows it among its siblings stands below it now, behind its own children, which have come up to that level.
    let children = outline.children(of: index).filter {
      outline.nodes[$0].ordinal?.style.ladderStep == style.ladderStep + 1
    }
    for (place, later) in outline.laterSiblings(of: index).enumerated() {
      moves[later] = Move(style, children.count + place + 1, below: index)
    }
    for later in outline.laterSiblings(of: parent) {
      moves[later] = Move(aboveOrdinal.style, (outline.nodes[later].ordinal?.number ?? 0) &+ 1, below: above.parent)
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
    var moves: Moves = [index: Move(below, last &+ 1, below: before)]
    for later in outline.laterSiblings(of: index) {
      moves[later] = Move(ordinal.style, max(1, (outline.nodes[later].ordinal?.number ?? 0) &- 1), below: node.parent)
    }
    return refactoring("降一级（连同下级）", index, moves, by: 1, in: document)
  }

  /// What a numbered node becomes: its form and number, and the node it then stands below.
  struct Move: Hashable, Sendable {
    var style: OrdinalStyle
    var number: Int
    var parent: Int?

    init(_ style: OrdinalStyle, _ number: Int, below parent: Int?) {
      (self.style, self.number, self.parent) = (style, number, parent)
    }
  }

  /// What nodes become, by their index.
  typealias Moves = KeyedList<Int, Move>

  /// `moves` of section `index` and its later siblings, and every ladder marker inside the section `by` one level.
  private static func refactoring(
    _ title: String,
    _ index: Int,
    _ moves: Moves,
    by step: Int,
    in document: Document,
  ) -> Refactoring? {
    let outline = document.outline
    var moves = moves
    for inner in outline.descendants(of: index) {
      guard let node = outline.node(inner), let ordinal = node.ordinal, ordinal.style.ladderStep > 0 else { continue }
      guard let style = OrdinalStyle.ladder[safe: ordinal.style.ladderStep - 1 + step] else { return nil }
      moves[inner] = Move(style, ordinal.number, below: node.parent)
    }
    var edits: [TextEdit] = []
    for (node, move) in moves.ordered(by: { $0.key }) {
      guard let member = NumberedSeries.Member(node: node, in: document) else { return nil }
      let changesLevel = move.style != member.ordinal.style
      let edit =
        changesLevel
        ? MarkerForm.styleEdit(member, move.style, number: move.number) : member.edit(saying: move.number)
      guard let edit else { return nil }
      if edit.newText != document.text.units(in: edit.range) { edits.append(edit) }
      if changesLevel, let sign = signEdit(node, by: step, in: document) { edits.append(sign) }
    }
    return edits.isEmpty ? nil : Refactoring(title: title, edits: edits.inOrderOfText, moving: moves)
  }

  /// The edit that takes a # from a heading of Markdown, or gives it one; nil for what is none, and of the first level.
  private static func signEdit(_ index: Int, by step: Int, in document: Document) -> TextEdit? {
    guard let line = document.outline.node(index)?.line, let level = document.syntax[safe: line]?.markdownLevel,
      level > 0,
      let sign = document.text.line(line).units.firstIndex(of: "#"), step > 0 || level > 1
    else { return nil }
    return TextEdit(range: TextRange(line: line, sign..<(step > 0 ? sign : sign + 1)), newText: step > 0 ? ["#"] : [])
  }
}
