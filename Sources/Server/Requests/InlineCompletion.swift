import Completion
import Configuration
import LanguageServerProtocol
import PhraseBank
import Structure
import Text

/// The one continuation that is probable enough to be shown as ghost text (3.18).
enum InlineCompletion: Request {
  static let feature = Feature(
    "inlineCompletionProvider",
    "行内续写：以灰字显示最可能的下文（LSP 3.18）",
    [RequestHandler(InlineCompletion.self)],
    isOffered: { $0.client.inlineCompletion },
  )
  static let method: StaticString = "textDocument/inlineCompletion"

  static func answer(
    _ params: InlineCompletionParams,
    _ session: Session,
  ) throws(ResponseError) -> [InlineCompletionItem]? {
    guard let open = session.document(params.uri) else { return nil }
    var positions = session.positions(of: open)
    let cursor = positions.text(params.position)
    // Inside a word, as an undo leaves the cursor, what stands there would read as the end of the grey text.
    guard open.text.line(cursor.line).units[safe: cursor.column]?.isHan != true else { return [] }
    let options = open.settings.completionOptions(isExplicit: params.isInvoked, snippets: false)
    let request = session.completionRequest(for: open, options, at: cursor)
    // What stands behind the cursor would read as the end of the grey text here too.
    let candidate = session.engine.inlineCompletion(open.document, at: cursor, request)?.withoutStanding
    guard let candidate, candidate.replacing == 0, !candidate.remainder.isEmpty, candidate.remainder[...].isWhole else {
      return []
    }
    let range = positions.client(TextRange(cursor, cursor))
    return [InlineCompletionItem(insertText: String(candidate.remainder), range: range)]
  }
}
