package import Lexicon
package import Text

/// What one request knows besides the draft and the cursor. Made anew for every request, by whichever handler answers it.
package struct CompletionRequest: Sendable {
  package var options: CompletionRequest.Options
  /// Today, for dates; without it none are offered.
  package var today: CalendarDay?
  /// Terms of the other drafts of the workspace.
  package var lexicons: [DraftLexicon]
  /// What the writer was shown and typed past: the candidates of the requests before, from this cursor on.
  package var refused: RefusedCandidates
  /// Whether the writer asks again where a list held nothing: then the best there is, however unlikely.
  package var isRepeated = false
  /// Whether the client may have asked only because a character was typed: it says that the writer did, and says so at
  /// every key.
  package var mayBeUnasked = false

  package init(
    options: CompletionRequest.Options = CompletionRequest.Options(),
    today: CalendarDay? = nil,
    lexicons: [DraftLexicon] = [],
    refused: RefusedCandidates = RefusedCandidates(),
  ) {
    self.options = options
    self.today = today
    self.lexicons = lexicons
    self.refused = refused
  }

  /// Settings of completion; each has its key under `gongwen.completion`.
  package struct Options: Hashable, Sendable {
    package enum Pinyin: String, Hashable, Sendable, CaseIterable {
      case off, initials, full
    }

    package var pinyin: Pinyin
    package var limit: Int
    /// 汉字 that must stand before the cursor before an automatic list opens.
    package var minimumPrefix: Int
    /// Whether the request came from the writer and not from typing.
    package var isExplicit: Bool
    /// Whether the client takes `$1` placeholders.
    package var snippets: Bool
    /// Sources that are switched off, by name.
    package var disabledSources: UniqueList<String>
    /// The 文种 that the settings name; nil to go by the title.
    package var genre: Genre?

    package init(
      pinyin: Pinyin = .off,
      limit: Int = 50,
      minimumPrefix: Int = 2,
      isExplicit: Bool = true,
      snippets: Bool = false,
      disabledSources: UniqueList<String> = UniqueList(),
      genre: Genre? = nil,
    ) {
      self.pinyin = pinyin
      self.limit = limit
      self.minimumPrefix = minimumPrefix
      self.isExplicit = isExplicit
      self.snippets = snippets
      self.disabledSources = disabledSources
      self.genre = genre
    }
  }
}
