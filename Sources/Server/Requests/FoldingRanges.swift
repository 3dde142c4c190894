import LanguageServerProtocol
import Lint
import Structure
import Text

/// Sections and items fold from their heading to their last line of text, the head of the draft does not; what is fenced
/// off in Markdown folds too.
enum FoldingRanges: Request {
  static let feature = Feature("foldingRangeProvider", "折叠：按层次折叠各部分", [RequestHandler(FoldingRanges.self)])
  static let method: StaticString = "textDocument/foldingRange"

  static func answer(_ params: DocumentParams, _ session: Session) throws(ResponseError) -> [FoldingRange]? {
    guard let open = session.document(params.uri) else { return nil }
    let syntax = open.document.syntax
    var folds: [FoldingRange] = []
    let nodes = open.document.outline.nodes
    // What closes the paper, 特此报告。 and 落款, belongs to none of its sections, and stays on the screen.
    let final = nodes.last { $0.ordinal != nil }.map { ($0.lastLine, open.document.ownEnd(of: $0) - 1) }
    // A title does not fold: with the whole draft in one fold, a writer who folds everything sees one line.
    for node in nodes where node.kind != .title {
      var last = min(node.lastLine, syntax.count - 1)
      if let (all, own) = final, node.lastLine == all, node.line <= own { last = min(last, own) }
      while last > node.line, syntax[last].kind == .blank { last -= 1 }
      if last > node.line { folds.append(FoldingRange(startLine: node.line, endLine: last, kind: .region)) }
    }
    var line = 0
    while line < syntax.count {
      let kind = syntax[line].kind
      let start = line
      line += 1
      guard kind == .fence || kind == .frontMatter || kind == .table || kind == .comment else { continue }
      while line < syntax.count, syntax[line].kind == kind { line += 1 }
      guard line - 1 > start else { continue }
      folds.append(FoldingRange(startLine: start, endLine: line - 1, kind: kind == .comment ? .comment : .region))
    }
    folds.order { ($0.startLine, -$0.endLine) }
    return folds
  }
}
