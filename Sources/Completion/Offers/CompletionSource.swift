/// One reason why something may follow at the cursor.
///
/// A source never ranks: it says what it knows and how probable it takes it to be, and `Ranking` does the rest.
protocol CompletionSource: Sendable {
  /// Its name in the settings (`gongwen.completion.sources`).
  static var name: String { get }

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence)
}

/// All sources; a test holds this list against the folder.
package enum CompletionSources {
  /// What the settings may switch off.
  package static var names: [String] { all.map { $0.name } }

  static let all: [any CompletionSource.Type] = [
    AnnouncementSource.self,
    ClosingSource.self,
    ContinuationSource.self,
    DateSource.self,
    DraftSource.self,
    LexiconSource.self,
    OrdinalSource.self,
    ParallelSource.self,
    PhraseSource.self,
    SkeletonSource.self,
    TemplateSource.self,
  ]
}
