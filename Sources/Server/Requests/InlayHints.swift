import Configuration
import JSON
import LanguageServerProtocol
import Structure
import Text

/// Behind each heading how much there is below it, behind an announced count how many items there are. Off unless
/// switched on: a draft is read as it will be printed.
enum InlayHints: Request {
  static let feature = Feature(
    "inlayHintProvider",
    "文中提示：各部分的条目数与字数，列出的项数与所述项数（默认关闭，设置 inlayHints.enabled）",
    [RequestHandler(InlayHints.self), RequestHandler(InlayHintResolve.self)],
    options: { _ in ResolveOptions(resolveProvider: true) },
  )
  static let method: StaticString = "textDocument/inlayHint"

  static func answer(_ params: RangeParams, _ session: Session) throws(ResponseError) -> [InlayHint] {
    guard let open = session.document(params.uri) else { return [] }
    let settings = session.settings(for: params.uri).inlayHints
    guard settings.isOn else { return [] }
    var positions = session.positions(of: open)
    let range = positions.text(params.range)
    let lines = range.start.line...range.end.line
    let sizes = settings.showsSizes ? open.document.sizeHints(on: lines) : []
    let counts = settings.showsCounts ? open.document.countHints(on: lines) : []
    return (sizes + counts).ordered { $0.position.sortKey }.map { hint in
      var column: Int?
      if case .count = hint.content { column = hint.position.column }
      return InlayHint(
        position: positions.client(hint.position),
        label: label(hint, in: open.document),
        data: InlayHint.Data(uri: open.uri, line: hint.position.line, column: column),
      )
    }
  }

  private static func label(_ hint: Hint, in document: Document) -> String {
    switch hint.content {
    case .size(let node): document.summary(node)
    case .count(let listed, let announced): "\(listed)/\(announced)"
    }
  }
}

/// The tooltip of a hint.
enum InlayHintResolve: Request {
  static let method: StaticString = "inlayHint/resolve"

  static func answer(_ params: ResolveParams, _ session: Session) throws(ResponseError) -> ResolvedItem<String> {
    var tooltip: String?
    if let uri = params.data?["uri"]?.string, let line = params.data?["line"]?.int,
      let document = session.document(uri)?.document
    {
      tooltip =
        params.data?["column"]?.int.map { count(at: TextPosition(line: line, column: $0), in: document) }
        ?? size(at: line, in: document)
    }
    return ResolvedItem(params.item, "tooltip", tooltip)
  }

  private static func size(at line: Int, in document: Document) -> String? {
    guard let index = document.node(opening: line) else { return nil }
    let head = document.text.string(in: document.headRange(document.outline.nodes[index]))
    return "“\(head)”下：\(document.summary(index))（字数不计空白）"
  }

  private static func count(at position: TextPosition, in document: Document) -> String? {
    guard let place = document.describe(position), case .announcement = place.subject else { return nil }
    return HoverText.page(of: place, in: document, markdown: false)
  }
}
