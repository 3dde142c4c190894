import Lexicon
import Structure
import Text

/// Enter has written the next number, and a writer who is used to typing it does so all the same: 2.2., （二）（二）. The
/// typed one stands, and the one that Enter wrote goes. It goes too where what is typed begins no item of that list: the
/// next item of a list around it (3.（二）, 3.三、), the first of one below the item before (（二）1.), 附件：, 特此通知。
///
/// Nothing else may stand on the line, and what goes must be just what Enter writes there.
extension OnTypeFormatting {
  /// What ends a number, 附件： or a closing form.
  package static let marks = [".", "．", "、", "）", ")", "：", "。"]

  /// UTF-16 units of a line that may hold a number twice, or a number and a closing form: 　　　2.2., 3.以上请示当否，请批复。
  private static let longest = 40

  /// Takes away the number that Enter wrote before what has been typed up to `position`; empty where both are meant.
  static func replacingNumber(before position: TextPosition, in document: Document) -> [TextEdit] {
    guard let units = document.text.lines[safe: position.line]?.units, units.count <= longest,
      position.column == units.count, let above = document.previousText(before: position.line),
      let (written, lists) = number(below: above, document), units.count > written.count, units.starts(with: written)
    else { return [] }
    let indent = written.prefix { $0.isBlankSpace }.count
    // 二是 is read as a number only with text behind it.
    let isSame = units[written.count...] == written[indent...] && lists.first?.style == .hanWord
    guard isSame || replaces(Document(String(units[written.count...])), lists, in: document) else { return [] }
    return [TextEdit(range: TextRange(line: position.line, indent..<written.count), newText: "")]
  }

  /// What Enter writes below `line`, and the ordinals of its item and of those around it; nil for nothing.
  private static func number(below line: Int, _ document: Document) -> ([CodeUnit], [Ordinal])? {
    for list in document.outline.lists where list.kind == .attachmentNote {
      guard let item = list.items.first(where: { $0.line == line }), let ordinal = document.ordinal(of: item, in: list)
      else { continue }
      return successor(of: ordinal, inNoteOn: line, document).map { ($0, [ordinal]) }
    }
    guard let index = document.outline.nodes.partitioned(at: line), let node = document.outline.node(index),
      let written = successor(of: node, index, document)
    else { return nil }
    var ordinals: [Ordinal] = []
    var place: Int? = index
    while let node = place.flatMap({ document.outline.node($0) }) {
      if let ordinal = node.ordinal { ordinals.append(ordinal) }
      place = node.parent
    }
    return (written, ordinals)
  }

  /// Whether what was typed, read for itself, stands in place of a number and not behind it.
  private static func replaces(_ typed: Document, _ lists: [Ordinal], in document: Document) -> Bool {
    guard let syntax = typed.syntax.first else { return false }
    let units = typed.text.line(0).units
    if let own = syntax.ordinal, own.range == 0..<units.count {
      // Below 2.1 the number 2.2. may be meant.
      let before = [own.number, own.number &- 1]
      guard own.style != .arabic || !document.outline.nodes.contains(where: { $0.ordinal?.components == before }) else {
        return false
      }
      // 1. behind （二） begins what is below （一）.
      if own.number == 1, let list = lists.first, list.style.ladderStep > 0 {
        return own.style.ladderStep > list.style.ladderStep
      }
      return lists.contains { own.isSameFamily(as: $0) && own.prefix == $0.prefix && own.number == $0.number &+ 1 }
    }
    if AttachmentRow.label(units, units.indices) == units.count { return true }
    return GenreForm.closes(units[...])
  }
}
