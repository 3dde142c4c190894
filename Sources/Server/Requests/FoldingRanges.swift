import JSON
import LanguageServerProtocol
import Structure

/// Sections and items fold from their heading to their last line.
enum FoldingRanges: Request {
  static let feature = Feature("foldingRangeProvider", "折叠：按层次折叠各部分", [FoldingRanges.self])
  static let method: StaticString = "textDocument/foldingRange"

  static func answer(
    _ params: DocumentParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let nodes = open.document.outline.nodes
    result.array {
      for node in nodes where node.lastLine > node.line {
        $0.object {
          $0.field("startLine", node.line)
          $0.field("endLine", node.lastLine)
          $0.field("kind", "region")
        }
      }
    }
  }
}
