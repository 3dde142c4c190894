import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// What is known of the place: what is wrong there and why, which item of which series it is, what an announced count
/// finds.
enum Hover: Request {
  static let feature = Feature("hoverProvider", "悬停说明：差错的依据、条目所在层次与位置、字数、同一序列的各项、所述项数与各项", [Hover.self])
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
    if let place = open.document.describe(position) {
      range = range ?? place.range
      sections.append(HoverText.page(of: place, in: open.document, markdown: session.client.markdownHover))
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
}
