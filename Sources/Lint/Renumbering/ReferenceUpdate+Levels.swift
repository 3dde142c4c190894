import Structure
import Text

extension ReferenceUpdate {
  /// `edits` with those that keep every reference at what it meant where sections have changed their level, so that an item
  /// has become a part, or a part an item: 第一部分第（三）项 becomes 第二部分, its 第（二）项 第一部分第（三）项第2目. Reads the whole text.
  ///
  /// What names no part goes by its article, which no level changes: 第一条第（二）项 becomes 第一条第（一）项第1目.
  static func complete(_ edits: [TextEdit], moving moves: SectionLevel.Moves, in document: Document) -> [TextEdit] {
    named(moves, in: document).edits.reduce(into: edits) { result, edit in
      if !result.contains(where: { $0.range.overlaps(edit.range) }) { result.append(edit) }
    }.inOrderOfText
  }

  /// The references to what `moves` give another name that they cannot say.
  static func unnamed(_ moves: SectionLevel.Moves, in document: Document) -> [TextRange] {
    moves.isEmpty ? [] : named(moves, in: document).left
  }

  /// What says the new names of all references, and the references that are left.
  private static func named(
    _ moves: SectionLevel.Moves,
    in document: Document,
  ) -> (edits: [TextEdit], left: [TextRange]) {
    var names = LevelNames(moves, document.outline)
    var result: [TextEdit] = []
    var left: [TextRange] = []
    var open: [NamedPlace] = []
    /// Where in `open` the end of a range is named.
    var rangeEnd: Int?
    /// Writes the place that `open` names.
    func close() {
      let isLeft = rangeEnd != nil && open.contains { names.change($0.target) }
      // What goes from 第（一）项 to 第（三）项 is no row of items any more.
      if isLeft { names.last = nil }
      if !isLeft, let edits = names.edits(Array(open[(rangeEnd ?? 0)...])) {
        result += edits
      } else {
        left += open.map { $0.paragraph.range($0.reference.range) }
      }
      (open, rangeEnd) = ([], nil)
    }
    forEachReference(in: document) { reference, targets, paragraph in
      let place = NamedPlace(
        reference: reference,
        target: targets.count == 1 ? targets.first : nil,
        paragraph: paragraph
      )
      guard reference.kind == .portion || reference.kind == .item else { return }
      if reference.endsRange, rangeEnd == nil, open.last?.paragraph.lines == paragraph.lines {
        rangeEnd = open.count
      } else if !(open.last.map { place.isRightBehind($0) } ?? true) {
        close()
      }
      open.append(place)
    }
    close()
    return (result, left)
  }
}

/// A reference, and the one node that it means.
private struct NamedPlace {
  var reference: Reference
  var target: Int?
  var paragraph: Paragraph

  /// Whether its article is named before it.
  var isOfArticle: Bool {
    switch reference.container {
    case .article, .previousArticle: reference.kind == .item
    default: false
    }
  }

  /// Whether all of its name stands there: not of 第（一）、（二）项.
  var isWhole: Bool {
    let (units, last) = (paragraph.units, reference.range.upperBound - 1)
    let hasWord = units[at: last].isHan && !units[at: last].isHanNumeral
    return (units[at: reference.range.lowerBound] == "第") == hasWord
  }

  /// Whether it is an item of what `before` names: 第一部分|第二项, 第二项|第3目.
  func isRightBehind(_ before: NamedPlace) -> Bool {
    let inside = before.reference.kind == .item ? before.reference.above.count + 1 : 0
    return reference.kind == .item && reference.above.count == inside && paragraph.lines == before.paragraph.lines
      && 0...1 ~= reference.range.lowerBound - before.reference.range.upperBound
  }
}

/// What parts, their items and the items of those are called once `moves` are done: 第二部分第（三）项第1目.
private struct LevelNames {
  private let moves: SectionLevel.Moves
  private let outline: Outline
  /// What was named last, as it is called then: 第一部分第（二）项、第（三）项 says the part once for both.
  fileprivate var last: Path?

  /// The numbers of what stands one in the other, from a part on, or from an item of an article.
  fileprivate struct Path: Equatable {
    var numbers: [Int]
    var isOfArticle: Bool
  }

  init(_ moves: SectionLevel.Moves, _ outline: Outline) { (self.moves, self.outline) = (moves, outline) }

  /// The edits of `places`, which stand one right behind the other and name what the last of them means; nil where they cannot
  /// say what it is called then.
  mutating func edits(_ places: [NamedPlace]) -> [TextEdit]? {
    let meant = places.prefix { $0.target != nil }
    guard let first = meant.first, let end = meant.last, let path = end.target.flatMap({ path(to: $0) }) else {
      last = nil
      return []
    }
    let said = saidBefore(first, path)
    last = path
    if path.numbers.count == said.count + meant.count, path.numbers.starts(with: said) {
      return zip(meant, path.numbers.dropFirst(said.count)).compactMap { place, number in
        let old = place.paragraph.units[place.reference.numeral]
        return edit(place.reference.numeral, ReferenceUpdate.spelled(number, like: old), place.paragraph)
      }
    }
    // Behind 第三条 or 第（二）项、 no part is named, and no item whose own is another then.
    let isSaid = path.isOfArticle ? !said.isEmpty : first.isOfArticle
    guard meant.count == places.count, !isSaid, places.allSatisfy({ $0.isWhole }) else {
      return change(end.target) ? nil : []
    }
    let start = beginning(of: first)
    let item = meant.first { $0.reference.kind == .item }?.reference.range
    let isBracketed = item.map { first.paragraph.units[$0].contains("（") } ?? true
    guard let words = words(path, isBracketed: isBracketed) else { return change(end.target) ? nil : [] }
    return edit(start..<end.reference.range.upperBound, words, first.paragraph).map { [$0] } ?? []
  }

  /// Whether `node` or what it stands in is called otherwise then.
  fileprivate func change(_ node: Int?) -> Bool {
    var (place, isChanged, steps) = (node, false, 0)
    while let at = place, !isChanged, steps < 8 {
      isChanged = moves[at] != nil
      place = outline.node(at)?.parent
      steps += 1
    }
    return isChanged
  }

  /// The part and the items that the text before `place` says it stands in, as they are called then.
  private func saidBefore(_ place: NamedPlace, _ path: Path) -> [Int] {
    let (reference, line) = (place.reference, place.paragraph.lines.lowerBound)
    guard reference.kind == .item else { return [] }
    if path.isOfArticle {
      guard !reference.above.isEmpty else { return [] }
      return last.map { Array($0.numbers.prefix(reference.above.count)) } ?? reference.above
    }
    if let last, !last.numbers.isEmpty, !isOfOwnPart(place) {
      return Array(last.numbers.prefix(reference.above.count + 1))
    }
    switch reference.container {
    case .portion(let number), .article(let number): return [number] + reference.above
    case .thisPart:
      let own = self.path(to: outline.nodes.partitioningIndex { $0.line > line } - 1)
      return Array((own?.numbers ?? []).prefix(1)) + reference.above
    default: return []
    }
  }

  /// Whether 本部分 or 上述 stands before `place`.
  private func isOfOwnPart(_ place: NamedPlace) -> Bool { beginning(of: place) < place.reference.range.lowerBound }

  /// Where what names `place` begins, with 本部分 or 上述.
  private func beginning(of place: NamedPlace) -> Int {
    let (units, start) = (place.paragraph.units, place.reference.range.lowerBound)
    guard place.reference.kind == .item else { return start }
    if start > 2, units.has("本部分", at: start - 3) { return start - 3 }
    return start > 1 && units[at: start - 1] == "述" ? start - 2 : start
  }

  private func edit(_ columns: Range<Int>, _ new: [CodeUnit], _ paragraph: Paragraph) -> TextEdit? {
    Array(paragraph.units[columns]) == new ? nil : TextEdit(range: paragraph.range(columns), newText: new)
  }

  /// 第一部分第（三）项第2目, 第（三）项第2目; nil for what stands deeper.
  private func words(_ path: Path, isBracketed: Bool) -> [CodeUnit]? {
    var numbers = path.numbers[...]
    var words = ""
    if !path.isOfArticle, let part = numbers.popFirst() { words = "第\(String(HanNumeral.spell(part)))部分" }
    if let item = numbers.popFirst() {
      let number = String(HanNumeral.spell(item))
      words += isBracketed ? "第（\(number)）项" : "第\(number)项"
    }
    if let inner = numbers.popFirst() { words += "第\(inner)目" }
    return numbers.isEmpty ? [CodeUnit](words) : nil
  }

  /// The numbers of the part, the item in it and what stands in that, down to `node`; nil for what stands in none.
  private func path(to node: Int) -> Path? {
    var path: [Int] = []
    var place: Int? = node
    while let at = place, let move = move(of: at), !move.style.isDivision, move.style != .attachment, path.count < 8 {
      path.insert(move.number, at: 0)
      place = move.parent
    }
    let isOfArticle = place.flatMap { outline.node($0)?.ordinal?.style } == .article
    return path.isEmpty ? nil : Path(numbers: path, isOfArticle: isOfArticle)
  }

  private func move(of node: Int) -> SectionLevel.Move? {
    if let move = moves[node] { return move }
    guard let own = outline.node(node), let ordinal = own.ordinal else { return nil }
    return SectionLevel.Move(ordinal.style, ordinal.number, below: own.parent)
  }
}
