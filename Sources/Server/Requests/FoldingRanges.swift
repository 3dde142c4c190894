import JSON
import LanguageServerProtocol
import Structure

/// Sections and items fold from their heading to their last line of text; what is fenced off in Markdown folds too.
enum FoldingRanges: Request {
  static let feature = Feature("foldingRangeProvider", "折叠：按层次折叠各部分", [FoldingRanges.self])
  static let method: StaticString = "textDocument/foldingRange"

  static func answer(_ params: DocumentParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let syntax = open.document.syntax
    var folds: [(start: Int, end: Int, kind: String)] = []
    for node in open.document.outline.nodes {
      var last = min(node.lastLine, syntax.count - 1)
      while last > node.line, syntax[last].kind == .blank { last -= 1 }
      if last > node.line { folds.append((node.line, last, "region")) }
    }
    var line = 0
    while line < syntax.count {
      let kind = syntax[line].kind
      let start = line
      line += 1
      guard kind == .fence || kind == .frontMatter || kind == .table || kind == .comment else { continue }
      while line < syntax.count, syntax[line].kind == kind { line += 1 }
      if line - 1 > start { folds.append((start, line - 1, kind == .comment ? "comment" : "region")) }
    }
    folds.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    result.array(folds) { writer, fold in
      writer.object {
        $0.field("startLine", fold.start)
        $0.field("endLine", fold.end)
        $0.field("kind", fold.kind)
      }
    }
  }
}
