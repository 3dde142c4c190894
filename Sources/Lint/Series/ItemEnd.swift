import Structure
import Text

/// How an item ends.
struct ItemEnd {
  var line: Int
  /// The final mark; empty at the end of the text if there is none.
  var columns: Range<Int>
  var mark: CodeUnit?
  /// Whether a sentence ends before the item does.
  var holdsSentence: Bool
  /// Whether it has clauses, so that it cannot be a heading.
  var isSentence: Bool
  /// Whether the item goes on below its line.
  var hasMore: Bool
  /// Whether its line is too short to be broken by a page, so that what stands below is no rest of it.
  var isShort: Bool

  /// A heading of two clauses is seldom longer.
  private static let shortest = 24

  /// No page is as narrow.
  private static let narrowest = 16

  init?(_ node: OutlineNode, in document: Document) {
    guard let syntax = document.syntax[safe: node.line], let ordinal = node.ordinal else { return nil }
    let units = document.text.line(node.line).units
    let last = syntax.content.upperBound - 1
    let start = min(ordinal.range.upperBound, units.count)
    guard let unit = units[safe: last], last >= start else { return nil }
    line = node.line
    hasMore = node.lastLine > node.line
    isShort = last - start < Self.narrowest
    let body = units[start..<max(start, min(last, units.count))]
    holdsSentence = body.contains { $0 == "。" }
    isSentence = holdsSentence || body.contains { $0 == "，" } && body.count > Self.shortest
    switch unit {
    case "。", "；", "，", "、", ";", ",", "：", ":": (mark, columns) = (unit == ":" ? "：" : unit, last..<last + 1)
    // A sentence that ends in a Latin word may end in a Latin stop.
    case "？", "！", "?", "!", "…", "．", ".": return nil
    case "）", ")":
      guard Self.belongs(units, start..<last) else { return nil }
      (mark, columns) = (nil, last + 1..<last + 1)
    // …。”: the mark stands inside.
    case "”":
      let before = units[at: last - 1]
      guard !before.isSentenceEnd, !before.isClauseMark, !before.isClosing else { return nil }
      (mark, columns) = (nil, last + 1..<last + 1)
    case "日" where Self.endsInDate(units, start..<last): return nil
    default: (mark, columns) = (nil, last + 1..<last + 1)
    }
  }

  /// Whether the office that signs and the day stand behind the last sentence on the same line: …起施行。财政部2019年7月26日.
  private static func endsInDate(_ units: [CodeUnit], _ body: Range<Int>) -> Bool {
    guard let stop = units[body].lastIndex(where: { $0.isSentenceEnd }),
      let start = units[stop..<body.upperBound].firstIndex(where: { $0.isASCIIDigit })
    else { return false }
    return units[stop + 1..<start].allSatisfy { $0.isHan || $0.isBlank || $0 == "、" }
      && WrittenDate(units, at: start, isSpaced: true)?.end == body.upperBound + 1
  }

  /// Whether what stands in the bracket that ends `body` belongs to the last words of the item, as in 身份证明（复印件）. A note on
  /// the whole of it stands behind its mark, or says no more than （略）.
  private static func belongs(_ units: [CodeUnit], _ body: Range<Int>) -> Bool {
    var (open, depth) = (body.upperBound - 1, 1)
    while open >= body.lowerBound {
      if units[at: open].isClosing { depth += 1 }
      if units[at: open].isOpening { depth -= 1 }
      if depth == 0 { break }
      open -= 1
    }
    guard body.upperBound - open > 3 else { return false }
    while open > body.lowerBound, units[at: open - 1].isBlank { open -= 1 }
    guard open > body.lowerBound else { return false }
    let before = units[at: open - 1]
    return !before.isSentenceEnd && !before.isClauseMark
  }
}
