import Completion
import Configuration
import JSON
import LanguageServerProtocol
import PhraseBank
import Structure
import Text

/// The one continuation that is probable enough to be shown as ghost text (3.18).
enum InlineCompletion: Request {
  static let feature = Feature(
    "inlineCompletionProvider",
    "行内续写：以灰字显示最可能的下文（LSP 3.18）",
    [InlineCompletion.self],
    isOffered: { $0.client.inlineCompletion },
  )
  static let method: StaticString = "textDocument/inlineCompletion"

  static func answer(
    _ params: InlineCompletionParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let cursor = session.positions(of: open).text(params.position)
    let options = open.settings.completionOptions(isExplicit: params.isInvoked, snippets: false)
    let candidate = session.engine.inlineCompletion(open.document, at: cursor, options: options)
    result.array { writer in
      guard let candidate, candidate.replacing == 0 else { return }
      writer.object {
        $0.field("insertText", candidate.remainder[...])
        $0.field("range", ClientRange(start: params.position, end: params.position))
      }
    }
  }
}
