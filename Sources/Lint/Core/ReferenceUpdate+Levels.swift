import Structure
import Text

extension ReferenceUpdate {
  /// `edits` with those that keep every reference at what it meant where sections have changed their level, so that an item
  /// has become a part, or a part an item: 第一部分第（三）项 becomes 第二部分. Reads the whole text.
  ///
  /// What names no part goes by its article, which no level changes.
  static func complete(_ edits: [TextEdit], moving moves: [Int: SectionLevel.Move], in document: Document) -> [TextEdit]
  {
    let names = PartNames(moves, document.outline)
    var result = edits
    func replace(_ columns: Range<Int>, _ new: [CodeUnit], _ paragraph: Paragraph) {
      let range = paragraph.range(columns)
      guard Array(paragraph.units[columns]) != new, !result.contains(where: { $0.range.overlaps(range) }) else {
        return
      }
      result.append(TextEdit(range: range, newText: new))
    }
    func follow(_ part: Reference, _ targets: [Int], _ paragraph: Paragraph) {
      guard targets.count == 1, let target = targets.first, let name = names.name(of: target) else { return }
      if let item = name.item {
        let words = "第\(String(HanNumeral.spell(name.part)))部分第（\(String(HanNumeral.spell(item)))）项"
        replace(part.range, [CodeUnit](words), paragraph)
      } else {
        replace(part.numeral, spelled(name.part, like: paragraph.units[part.numeral]), paragraph)
      }
    }
    /// A part with nothing behind it yet.
    var open: (part: Reference, targets: [Int], paragraph: Paragraph)?
    forEachReference(in: document) { reference, targets, paragraph in
      if case .portion = reference.container, reference.kind == .item {
        let part = open
        open = nil
        guard targets.count == 1, let target = targets.first, let name = names.name(of: target) else { return }
        let numeral = spelled(name.item ?? 0, like: paragraph.units[reference.numeral])
        guard let part, reference.range.lowerBound - part.part.range.upperBound <= 1 else {
          // 第一部分第（二）项、第（三）项: the part is said once for both.
          if name.item != nil { replace(reference.numeral, numeral, paragraph) }
          return
        }
        if name.item == nil {
          let words = "第\(String(HanNumeral.spell(name.part)))部分"
          replace(part.part.range.lowerBound..<reference.range.upperBound, [CodeUnit](words), paragraph)
        } else {
          replace(part.part.numeral, spelled(name.part, like: paragraph.units[part.part.numeral]), paragraph)
          replace(reference.numeral, numeral, paragraph)
        }
        return
      }
      if let part = open { follow(part.part, part.targets, part.paragraph) }
      open = reference.kind == .portion ? (reference, targets, paragraph) : nil
    }
    if let part = open { follow(part.part, part.targets, part.paragraph) }
    return result.inOrderOfText
  }
}

/// What parts and their items are called once `moves` are done: 第二部分, 第二部分第（三）项.
private struct PartNames {
  private let moves: [Int: SectionLevel.Move]
  private let outline: Outline
  /// The form of the numbers of parts.
  private let style: OrdinalStyle?

  init(_ moves: [Int: SectionLevel.Move], _ outline: Outline) {
    (self.moves, self.outline) = (moves, outline)
    style = outline.portions.first.flatMap { outline.nodes[safe: $0]?.ordinal?.style }
  }

  /// The number of the part, and of its item if `node` is one; nil if it is neither.
  func name(of node: Int) -> (part: Int, item: Int?)? {
    guard let style, let move = place(of: node) else { return nil }
    if move.style == style { return (move.number, nil) }
    guard let parent = move.parent, let part = place(of: parent), part.style == style else { return nil }
    return (part.number, move.number)
  }

  private func place(of node: Int) -> SectionLevel.Move? {
    if let move = moves[node] { return move }
    guard let own = outline.node(node), let ordinal = own.ordinal else { return nil }
    return SectionLevel.Move(ordinal.style, ordinal.number, below: own.parent)
  }
}
