package import PhraseBank
package import Text

/// The candidates for one place, best first.
package struct CandidateList: Sendable {
  package var candidates: [CompletionCandidate]
  /// Whether the next character may bring others.
  package var isIncomplete: Bool

  package init(candidates: [CompletionCandidate], isIncomplete: Bool) {
    self.candidates = candidates
    self.isIncomplete = isIncomplete
  }
}

/// One candidate, free of any protocol. `Server` turns it into the item the client applies correctly.
package struct CompletionCandidate: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case phrase, parallel, ordinal, structure, word, continuation, closing, date
  }

  /// What the list shows: the phrase, not the whole run.
  package var label: String
  /// Short, beside the label: 排比 · 12 篇.
  package var detail: String
  package var kind: Kind
  /// What is inserted at the cursor. If `replacing` is not zero, those units before the cursor go first.
  package var remainder: [CodeUnit]
  /// Units before the cursor that the candidate replaces and that it does not repeat: the Latin letters of pinyin.
  package var replacing: Int
  /// `remainder` as a snippet with placeholders, for clients that take one.
  package var snippet: String?
  /// Finds the documentation later.
  package var token: CompletionToken?

  package init(
    label: String,
    detail: String = "",
    kind: Kind,
    remainder: [CodeUnit],
    replacing: Int = 0,
    snippet: String? = nil,
    token: CompletionToken? = nil,
  ) {
    self.label = label
    self.detail = detail
    self.kind = kind
    self.remainder = remainder
    self.replacing = replacing
    self.snippet = snippet
    self.token = token
  }
}
