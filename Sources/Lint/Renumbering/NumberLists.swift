import Structure
import Text

/// The numbers that one word names together, which stay in order whatever becomes of them: 第一、二部分, 附件1和2.
struct NumberLists {
  private struct Member {
    var place: TextRange
    var reference: Reference
    var old: [CodeUnit]
  }

  private var lists: [[Member]] = []
  private var lines = 0..<0

  /// Takes in the next reference of the text, which stands in `paragraph`.
  mutating func take(_ reference: Reference, in paragraph: Paragraph) {
    let member = Member(
      place: paragraph.range(reference.numeral),
      reference: reference,
      old: Array(paragraph.units[reference.numeral.clamped(to: paragraph.units.indices)])
    )
    if lines == paragraph.lines, let last = lists.last?.last?.reference, isNext(reference, last, paragraph.units) {
      lists[lists.count - 1].append(member)
    } else {
      closeLast()
      lists.append([member])
    }
    // 第一、二部分分别由甲、乙牵头: the order says who does what.
    if Self.isTold(apart: reference.range.upperBound, paragraph.units) { lists[lists.count - 1] = [] }
    lines = paragraph.lines
  }

  /// Forgets the last one where it has one member.
  private mutating func closeLast() {
    if lists.last?.count ?? 2 < 2 { lists.removeLast() }
  }

  private func isNext(_ next: Reference, _ last: Reference, _ units: [CodeUnit]) -> Bool {
    let start = next.range.lowerBound
    return 0...1 ~= start - last.range.upperBound && next.kind == last.kind && next.above == last.above
      && next.number > last.number && !next.endsRange && units[at: start] != "第" && units[at: start] != "附"
  }

  private static func isTold(apart end: Int, _ units: [CodeUnit]) -> Bool {
    var at = end
    while at < units.count, at - end < 16, !units[at].isSentenceEnd {
      if units.has("分别", at: at) || units.has("依次", at: at) { return true }
      at += 1
    }
    return false
  }

  /// `edits` with the numbers of each list in order: 第一、二部分 are still these when the two change places.
  func inOrderOfNumber(_ edits: [TextEdit]) -> [TextEdit] {
    var result = edits
    for list in lists where list.count > 1 {
      let new = list.map { member in
        edits.first { $0.range == member.place }.flatMap { NewNumbers.value(of: $0.newText) } ?? member.reference.number
      }
      guard zip(new, new.dropFirst()).contains(where: { $0 > $1 }) else { continue }
      for (member, number) in zip(list, new.ordered { $0 }) {
        result.removeAll { $0.range == member.place }
        guard number != member.reference.number else { continue }
        let text = ReferenceUpdate.spelled(number, like: member.old[...])
        result.append(TextEdit(range: member.place, newText: text))
      }
    }
    return result
  }
}
