import Structure
import Text

/// The list that an item stands in: rows of the 附件说明, and the items behind that count on when one comes in or goes.
extension OnTypeEdits {
  /// A row of the 附件说明.
  struct Row {
    var list: OutlineList
    var place: Int
    var ordinal: Ordinal
  }

  /// The numbered row of a 附件说明 on `line`.
  static func row(on line: Int, _ document: Document) -> Row? {
    for list in document.outline.lists where list.kind == .attachmentNote {
      guard let place = list.items.firstIndex(where: { $0.line == line }), let item = list.items[safe: place],
        let ordinal = document.ordinal(of: item, in: list)
      else { continue }
      return Row(list: list, place: place, ordinal: ordinal)
    }
    return nil
  }

  /// Below a row of 附件：1.方案 the next number, under the one above (GB/T 9704—2012, 7.3.4); a row without a name goes.
  static func next(_ row: Row, on line: Int, blank: Int, _ document: Document) -> [TextEdit] {
    let units = document.text.line(line - 1).units
    let isEmpty = units[min(row.ordinal.range.upperBound, units.count)...].allSatisfy { $0.isBlankSpace }
    if row.place > 0, isEmpty {
      let gone = TextRange(TextPosition(line: line - 1, column: 0), TextPosition(line: line, column: blank))
      return [TextEdit(range: gone, newText: "")] + counted(row.list, behind: row.place - 1, line, by: -1, document)
    }
    guard let number = successor(of: row.ordinal, inNoteOn: line - 1, document) else { return [] }
    return [TextEdit(range: TextRange(line: line, 0..<blank), newText: number)]
      + counted(row.list, behind: row.place, line, by: 1, document)
  }

  /// What Enter writes behind a row of the 附件说明: a number under the one above, whatever stands before that.
  static func successor(of ordinal: Ordinal, inNoteOn line: Int, _ document: Document) -> [CodeUnit]? {
    guard let end = document.syntax[safe: line]?.content.upperBound else { return nil }
    let units = document.text.line(line).units
    // As wide as 附件： and the blanks before it.
    let indent = units[..<min(ordinal.range.lowerBound, units.count)].map { $0.isBlankSpace ? $0 : "\u{3000}" }
    return next(ordinal, units, until: end, indent: indent)
  }

  /// So many items without a paragraph of their own say that the list has none. Of the published lists of three to five
  /// items that end in 。 and are more than headings, 112 have no second paragraph in any, 9 in one; where a new item may come
  /// in at three places, that is one in fifty. Two say little.
  private static let fewestAlike = 2

  /// Whether a list goes on behind an item: ； and ， close no paragraph, 一是 and 附件1： begin none, and behind 。 no item of
  /// the list has one. An article may have one; but a second 第四条 leaves every reference to the first in doubt, and whoever
  /// takes the number away has those behind counted back.
  static func goesOn(_ node: OutlineNode, _ index: Int, _ document: Document) -> Bool {
    guard let style = node.ordinal?.style, let syntax = document.syntax[safe: node.line] else { return false }
    if style.isSpoken || style == .attachment || style == .article { return true }
    let last = syntax.content.upperBound - 1
    return document.text.line(node.line).units[at: last].isClauseMark || haveNoParagraphs(index, document)
  }

  /// Whether none of the items of the list of the node at `index` goes on behind its first sentence: （一）加强领导。 may be a
  /// heading whose text is still to come where all are like it. Behind such a one Enter writes a number all the same, and two
  /// items of one number help nobody; but above the first of them a paragraph comes more often than an item.
  private static func mayBeHeadings(_ ordinal: Ordinal, _ index: Int, _ document: Document) -> Bool {
    let members = document.outline.series(of: index)?.members ?? []
    return ordinal.style == .parenHan
      && !members.contains { member in
        guard let line = document.outline.node(member)?.line, let content = document.syntax[safe: line]?.content else {
          return false
        }
        let units = document.text.line(line).units
        return units[at: content.upperBound - 1].isClauseMark
          || units[..<max(0, min(content.upperBound - 1, units.count))].contains { $0.isSentenceEnd }
      }
  }

  /// Whether the items of the list of the node at `index` stand right behind each other, blank lines, the items below them
  /// and the headings of chapters apart.
  private static func haveNoParagraphs(_ index: Int, _ document: Document) -> Bool {
    let outline = document.outline
    let members = NumberingChains.whole(of: index, in: outline).compactMap { outline.node($0) }
    return members.count >= fewestAlike
      && zip(members, members.dropFirst()).allSatisfy {
        $0.series != $1.series || holdsOnlyItems($0, until: $1.line, document)
      }
  }

  /// Whether all text between `node` and `end` opens items below it.
  private static func holdsOnlyItems(_ node: OutlineNode, until end: Int, _ document: Document) -> Bool {
    var line = document.previousText(before: end)
    while let at = line, at > node.line {
      guard let below = document.node(opening: at).flatMap({ document.outline.node($0) }), below.depth > node.depth
      else {
        return false
      }
      line = document.previousText(before: at)
    }
    return line == node.line
  }

  /// The numbers of the nodes behind the one at `index` and below `line`, counted on by `step`: 1 where an item comes in
  /// between, -1 where one goes. Empty unless all are one list that counts on through it, whose numbers stand nowhere else.
  static func counted(behind index: Int, _ line: Int, by step: Int, _ document: Document) -> [TextEdit] {
    let outline = document.outline
    let nodes = Array(NumberingChains.whole(of: index, in: outline))
    guard let place = nodes.firstIndex(of: index), let style = outline.series(of: index)?.style,
      !style.isDivision || style == .article, let members = NumberedSeries(nodes: nodes, style: style, in: document),
      members.count == nodes.count, let first = nodes.firstIndex(where: { (outline.node($0)?.line ?? 0) > line })
    else { return [] }
    return counted(members, behind: place, from: first, by: step)
  }

  private static func counted(
    _ list: OutlineList,
    behind place: Int,
    _ line: Int,
    by step: Int,
    _ document: Document,
  ) -> [TextEdit] {
    guard let first = list.items.firstIndex(where: { $0.line > line }),
      let members = NumberedSeries(list: list, in: document)
    else { return [] }
    // The pages that have the numbers of the rows go along.
    let numbers = members.numbers[first...]
    let pages = document.outline.nodes.indices.filter { index in
      let ordinal = document.outline.nodes[index].ordinal
      return ordinal?.style == .attachment && numbers.contains(ordinal?.number ?? 0)
    }.compactMap { NumberedSeries.Member(node: $0, in: document) }
    let edits = pages.compactMap { $0.edit(saying: $0.ordinal.number &+ step) }
    guard edits.count == pages.count, pages.count == UniqueList(pages.map { $0.ordinal.number }).count else {
      return []
    }
    return counted(members, behind: place, from: first, by: step, with: edits)
  }

  private static func counted(
    _ list: NumberedSeries,
    behind place: Int,
    from first: Int,
    by step: Int,
    with pages: [TextEdit] = [],
  ) -> [TextEdit] {
    let numbers = list.numbers
    guard list.odd.isEmpty, first < list.count, let start = numbers.first, let own = numbers[safe: place],
      (0...place).allSatisfy({ numbers[$0] == start &+ $0 })
    else { return [] }
    let due = own &+ (step > 0 ? 1 : 2)
    var edits: [TextEdit] = []
    for at in first..<list.count {
      guard numbers[at] == due &+ (at &- first), let edit = list[at]?.edit(saying: numbers[at] &+ step) else {
        return []
      }
      edits.append(edit)
    }
    return ReferenceUpdate.complete(edits + pages, in: list.document)
  }

  /// Enter before the first item of a list leaves an empty line above it: that gets the item's number, and all from this one
  /// on count on. Empty where that line may be meant for a paragraph: above a heading, or what is no list that counts.
  static func first(before position: TextPosition, _ document: Document) -> [TextEdit] {
    let above = position.line - 1
    guard let index = document.node(opening: position.line), let node = document.outline.node(index),
      let ordinal = node.ordinal, position.column <= ordinal.range.lowerBound,
      let blanks = document.text.lines[safe: above]?.units, blanks.allSatisfy({ $0.isBlankSpace }),
      previous(node, index, document) == nil, successor(of: node, index, document) != nil,
      goesOn(node, index, document), !mayBeHeadings(ordinal, index, document),
      let number = ordinal.marker(saying: 1, in: document.text.line(node.line).units),
      case let edits = countedOn(from: index, document), !edits.isEmpty
    else { return [] }
    let units = document.text.line(node.line).units
    let indent = units[..<min(ordinal.range.lowerBound, units.count)]
    let behind = units[min(ordinal.range.upperBound, units.count)...].prefix { $0.isBlankSpace }
    return [TextEdit(range: TextRange(line: above, 0..<blanks.count), newText: indent + number + behind)] + edits
  }

  /// The numbers of the list that begins with the node at `index`, each one higher; empty unless it counts from one on.
  private static func countedOn(from index: Int, _ document: Document) -> [TextEdit] {
    let nodes = Array(NumberingChains.whole(of: index, in: document.outline))
    guard nodes.first == index, let style = document.outline.series(of: index)?.style,
      !style.isDivision || style == .article, let list = NumberedSeries(nodes: nodes, style: style, in: document),
      list.count == nodes.count, list.odd.isEmpty, list.numbers == Array(1...max(1, list.count)),
      case let edits = (0..<list.count).compactMap({ list[$0]?.edit(saying: $0 + 2) }), edits.count == list.count
    else { return [] }
    return ReferenceUpdate.complete(edits, in: document)
  }

  /// Whether 附件1：方案 stands right above 附件2：名单, or below it, and is a row of the 附件说明 and no head of a page.
  static func isRow(_ node: OutlineNode, _ index: Int, _ document: Document) -> Bool {
    guard node.ordinal?.style == .attachment, let series = document.outline.series(of: index) else { return false }
    let lines = series.members.compactMap { document.outline.node($0)?.line }
    return lines.contains {
      document.previousText(before: $0) == node.line || document.previousText(before: node.line) == $0
    }
  }
}
