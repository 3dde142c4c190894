import Completion
import Configuration
import LanguageServerProtocol
import Lint
import PhraseBank
import Structure
import Synchronization
import Text

/// A document that the client has open, with everything that is kept up to date edit by edit.
final class OpenDocument {
  let uri: String
  let languageID: String
  var version: Int
  private(set) var document: Document
  /// Changes with every edit and every new setting; names a state of the findings.
  private(set) var revision: Int
  /// Set by a change, taken away by publishing.
  var needsDiagnostics = true
  /// Whether its text is not known, because it was refused for its size or a change of it could not be read. Then
  /// `document` is empty, and changes are ignored until one brings the whole text.
  private(set) var isUnknown: Bool
  /// The tokens last sent: for deltas, and for a request that is repeated.
  var tokens: SemanticTokens?

  /// Its terms, for completion in the other drafts; nil until they have been read.
  var lexicon: DraftLexicon?

  /// What the writer was shown and typed past in the present clause.
  var refused = RefusedCandidates()
  /// Where the last list held nothing, and in which version.
  var nothingFound: (place: TextPosition, version: Int)?
  /// What was put in last.
  var recent = RecentEdits()
  /// What Enter was answered with last, as long as the writer may take it away.
  var entered: EnteredNumber?
  /// The number of Enter that the writer has typed again.
  var replaced: ReplacedNumber?
  /// The lines whose references Enter has left, and the writer has been told of.
  var toldOfLeft = UniqueList<[CodeUnit]>()
  /// What the last changes of numbers have left for the writer to look at.
  private(set) var left = UncheckedReferences()
  /// What the last menu has offered a client that gets each edit with its action; until the text changes.
  var offered: [OfferedEdits] = []

  private var lint: LintSession?
  /// Edits that the lint session has not seen yet, as one.
  private var pending: DocumentChange?
  private var cachedFindings: [Finding]?
  private var cachedCertainEdits: [TextEdit]?
  private(set) var configuration: LintConfiguration
  /// The settings that hold for it.
  private(set) var settings = Settings()
  /// Whether the settings say that it is to be left alone.
  private var isExcluded = false

  init(
    uri: String,
    languageID: String,
    version: Int,
    text: SourceText,
    isUnknown: Bool = false,
  ) {
    self.uri = uri
    self.languageID = languageID
    self.version = version
    self.isUnknown = isUnknown
    configuration = LintConfiguration()
    revision = OpenDocument.nextRevision()
    document = Document(text, dialect: OpenDocument.dialect(languageID, uri))
  }

  var text: SourceText { document.text }

  /// Whether the draft is written in traditional characters, judged by its beginning.
  var isTraditional: Bool {
    Simplifier.shipped.isTraditional(text)
  }

  /// Markdown is what the client calls so, or what is named so when the client does not know.
  static func dialect(_ languageID: String, _ uri: String) -> Document.Dialect {
    if languageID == "markdown" { return .markdown }
    let isKnown = !languageID.isEmpty && languageID != "plaintext" && languageID != "text"
    return isKnown ? .plain : Document.Dialect(path: uri)
  }

  /// Applies one edit. The rules run later, when their findings are asked for: a burst of edits costs one run.
  func apply(_ edit: TextEdit) {
    let removed = RecentEdits.isKept(edit) ? text.units(in: edit.range) : nil
    // What says again what stood there leaves each reference as it was: the fields of a snippet are put in so.
    let isSame = !left.ranges.isEmpty && text.units(in: edit.range) == edit.newText
    let change = document.apply(edit)
    if !isSame { left.follow(edit, to: text) }
    touch()
    recent.note(edit, removing: removed, revision: revision, version: version)
    guard lint != nil else { return }
    pending = pending.map { $0.followed(by: change) } ?? change
  }

  /// Whether the text is as the typing of the one character before `position` left it.
  func isTyped(before position: TextPosition) -> Bool {
    guard let last = lastEdit, last.range.end == position else { return false }
    return last.removed.isEmpty && last.newText.count == 1 && last.newText != ["\n"]
  }

  /// The edit that has left the text as it is.
  var lastEdit: RecentEdits.Edit? { recent.last(revision) }

  /// Takes in a whole new text. Clients that always send all of it (ALE) mostly changed a line: only what lies between
  /// the first and the last line that differ is an edit.
  func replace(with text: SourceText) {
    let edit = self.text.edit(to: text)
    guard let edit else { return }
    apply(edit)
  }

  /// Forgets a text that is no longer the client's.
  func forgetText() {
    isUnknown = true
    left = UncheckedReferences()
    offered = []
    document = Document(SourceText(), dialect: document.dialect)
    lint = nil
    pending = nil
    tokens = nil
    lexicon = nil
    touch()
  }

  /// Takes the settings that hold for it now; the rules run again only if they differ.
  func configure(_ settings: Settings, path: String) {
    self.settings = settings
    let isExcluded = settings.isExcluded(path)
    let configuration = settings.lintConfiguration(for: path)
    if isExcluded != self.isExcluded {
      self.isExcluded = isExcluded
      touch()
    }
    guard configuration != self.configuration else { return }
    self.configuration = configuration
    lint = nil
    pending = nil
    touch()
  }

  /// Everything the rules found in the text as it is now.
  func findings() -> [Finding] {
    if let cachedFindings { return cachedFindings }
    if isExcluded || isUnknown { return [] }
    if lint == nil {
      lint = LintSession(document, configuration)
    } else if let pending {
      lint?.update(document, pending)
    }
    pending = nil
    let findings = lint?.findings(in: document) ?? []
    cachedFindings = findings
    return findings
  }

  /// What can be done with the section that begins on the line of `position`. An editor asks at each move of the
  /// cursor, and mostly stays on the line.
  func refactorings(at position: TextPosition) -> [Refactoring] {
    if let last = lastRefactorings, last.line == position.line, last.revision == revision { return last.found }
    let found = document.refactorings(at: position)
    lastRefactorings = (line: position.line, revision: revision, found: found)
    return found
  }

  private var lastRefactorings: (line: Int, revision: Int, found: [Refactoring])?

  /// What has to change for nothing certain to be left; none in an instant where nothing certain was found. An editor
  /// that cannot ask for the edit of an action later gets it with every menu: it is kept until the text changes.
  func certainEdits() -> [TextEdit] {
    if let cachedCertainEdits { return cachedCertainEdits }
    guard hasCertainFixes, let lint else { return [] }
    let edits = Fixing.fixAll(document, lint)
    cachedCertainEdits = edits
    return edits
  }

  /// Marks `places` from the next change on: the one that leaves them.
  func note(left places: [TextRange]) { left.note(places, in: text) }

  /// Marks what the offered edits leave that have made the text as it is, and gives the places. A message of the client has
  /// been carried out.
  func noteTaken() -> [TextRange] {
    let taken = offered.lazy.compactMap { [text] in $0.unchecked(in: text) }.first
    offered = []
    if let taken { left.take(taken) }
    left.settle(in: text)
    return taken?.ranges ?? []
  }

  /// The writer has looked at what is marked at `range`.
  func check(_ range: TextRange) {
    left.forget(in: range)
    touch()
  }

  var hasCertainFixes: Bool { findings().contains { $0.fixes.contains { $0.isCertain } } }

  private func touch() {
    revision = OpenDocument.nextRevision()
    cachedFindings = nil
    cachedCertainEdits = nil
    needsDiagnostics = true
  }
}

extension OpenDocument {
  private static let revisions = Atomic<Int>(0)

  /// Never the same number twice in a process, so that a result id of one document or session fits no other.
  private static func nextRevision() -> Int {
    revisions.wrappingAdd(1, ordering: .relaxed).newValue
  }
}

extension DocumentChange {
  /// This change and then `next`, as one change of everything between.
  func followed(by next: DocumentChange) -> DocumentChange {
    let first = lines
    let second = next.lines
    let lower = min(first.removed.lowerBound, second.removed.lowerBound)
    let middle = max(first.inserted.upperBound, second.removed.upperBound)
    let removed = lower..<max(lower, middle - first.delta)
    let inserted = max(0, middle + second.delta - lower)
    let moved = reread.upperBound >= second.removed.upperBound ? reread.upperBound + second.delta : reread.upperBound
    let rereadLower = min(reread.lowerBound, next.reread.lowerBound)
    let rereadUpper = max(moved, next.reread.upperBound)
    return DocumentChange(
      lines: LineChange(removed: removed, insertedCount: inserted),
      reread: rereadLower..<max(rereadLower, rereadUpper),
      outlineChanged: outlineChanged || next.outlineChanged,
    )
  }
}
