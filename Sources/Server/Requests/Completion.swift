import Completion
import Configuration
import JSON
import LanguageServerProtocol
import PhraseBank
import Structure
import Text

/// What may follow at the cursor.
enum Completion: Request {
  static let feature = Feature(
    "completionProvider",
    "补全：成语套话、排比下一句、下一个编号、结构框架",
    [RequestHandler(Completion.self), RequestHandler(CompletionResolve.self)],
    options: { CompletionOptions(triggerCharacters: $0.triggerCharacters) },
  )
  static let method: StaticString = "textDocument/completion"

  static func answer(_ params: CompletionParams, _ session: Session) throws(ResponseError) -> CompletionList? {
    guard let open = session.document(params.uri) else { return nil }
    let cursor = session.positions(of: open).text(params.position)
    let units = open.text.line(cursor.line).units
    guard let runStart = WordRun.start(in: units, before: cursor.column) else { return nil }
    let settings = open.settings
    guard params.isInvoked || settings.completion.automatic else { return nil }
    if session.clientKind == .kate, units[clamping: runStart..<cursor.column].isOneCharacter { return nil }
    let options = settings.completionOptions(
      isExplicit: params.isInvoked,
      snippets: session.client.snippets && !session.insertsRemainder,
    )
    var request = session.completionRequest(for: open, options, at: cursor)
    // Many clients do not tell a key that asks from one that types; but nobody types twice at one place.
    if params.isInvoked, let (place, version) = open.nothingFound {
      request.isRepeated = place == cursor && version == open.version
    }
    request.mayBeUnasked = params.isInvoked && !request.isRepeated && open.isTyped(before: cursor)
    let list = session.engine.complete(open.document, at: cursor, request)
    open.nothingFound = list.candidates.isEmpty || request.isRepeated ? (cursor, open.version) : nil
    open.refused.show(list.candidates)
    open.recent.noteList(on: cursor.line, units, revision: open.revision)
    var maker = CompletionItemMaker(session: session, open: open, cursor: cursor, runStart: runStart)
    var items: [CompletionItem] = []
    items.reserveCapacity(list.candidates.count)
    // Without what stands behind the cursor two may be the same.
    let mayRepeat = list.candidates.contains { $0.standing != nil }
    for candidate in list.candidates {
      guard let item = maker.item(candidate, rank: items.count),
        !mayRepeat || !items.contains(where: { $0.newText == item.newText && $0.range == item.range })
      else { continue }
      items.append(item)
    }
    return CompletionList(
      isIncomplete: list.isIncomplete,
      items: items,
      edition: session.client.mergedCompletionData ? session.bankEdition : nil,
    )
  }
}

extension Session {
  /// One character each, neither 汉字 nor Latin letters: those would disturb input methods and other servers.
  fileprivate var triggerCharacters: [String] {
    let settings = settingsStore.editor.completion
    guard settings.automatic else { return [] }
    if let own = settings.triggerCharacters { return own }
    // In Kate Enter takes the first row of an open list, and behind these comes Enter as a rule.
    let ending = clientKind == .kate ? [] : ["”", "；", "："]
    return ["“", "、", "，", "《", "（"] + ending
  }
}

extension ArraySlice<CodeUnit> {
  /// Kate asks unasked, and says nothing of that, as soon as a run of 汉字 begins, and asks no more while the run goes on;
  /// from then on Enter would take a row of the first list wherever it still fits (总体要求|和目标任务).
  fileprivate var isOneCharacter: Bool { count == 1 || count == 2 && first?.isHighSurrogate == true }
}

/// Turns candidates into items that every known client applies rightly.
///
/// The edit covers the whole run before the cursor and repeats it; `filterText` begins with what the edit covers; every
/// item has a `sortText` of the same width; no kind is Text; nothing is preselected and nothing commits by itself.
/// Clients that insert at the cursor whatever the edit says (ALE) get the remainder alone. The end of a candidate that closes
/// what is closed right behind the cursor takes its place there, or is left out.
private struct CompletionItemMaker {
  let session: Session
  let cursor: TextPosition
  let runStart: Int
  private let units: [CodeUnit]
  private let revision: Int
  private var positions: PositionMapper
  /// The range by where it begins: all items but those of pinyin share one.
  private var lastRange: (start: Int, range: ClientRange)?

  init(session: Session, open: OpenDocument, cursor: TextPosition, runStart: Int) {
    self.session = session
    self.cursor = cursor
    self.runStart = runStart
    units = open.text.line(cursor.line).units
    revision = open.revision
    positions = session.positions(of: open)
  }

  /// - Returns: nil for a candidate that would put a part of a character into the text.
  mutating func item(_ candidate: CompletionCandidate, rank: Int) -> CompletionItem? {
    let candidate = session.clientKind.replacesBehindCursor ? candidate : candidate.withoutStanding
    let insertsRemainder = session.insertsRemainder
    // What the candidate replaces may begin before the run. A client that takes no range drops such an item by itself:
    // its text does not begin with the letters typed. Our own function for ALE takes the range and keeps it.
    let replaced = max(0, cursor.column - candidate.replacing)
    let start = insertsRemainder ? replaced : min(runStart, replaced)
    guard !candidate.remainder.isEmpty, candidate.remainder[...].isWhole, units[...].characterStart(at: start) == start
    else { return nil }
    let covered = units[clamping: start..<cursor.column]
    let kept = covered.dropLast(candidate.replacing)
    var item = CompletionItem(
      label: candidate.label,
      kind: kind(of: candidate.kind),
      sortText: sortText(rank),
      filterText: String(covered + candidate.remainder),
      range: clientRange(from: start),
      newText: String(kept + candidate.remainder),
    )
    item.detail = candidate.detail
    item.hasLabelDetails = session.client.labelDetails
    if let snippet = candidate.snippet, session.client.snippets, !insertsRemainder {
      item.newText = ClientTextEdit.escapedForSnippet(String(kept)) + snippet
      item.isSnippet = true
    }
    if session.clientKind == .kate {
      fitToWord(&item, String(covered.dropLast(candidate.replacing) + candidate.remainder))
    }
    let end = cursor.column + (candidate.standing?.count ?? 0)
    if end > cursor.column { item.range.end = positions.client(TextPosition(line: cursor.line, column: end)) }
    if session.clientKind == .vscode { item.taken = [revision, cursor.line, start, end] }
    let edition = session.client.mergedCompletionData ? nil : session.bankEdition
    item.data = candidate.token.map { CompletionItem.Data(table: $0.table, row: $0.row, edition: edition) }
    return item
  }

  /// For a client that matches its own word with the label and replaces that word to its end: everything that would be
  /// lost is in what is put in.
  private mutating func fitToWord(_ item: inout CompletionItem, _ text: String) {
    let end = WordRun.end(in: units, after: cursor.column)
    let rest = String(units[clamping: cursor.column..<end])
    item.label = text
    item.filterText = text
    item.isSnippet = false
    item.newText = text + rest
    item.insertText = item.newText
    item.range.end = positions.client(TextPosition(line: cursor.line, column: end))
  }

  private mutating func clientRange(from start: Int) -> ClientRange {
    if let lastRange, lastRange.start == start { return lastRange.range }
    let range = positions.client(TextRange(TextPosition(line: cursor.line, column: start), cursor))
    lastRange = (start, range)
    return range
  }

  /// The rank in as many digits for every item, so that order by text is order by rank.
  private func sortText(_ rank: Int) -> String {
    let digits = String(rank)
    return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }

  private func kind(of kind: CompletionCandidate.Kind) -> CompletionItemKind {
    switch kind {
    case .phrase: .keyword
    case .parallel: .value
    case .ordinal: .enumMember
    case .structure: .struct
    case .word: .constant
    case .continuation: .unit
    case .closing: .event
    case .date: .event
    }
  }
}

/// The rest of an item: where the phrase comes from. Never the edit, the filter or the order.
enum CompletionResolve: Request {
  static let method: StaticString = "completionItem/resolve"

  static func answer(_ params: ResolveParams, _ session: Session) throws(ResponseError) -> ResolvedItem<MarkupContent> {
    let isMarkdown = session.client.markdownDocumentation
    var documentation: String?
    // A row of a bank that has been read anew since is another phrase.
    if let data = params.data.flatMap({ CompletionItem.Data($0) }), data.edition == session.bankEdition {
      let token = CompletionToken(table: data.table, row: data.row)
      documentation = session.engine.documentation(for: token, isMarkdown: isMarkdown)
    }
    return ResolvedItem(params.item, "documentation", documentation.map { MarkupContent($0, isMarkdown: isMarkdown) })
  }
}
