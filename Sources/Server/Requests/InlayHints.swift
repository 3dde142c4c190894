import Configuration
import JSON
import LanguageServerProtocol
import Structure
import Text

/// Behind each heading how much there is below it. Off unless switched on: a draft is read as it will be printed.
enum InlayHints: Request {
  static let feature = Feature(
    "inlayHintProvider",
    "行末提示：各部分的条目数与字数（默认关闭，设置 inlayHints.enabled）",
    [InlayHints.self, InlayHintResolve.self],
    options: { writer, _ in writer.object { $0.field("resolveProvider", true) } },
  )
  static let method: StaticString = "textDocument/inlayHint"

  static func answer(_ params: RangeParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri), session.settings(for: params.uri).inlayHints.isOn else {
      return result.array { _ in }
    }
    let document = open.document
    let range = session.positions(of: open).text(params.range)
    var positions = session.positions(of: open)
    result.array { writer in
      for (index, node) in document.outline.nodes.enumerated() {
        guard node.line >= range.start.line, node.line <= range.end.line, node.lastLine > node.line else { continue }
        let end = TextPosition(line: node.line, column: document.text.line(node.line).units.count)
        writer.object {
          $0.key("position")
          $0.position(positions.client(end))
          $0.field("label", document.summary(index))
          $0.field("paddingLeft", true)
          $0.field("data") {
            $0.object {
              $0.field("uri", open.uri)
              $0.field("line", node.line)
            }
          }
        }
      }
    }
  }
}

/// The tooltip of a hint.
enum InlayHintResolve: Request {
  static let method: StaticString = "inlayHint/resolve"

  static func answer(_ params: ResolveParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let uri = params.data?["uri"]?.string, let line = params.data?["line"]?.int,
      let document = session.document(uri)?.document, let index = document.node(opening: line),
      params.item["tooltip"] == nil
    else { return result.value(params.item) }
    let head = document.text.string(in: document.headRange(document.outline.nodes[index]))
    result.object {
      $0.members(of: params.item)
      $0.field("tooltip", "“\(head)”下：\(document.summary(index))（字数不计空白）")
    }
  }
}
