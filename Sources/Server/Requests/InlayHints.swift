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
    [InlayHints.self, InlayHintResolve.self],
    options: { writer, _ in writer.object { $0.field("resolveProvider", true) } },
  )
  static let method: StaticString = "textDocument/inlayHint"

  static func answer(_ params: RangeParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.array { _ in } }
    let settings = session.settings(for: params.uri).inlayHints
    var positions = session.positions(of: open)
    let range = positions.text(params.range)
    let lines = range.start.line...range.end.line
    let sizes = settings.isOn && settings.showsSizes ? open.document.sizeHints(on: lines) : []
    let counts = settings.isOn && settings.showsCounts ? open.document.countHints(on: lines) : []
    result.array((sizes + counts).sorted { $0.position < $1.position }) { writer, hint in
      writer.object {
        $0.key("position")
        $0.position(positions.client(hint.position))
        $0.field("label", label(hint, in: open.document))
        $0.field("paddingLeft", true)
        $0.field("data") { writeData(of: hint, in: open.uri, to: &$0) }
      }
    }
  }

  private static func label(_ hint: Hint, in document: Document) -> String {
    switch hint.content {
    case .size(let node): document.summary(node)
    case .count(let listed, let announced): "\(listed)/\(announced)"
    }
  }

  /// What `InlayHintResolve` needs to find the place again.
  private static func writeData(of hint: Hint, in uri: String, to writer: inout JSONWriter) {
    writer.object {
      $0.field("uri", uri)
      $0.field("line", hint.position.line)
      if case .count = hint.content { $0.field("column", hint.position.column) }
    }
  }
}

/// The tooltip of a hint.
enum InlayHintResolve: Request {
  static let method: StaticString = "inlayHint/resolve"

  static func answer(_ params: ResolveParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard params.item["tooltip"] == nil, let uri = params.data?["uri"]?.string, let line = params.data?["line"]?.int,
      let document = session.document(uri)?.document,
      let tooltip = params.data?["column"]?.int.map({ count(at: TextPosition(line: line, column: $0), in: document) })
        ?? size(at: line, in: document)
    else { return result.value(params.item) }
    result.object {
      $0.members(of: params.item)
      $0.field("tooltip", tooltip)
    }
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
