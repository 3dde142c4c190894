import Text

/// Names and terms that the other drafts of the workspace hold in 《》 and “”.
enum LexiconSource: CompletionSource {
  static let name = "lexicon"

  /// Drafts that are looked at.
  private static let limit = 8

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    let isOpened = context.previous == "《" || context.previous == "“"
    for lexicon in context.lexicons.prefix(limit) {
      for (rank, term) in lexicon.terms.enumerated() {
        let typed = context.clause.commonTail(with: term)
        guard typed >= 2 || (typed == 0 && isOpened && rank < 12) else { continue }
        evidence.offer(
          term[typed...],
          probability: typed == 0 ? 0.03 : typed == 2 ? 0.12 : 0.3,
          kind: .word,
          label: String(term),
          detail: "其他文稿",
        )
      }
    }
  }
}
