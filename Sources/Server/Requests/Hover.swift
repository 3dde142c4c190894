import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// What is known of the place: what is wrong there and why, which item of which series it is, what an announced count
/// finds.
enum Hover: Request {
  static let feature = Feature("hoverProvider", "悬停说明：差错的依据、条目所在层次与位置、字数", [Hover.self])
  static let method: StaticString = "textDocument/hover"

  static func answer(_ params: PositionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let position = session.positions(of: open).text(params.position)
    var sections: [String] = []
    var range: TextRange?
    for finding in open.findings() where finding.range.touches(position) {
      range = range ?? finding.range
      sections.append(page(of: finding, markdown: session.client.markdownHover))
    }
    if let (text, place) = place(at: position, in: open.document) {
      range = range ?? place
      sections.append(text)
    }
    guard let range, !sections.isEmpty else { return result.null() }
    var positions = session.positions(of: open)
    result.object {
      $0.field("contents") {
        $0.object {
          $0.field("kind", session.client.markdownHover ? "markdown" : "plaintext")
          $0.field("value", sections.joined(separator: session.client.markdownHover ? "\n\n---\n\n" : "\n\n"))
        }
      }
      $0.field("range", positions.client(range))
    }
  }

  private static func page(of finding: Finding, markdown: Bool) -> String {
    guard let info = rule(named: finding.code)?.info else { return finding.message }
    let title = markdown ? "**\(finding.code)** \(info.title)" : "\(finding.code) \(info.title)"
    return "\(title)\n\n\(finding.message)\n\n依据：\(info.basis)"
  }

  private static func place(at position: TextPosition, in document: Document) -> (String, TextRange)? {
    if let index = document.node(opening: position.line) {
      let node = document.outline.nodes[index]
      let head = document.headRange(node)
      if head.touches(position) { return (describe(index, in: document), head) }
    }
    let paragraph = document.paragraph(at: position.line)
    for run in paragraph.syntax.runs where run.items.count > 1 {
      for (number, item) in run.items.enumerated() {
        let marker = paragraph.range(item.ordinal.range)
        guard marker.touches(position) else { continue }
        return ("文内分项：第 \(number + 1) 项，共 \(run.items.count) 项", marker)
      }
    }
    return nil
  }

  /// Where a heading stands: its path, its place among its siblings, what is below it.
  private static func describe(_ index: Int, in document: Document) -> String {
    let node = document.outline.nodes[index]
    var path: [String] = []
    var above = node.parent
    while let at = above, let parent = document.outline.node(at), path.count < 16 {
      path.insert(document.text.string(in: document.headRange(parent)), at: 0)
      above = parent.parent
    }
    var parts: [String] = []
    if let series = node.series, document.outline.series.indices.contains(series) {
      let members = document.outline.series[series].members
      if let place = members.firstIndex(of: index) { parts.append("第 \(place + 1) 项，共 \(members.count) 项") }
    }
    parts.append(document.summary(index))
    return (path.isEmpty ? "" : path.joined(separator: " › ") + "\n\n") + parts.joined(separator: " · ")
  }
}
