import Structure
import Text

/// What the numbered headings of a text say: 以作风建设为主线，牢固树立群众观念.
enum Headings {
  /// A paragraph of more units is no heading; set by hand on the headings of `train`.
  private static let longest = 36

  /// The clauses of a heading of four to ten characters; none if the paragraph is no heading.
  static func parts(of paragraph: ArraySlice<CodeUnit>) -> [ArraySlice<CodeUnit>] {
    guard paragraph.count <= longest, let first = paragraph.first, first == "（" || HanNumeral.digit(first) != nil,
      let mark = paragraph.prefix(6).lastIndex(where: { $0 == "）" || $0 == "、" || $0 == "．" })
    else { return [] }
    let head = paragraph[(mark + 1)...]
    guard !head.contains(where: { $0.isSentenceEnd || $0 == "；" }) else { return [] }
    return head.split { !$0.isIdeograph }.filter { part in
      (4...10).contains(part.count) && PhraseEdges.accepts(part.map { $0.rawValue }, 0, part.count)
    }
  }
}
