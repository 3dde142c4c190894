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

  /// The end of a candidate that closes pairs which are closed right behind the cursor already: ） of 二） in （‸）.
  package struct Standing: Hashable, Sendable {
    /// Where in the remainder it begins.
    package var start: Int
    /// Units behind the cursor that the candidate says again: what it closes takes their place.
    package var count: Int
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
  /// What stands behind the cursor already; nil for nothing.
  package var standing: Standing?
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
    standing: Standing? = nil,
    snippet: String? = nil,
    token: CompletionToken? = nil,
  ) {
    self.label = label
    self.detail = detail
    self.kind = kind
    self.remainder = remainder
    self.replacing = replacing
    self.standing = standing
    self.snippet = snippet
    self.token = token
  }

  /// The candidate up to what stands behind the cursor already.
  package var withoutStanding: CompletionCandidate {
    guard let standing else { return self }
    var result = self
    result.remainder = Array(remainder.prefix(standing.start))
    // A label may show the whole of it, which will stand there: （二）. What follows what is closed will not.
    if label == String(remainder) || standing.start + standing.count < remainder.count {
      result.label = String(result.remainder)
    }
    (result.standing, result.snippet) = (nil, nil)
    return result
  }
}
