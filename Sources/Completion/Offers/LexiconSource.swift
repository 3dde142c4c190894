import Text

/// Names and terms that the other drafts of the workspace hold in 《》 and “”.
final class LexiconSource: CompletionSource {
  let name = "lexicon"
  let title = "其他文稿中的名称、提法"

  /// Drafts that are looked at, and terms of each that are offered after the mark that opens them.
  private static let limit = 8
  private static let opened = 12
  /// Of a term so much must be typed: two characters (建设) begin too many other things; of 159 lists with such terms while
  /// dev was typed three went on as one of them. Behind its mark less is enough.
  private static let leastTyped = 3
  private static let leastBehindMark = 2

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    for lexicon in context.request.lexicons.prefix(Self.limit) {
      var opened = 0
      for (rank, term) in lexicon.terms.enumerated() {
        let typed = context.clause.commonTail(with: term.units)
        let isOpened = typed == 0 && context.previous == term.mark && opened < Self.opened
        let isBehindMark = typed > 0 && context.window.dropLast(typed).last == term.mark
        guard isOpened || typed >= (isBehindMark ? Self.leastBehindMark : Self.leastTyped) else { continue }
        if isOpened { opened += 1 }
        evidence.offer(
          term.units[typed...],
          OfferCase(.lexicon, .inside, typed: typed, step: rank),
          kind: .word,
          label: String(term.units),
          detail: "其他文稿",
        )
      }
    }
  }
}
