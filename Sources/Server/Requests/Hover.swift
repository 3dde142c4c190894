import LanguageServerProtocol
import Lint
import Structure
import Text

/// What is known of the place: what is wrong there and why, which item of which series it is, what an announced count
/// finds.
enum Hover: Request {
  static let feature = Feature(
    "hoverProvider",
    "悬停说明：差错的依据、条目所在层次与位置、字数、同一序列的各项、所述项数与各项、引用所指之处",
    [RequestHandler(Hover.self)],
  )
  static let method: StaticString = "textDocument/hover"

  static func answer(_ params: PositionParams, _ session: Session) throws(ResponseError) -> HoverResult? {
    guard let open = session.document(params.uri) else { return nil }
    var positions = session.positions(of: open)
    let position = positions.text(params.position)
    let isMarkdown = session.client.markdownHover
    var sections: [String] = []
    var range: TextRange?
    for finding in open.findings() where finding.range.touches(position) {
      range = range ?? finding.range
      sections.append(page(of: finding, markdown: isMarkdown, isMessageShown: session.clientKind == .vscode))
    }
    if let place = open.document.describe(position) {
      range = range ?? place.range
      sections.append(HoverText.page(of: place, in: open.document, markdown: isMarkdown))
    }
    guard let range, !sections.isEmpty else { return nil }
    let text = sections.joined(separator: isMarkdown ? "\n\n---\n\n" : "\n\n")
    return HoverResult(contents: MarkupContent(text, isMarkdown: isMarkdown), range: positions.client(range))
  }

  /// The page of the rule; without what a client shows itself if `isMessageShown`.
  private static func page(of finding: Finding, markdown: Bool, isMessageShown: Bool) -> String {
    guard let info = rule(named: finding.code)?.info else { return finding.message }
    if isMessageShown { return "依据：\(info.basis)" }
    let title = markdown ? "**\(finding.code)** \(info.title)" : "\(finding.code) \(info.title)"
    return "\(title)\n\n\(finding.message)\n\n依据：\(info.basis)"
  }
}
