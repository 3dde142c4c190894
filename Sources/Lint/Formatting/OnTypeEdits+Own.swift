import Lexicon
import Structure
package import Text

/// Enter has written the next number, and a writer who is used to typing it does so all the same: 2.2., （二）（二）. The
/// typed one stands, and the one that Enter wrote goes. It goes too where what is typed begins no item of that list: the
/// next item of a list around it (3.（二）, 3.三、), the first of one below the item before (（二）1.), 附件：, 特此通知。, 同志们，….
///
/// Nothing else may stand on the line, and what goes must be just what Enter writes there. What comes in at once, by a
/// paste or an input method, may go on behind its number (2.整改方案), and is not put in two behind a number of its kind.
extension OnTypeEdits {
  /// What ends a number, 附件： or a closing form.
  package static let marks = [".", "．", "、", "）", ")", "：", "。", "！", "是", "条"]

  /// UTF-16 units of a line that may hold a number twice, or a number and a closing form: 　　　2.2., 3.以上请示当否，请批复。
  private static let longest = 40

  /// UTF-16 units of the longest 二是 that is looked for where each key comes by itself: 二十一是.
  private static let longestWord = 4

  /// Takes away the number that stands before what has been put in from `start` to `position`; empty where both are meant.
  static func replacingNumber(
    before position: TextPosition,
    from start: TextPosition?,
    in document: Document,
  ) -> [TextEdit] {
    guard document.text.lines[safe: position.line]?.units.count == position.column else { return [] }
    let line = start?.line ?? position.line
    guard let units = document.text.lines[safe: line]?.units else { return [] }
    // One key is no number, and what takes more lines than one is a paste.
    let atOnce = start.flatMap { $0.line < position.line || $0.column + 1 < position.column ? $0.column : nil }
    let taken = { (range: Range<Int>) in TextEdit(range: TextRange(line: line, range), newText: "") }
    if let first = twice(in: units, at: atOnce, document) { return [taken(first)] }
    guard let range = written(above: line, in: units, at: atOnce, document) else { return [] }
    return [taken(range)] + countedBack(on: line, behind: range, document)
  }

  /// Where what is typed is no item of the list that Enter went on with, the items that it has counted on count back.
  private static func countedBack(on line: Int, behind range: Range<Int>, _ document: Document) -> [TextEdit] {
    guard let above = document.previousText(before: line), let index = document.node(opening: above),
      let list = document.outline.node(index)?.ordinal, let units = document.text.lines[safe: line]?.units,
      let own = Document(String(Array(units[range.upperBound...]))).syntax.first?.ordinal, !own.isSameFamily(as: list)
    else { return [] }
    return counted(behind: index, line, by: -1, document)
  }

  /// Whether what was typed may turn out to be no number, by what is typed behind it.
  package static func mayBeFigure(_ typed: [CodeUnit]) -> Bool {
    (0...9).contains { isFigure(typed, goingOnWith: CodeUnit(UInt16(0x30 + $0))) }
  }

  /// Whether `next` behind what looks like a number shows that it is none: 3.5万亩, and 三、四季度, where the next number is
  /// told in the same breath.
  package static func isFigure(_ typed: [CodeUnit], goingOnWith next: CodeUnit) -> Bool {
    guard let (number, end) = HanNumeral.readCount(typed, at: 0), end == typed.count - 1 else { return false }
    switch typed[at: end] {
    case ".", "．": return next.decimalDigit != nil
    case "、": return next.decimalDigit ?? HanNumeral.digit(next) == number &+ 1
    default: return false
    }
  }

  /// Whether it is the first of a list below the items of another: 1. below （二）.
  private static func opensBelow(_ own: Ordinal, _ list: Ordinal) -> Bool {
    own.number == 1 && list.style.ladderStep > 0 && own.style.ladderStep > list.style.ladderStep
  }

  /// The number that Enter wrote before 附件2, alone on its line that heads a page, or before 同志们，…: known once the line is over.
  static func numberBeforePage(on line: Int, _ document: Document) -> Range<Int>? {
    guard let units = document.text.lines[safe: line]?.units,
      let start = document.syntax[safe: line]?.ordinal?.range.upperBound,
      case let own = units[min(start, units.count)...].drop(while: { $0.isBlankSpace }), isOver(own),
      let above = document.previousText(before: line), let (written, _) = number(below: above, document),
      units.count > written.count, units.starts(with: written), own.startIndex >= written.count
    else { return nil }
    return 0..<own.startIndex
  }

  /// Whether a line that is over, and reads so behind its number, begins no item.
  private static func isOver(_ own: ArraySlice<CodeUnit>) -> Bool {
    if own.first != "附" { return Greeting.opens(Array(own.prefix(longest))) }
    guard own.count <= longest, let ordinal = Document(String(Array(own))).syntax.first?.ordinal else { return false }
    return ordinal.style == .attachment && ordinal.range == 0..<own.count
  }

  /// The first of two numbers that are the same and stand one behind the other, whoever wrote it: 2.2.整改方案 where all
  /// behind the first came in at once, 二是二是 also inside a line and key by key.
  private static func twice(in units: [CodeUnit], at atOnce: Int?, _ document: Document) -> Range<Int>? {
    let starts: [Int] = if let atOnce { [atOnce] } else { (2...longestWord).map { units.count - $0 } }
    for start in starts where start > 0 && start < units.count {
      guard let own = number(opening: units[start...]) else { continue }
      guard atOnce != nil || own.style == .hanWord && own.range.upperBound == units.count - start else { continue }
      let first = max(0, start - own.range.upperBound)..<start
      let before = units[..<first.lowerBound]
      let isInside = own.style == .hanWord && (before.last?.isSentenceEnd == true || before.last?.isClauseMark == true)
      guard units[first] == units[start...].prefix(first.count), first.count == own.range.upperBound,
        !before.reversed().starts(with: units[first].reversed()), !isComponent(own, document),
        isInside || before.allSatisfy({ $0.isBlankSpace })
      else { continue }
      return first
    }
    return nil
  }

  /// The number that Enter wrote, where what stands behind it takes its place.
  private static func written(
    above line: Int,
    in units: [CodeUnit],
    at atOnce: Int?,
    _ document: Document,
  ) -> Range<Int>? {
    guard atOnce != nil || units.count <= longest, let above = document.previousText(before: line),
      let (written, lists) = number(below: above, document), units.count > written.count, units.starts(with: written),
      replaces(units[written.count...], lists, isAtOnce: atOnce == written.count, in: document)
    else { return nil }
    // Blanks that came with it are those of the line already.
    let blanks = units[written.count...].prefix { $0.isBlankSpace }.count
    return written.prefix { $0.isBlankSpace }.count..<written.count + blanks
  }

  /// The number that opens `units`; 二是 is read as one only with text behind it.
  private static func number(opening units: ArraySlice<CodeUnit>) -> Ordinal? {
    let found = [[], [CodeUnit("要")]].lazy.compactMap { Document(String(units + $0)).syntax.first?.ordinal }.first
    return found?.range.lowerBound == 0 && found?.style.counts == true ? found : nil
  }

  /// Whether 2. may be the end of the number 2.2.: below 2.1.
  private static func isComponent(_ own: Ordinal, _ document: Document) -> Bool {
    let before = [own.number, own.number &- 1]
    return own.style == .arabic && document.outline.nodes.contains { $0.ordinal?.components == before }
  }

  /// What Enter writes below `line`, and the ordinals of its item and of those around it; nil for nothing.
  private static func number(below line: Int, _ document: Document) -> ([CodeUnit], [Ordinal])? {
    if let row = row(on: line, document) {
      return successor(of: row.ordinal, inNoteOn: line, document).map { ($0, [row.ordinal]) }
    }
    guard let index = document.node(opening: line), let node = document.outline.node(index) else { return nil }
    var ordinals: [Ordinal] = []
    let begun = first(below: line, document)
    guard let written = successor(of: node, index, document) ?? begun else { return nil }
    if let begun, var first = number(opening: begun.drop { $0.isBlankSpace }) {
      // Whatever begins a list may stand in its place.
      first.number = 0
      ordinals.append(first)
    }
    var place: Int? = index
    while let node = place.flatMap({ document.outline.node($0) }) {
      if let ordinal = node.ordinal { ordinals.append(ordinal) }
      place = node.parent
    }
    return (written, ordinals)
  }

  /// Whether what was typed, read for itself, stands in place of a number and not behind it.
  private static func replaces(
    _ typed: ArraySlice<CodeUnit>,
    _ lists: [Ordinal],
    isAtOnce: Bool,
    in document: Document,
  ) -> Bool {
    // A writer indents each line by habit.
    let units = Array(typed.drop { $0.isBlankSpace })
    if let own = Document(String(units)).syntax.first?.ordinal, own.range.lowerBound == 0,
      isAtOnce || own.range.upperBound == units.count
    {
      // 3.5万亩 that came at once is a figure.
      let end = own.range.upperBound
      if end < units.count, isFigure(Array(units[..<end]), goingOnWith: units[at: end]) { return false }
      guard !isComponent(own, document), let list = lists.first else { return false }
      // 1. behind （二） begins what is below （一）.
      if opensBelow(own, list) || own.number == 1 && list.number == 0 { return true }
      // What was copied with a number of this kind has it still, be it another; nor are two articles begun in one line.
      if isAtOnce || own.style.traits.kind == .division, own.isSameFamily(as: list), own.prefix == list.prefix {
        return true
      }
      return lists.contains { own.isSameFamily(as: $0) && own.prefix == $0.prefix && own.number == $0.number &+ 1 }
    }
    if AttachmentRow.label(units, units.indices) == units.count { return true }
    return GenreForm.closes(units[...]) || Greeting.opens(units)
  }
}
