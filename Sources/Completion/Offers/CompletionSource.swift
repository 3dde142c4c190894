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

  static let all: [AnyCompletionSource] = [
    AnyCompletionSource(AnnouncementSource.self),
    AnyCompletionSource(ClosingSource.self),
    AnyCompletionSource(ContinuationSource.self),
    AnyCompletionSource(DateSource.self),
    AnyCompletionSource(DraftSource.self),
    AnyCompletionSource(LexiconSource.self),
    AnyCompletionSource(OrdinalSource.self),
    AnyCompletionSource(ParallelSource.self),
    AnyCompletionSource(PhraseSource.self),
    AnyCompletionSource(SkeletonSource.self),
    AnyCompletionSource(TemplateSource.self),
  ]
}

/// A source as a value. Embedded Swift has no lists of types.
struct AnyCompletionSource: Sendable {
  let name: String
  let contribute: @Sendable (CompletionContext, inout Evidence) -> Void

  init<S: CompletionSource>(_: S.Type) {
    name = S.name
    contribute = { S.contribute($0, to: &$1) }
  }
}
