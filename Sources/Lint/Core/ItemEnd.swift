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
    // （略） behind an item is a note on it; a sentence that ends in a Latin word may end in a Latin stop.
    case "？", "！", "?", "!", "…", "）", ")", "．", ".": return nil
    // …。”: the mark stands inside.
    case "”":
      let before = units[at: last - 1]
      guard !before.isSentenceEnd, !before.isClauseMark, !before.isClosing else { return nil }
      (mark, columns) = (nil, last + 1..<last + 1)
    default: (mark, columns) = (nil, last + 1..<last + 1)
    }
  }
}
