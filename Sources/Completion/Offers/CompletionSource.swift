/// One reason why something may follow at the cursor.
///
/// A source never ranks: it says what may come and in which case it stands (`OfferCase`); how often that comes true was
/// counted, and `Ranking` does the rest. Bound to classes: Embedded Swift has no other values of a protocol.
protocol CompletionSource: AnyObject, Sendable {
  /// Its name in the settings (`gongwen.completion.sources`).
  var name: String { get }

  /// What it offers, for the writer who switches it off; in Chinese.
  var title: String { get }

  func contribute(_ context: CompletionContext, to evidence: inout Evidence)
}

/// All sources; a test holds this list against the folder.
package enum CompletionSources {
  /// What the settings may switch off.
  package static var names: [String] { all.map { $0.name } }

  /// What each of `names` offers, for the writer.
  package static var titles: [String] { all.map { $0.title } }

  static let all: [any CompletionSource] = [
    AnnouncementSource(),
    ClosingSource(),
    ContinuationSource(),
    DateSource(),
    DraftSource(),
    FrameSource(),
    IssuerSource(),
    LeadSource(),
    LexiconSource(),
    OrdinalSource(),
    ParallelSource(),
    PhraseSource(),
    SectionSource(),
    SiblingSource(),
    SkeletonSource(),
    TemplateSource(),
  ]
}
