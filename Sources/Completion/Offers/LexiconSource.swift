import Text

/// Names and terms that the other drafts of the workspace hold in 《》 and “”.
final class LexiconSource: CompletionSource {
  let name = "lexicon"
  let title = "其他文稿中的名称、提法"

  /// Drafts that are looked at, and terms of each that are offered after a mark that opens.
  private static let limit = 8
  private static let opened = 12

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let isOpened = context.previous == "《" || context.previous == "“"
    for lexicon in context.request.lexicons.prefix(Self.limit) {
      for (rank, term) in lexicon.terms.enumerated() {
        let typed = context.clause.commonTail(with: term)
        guard typed >= 2 || (typed == 0 && isOpened && rank < Self.opened) else { continue }
        evidence.offer(
          term[typed...],
          OfferCase(.lexicon, .inside, typed: typed, step: rank),
          kind: .word,
          label: String(term),
          detail: "其他文稿",
        )
      }
    }
  }
}
