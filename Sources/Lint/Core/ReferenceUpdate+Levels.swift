import Structure
import Text

extension ReferenceUpdate {
  /// `edits` with those that keep every reference at what it meant where sections have changed their level, so that an item
  /// has become a part, or a part an item: 第一部分第（三）项 becomes 第二部分, its 第（二）项 第一部分第（三）项第2目. Reads the whole text.
  ///
  /// What names no part goes by its article, which no level changes.
  static func complete(_ edits: [TextEdit], moving moves: SectionLevel.Moves, in document: Document) -> [TextEdit] {
    var names = LevelNames(moves, document.outline)
    var result = edits
    var open: [NamedPlace] = []
    /// Writes the place that `open` names.
    func close() {
      for edit in names.edits(open) where !result.contains(where: { $0.range.overlaps(edit.range) }) {
        result.append(edit)
      }
      open = []
    }
    forEachReference(in: document) { reference, targets, paragraph in
      let place = NamedPlace(
        reference: reference,
        target: targets.count == 1 ? targets.first : nil,
        paragraph: paragraph
      )
      guard reference.kind == .portion || reference.kind == .item else { return }
      if !(open.last.map { place.isRightBehind($0) } ?? true) { close() }
      open.append(place)
    }
    close()
    return result.inOrderOfText
  }
}

/// A reference, and the one node that it means.
private struct NamedPlace {
  var reference: Reference
  var target: Int?
  var paragraph: Paragraph

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
  private var last: [Int] = []

  init(_ moves: SectionLevel.Moves, _ outline: Outline) { (self.moves, self.outline) = (moves, outline) }

  /// The edits of `places`, which stand one right behind the other and name what the last of them means.
  mutating func edits(_ places: [NamedPlace]) -> [TextEdit] {
    let meant = places.prefix { $0.target != nil }
    guard let first = meant.first, let end = meant.last, let path = end.target.flatMap({ path(to: $0) }) else {
      last = []
      return []
    }
    let said = saidBefore(first)
    last = path
    if path.count == said.count + meant.count, path.starts(with: said) {
      return zip(meant, path.dropFirst(said.count)).compactMap { place, number in
        let old = place.paragraph.units[place.reference.numeral]
        return edit(place.reference.numeral, ReferenceUpdate.spelled(number, like: old), place.paragraph)
      }
    }
    guard meant.count == places.count else { return [] }
    let start = beginning(of: first)
    let item = meant.first { $0.reference.kind == .item }?.reference.range
    let isBracketed = item.map { first.paragraph.units[$0].contains("（") } ?? true
    let words = words(path, isBracketed: isBracketed)
    return words.flatMap { edit(start..<end.reference.range.upperBound, $0, first.paragraph) }.map { [$0] } ?? []
  }

  /// The part and the items that the text before `place` says it stands in, as they are called then.
  private func saidBefore(_ place: NamedPlace) -> [Int] {
    let (reference, line) = (place.reference, place.paragraph.lines.lowerBound)
    guard reference.kind == .item else { return [] }
    if !last.isEmpty, !isOfOwnPart(place) { return Array(last.prefix(reference.above.count + 1)) }
    switch reference.container {
    case .portion(let number): return [number] + reference.above
    case .thisPart:
      let own = path(to: outline.nodes.partitioningIndex { $0.line > line } - 1)
      return Array((own ?? []).prefix(1)) + reference.above
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

  /// 第一部分第（三）项第2目; nil for what stands deeper.
  private func words(_ path: [Int], isBracketed: Bool) -> [CodeUnit]? {
    guard let part = path.first, path.count < 4 else { return nil }
    var words = "第\(String(HanNumeral.spell(part)))部分"
    if let item = path[safe: 1] {
      let number = String(HanNumeral.spell(item))
      words += isBracketed ? "第（\(number)）项" : "第\(number)项"
    }
    if let inner = path[safe: 2] { words += "第\(inner)目" }
    return [CodeUnit](words)
  }

  /// The numbers of the part, the item in it and what stands in that, down to `node`; nil for what stands in no part.
  private func path(to node: Int) -> [Int]? {
    var path: [Int] = []
    var place: Int? = node
    while let at = place, let move = move(of: at), !move.style.isDivision, move.style != .attachment, path.count < 8 {
      path.insert(move.number, at: 0)
      place = move.parent
    }
    return path.isEmpty ? nil : path
  }

  private func move(of node: Int) -> SectionLevel.Move? {
    if let move = moves[node] { return move }
    guard let own = outline.node(node), let ordinal = own.ordinal else { return nil }
    return SectionLevel.Move(ordinal.style, ordinal.number, below: own.parent)
  }
}
