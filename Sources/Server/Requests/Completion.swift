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
    [Completion.self, CompletionResolve.self],
    options: { writer, session in
      writer.object {
        $0.key("triggerCharacters")
        $0.array(session.triggerCharacters) { $0.string($1) }
        $0.field("resolveProvider", true)
      }
    },
  )
  static let method: StaticString = "textDocument/completion"

  static func answer(
    _ params: CompletionParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let cursor = session.positions(of: open).text(params.position)
    let units = open.text.line(cursor.line).units
    guard let runStart = WordRun.start(in: units, before: cursor.column) else { return result.null() }
    let settings = open.settings
    guard params.isInvoked || settings.completion.automatic else { return result.null() }
    let options = settings.completionOptions(
      isExplicit: params.isInvoked,
      snippets: session.client.snippets && !session.insertsRemainder,
    )
    session.setToday()
    session.engine.lexicons = session.lexicons(besides: open)
    let list = session.engine.complete(open.document, at: cursor, options: options)
    var items = CompletionItems(session: session, open: open, cursor: cursor, runStart: runStart)
    result.object {
      $0.field("isIncomplete", list.isIncomplete)
      $0.key("items")
      $0.array { writer in
        for (rank, candidate) in list.candidates.enumerated() { items.write(candidate, rank: rank, to: &writer) }
      }
    }
  }
}

extension Session {
  /// One character each, neither 汉字 nor Latin letters: those would disturb input methods and other servers.
  fileprivate var triggerCharacters: [String] {
    let settings = settingsStore.editor.completion
    guard settings.automatic else { return [] }
    return settings.triggerCharacters ?? ["“", "”", "、", "，", "；", "：", "《", "（"]
  }
}

/// Turns candidates into items that every known client applies rightly.
///
/// The edit covers the whole run before the cursor and repeats it; `filterText` begins with what the edit covers; every
/// item has a `sortText` of the same width; no kind is Text; nothing is preselected and nothing commits by itself.
/// Clients that insert at the cursor whatever the edit says (ALE) get the remainder alone.
private struct CompletionItems {
  let session: Session
  let cursor: TextPosition
  let runStart: Int
  private let units: [CodeUnit]
  private var positions: PositionMapper
  /// A range as JSON by where it begins: all items but those of pinyin share one, so it is written once.
  private var lastRange: (start: Int, json: [UInt8])?

  init(session: Session, open: OpenDocument, cursor: TextPosition, runStart: Int) {
    self.session = session
    self.cursor = cursor
    self.runStart = runStart
    units = open.text.line(cursor.line).units
    positions = session.positions(of: open)
  }

  mutating func write(_ candidate: CompletionCandidate, rank: Int, to writer: inout JSONWriter) {
    let insertsRemainder = session.insertsRemainder
    // What the candidate replaces may begin before the run. A client that takes no range drops such an item by itself:
    // its text does not begin with the letters typed. Our own function for ALE takes the range and keeps it.
    let replaced = max(0, cursor.column - candidate.replacing)
    let start = insertsRemainder ? replaced : min(runStart, replaced)
    let covered = units[clamping: start..<cursor.column]
    let kept = covered.dropLast(candidate.replacing)
    let range = clientRange(from: start)
    writer.object {
      $0.field("label", candidate.label)
      $0.field("kind", kind(of: candidate.kind).rawValue)
      writeDetail(candidate.detail, to: &$0)
      $0.key("sortText")
      $0.value(json: sortText(rank))
      $0.key("filterText")
      $0.string(covered, candidate.remainder)
      $0.field("textEdit") {
        $0.object {
          $0.key("range")
          $0.value(json: range)
          $0.key("newText")
          if let snippet = candidate.snippet, session.client.snippets, !insertsRemainder {
            $0.string(escapedForSnippet(kept) + snippet)
          } else {
            $0.string(kept, candidate.remainder)
          }
        }
      }
      if candidate.snippet != nil, session.client.snippets, !insertsRemainder { $0.field("insertTextFormat", 2) }
      if let token = candidate.token {
        $0.key("data")
        $0.array([token.table, token.row]) { $0.int($1) }
      }
    }
  }

  private func writeDetail(_ detail: String, to writer: inout JSONWriter) {
    guard !detail.isEmpty else { return }
    guard session.client.labelDetails else { return writer.field("detail", detail) }
    writer.field("labelDetails") { $0.object { $0.field("description", detail) } }
  }

  private mutating func clientRange(from start: Int) -> [UInt8] {
    if let lastRange, lastRange.start == start { return lastRange.json }
    let range = positions.client(TextRange(TextPosition(line: cursor.line, column: start), cursor))
    var json = JSONWriter(capacity: 128)
    json.range(range)
    lastRange = (start, json.bytes)
    return json.bytes
  }

  /// The rank in as many digits for every item, so that order by text is order by rank; as JSON.
  private func sortText(_ rank: Int) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10) }
    return [quote, digit(rank / 100), digit(rank / 10), digit(rank), quote]
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

  private func escapedForSnippet(_ units: ArraySlice<CodeUnit>) -> String {
    var result: [CodeUnit] = []
    for unit in units {
      if unit == "$" || unit == "}" || unit == "\\" { result.append("\\") }
      result.append(unit)
    }
    return String(result)
  }
}

/// The rest of an item: where the phrase comes from. Never the edit, the filter or the order.
enum CompletionResolve: Request {
  static let method: StaticString = "completionItem/resolve"

  static func answer(_ params: ResolveParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    var documentation: String?
    if let data = params.data, let table = data[0]?.int, let row = data[1]?.int {
      documentation = session.engine.documentation(for: CompletionToken(table: table, row: row))
    }
    guard let documentation, params.item["documentation"] == nil else { return result.value(params.item) }
    result.object { writer in
      writer.members(of: params.item)
      writer.field("documentation") {
        $0.object {
          $0.field("kind", session.client.markdownDocumentation ? "markdown" : "plaintext")
          $0.field("value", documentation)
        }
      }
    }
  }
}
