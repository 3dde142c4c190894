import Structure
import Text

/// What is said of a place of the structure, for a reader.
enum HoverText {
  /// More members than this are not listed.
  private static let limit = 12

  /// Its path, its place in the series, what is below it, and the heads of the members.
  static func page(of place: PlaceDescription, in document: Document, markdown: Bool) -> String {
    var facts: [String] = []
    switch place.subject {
    case .announcement(let announcement):
      facts.append("所述 \(announcement.count) 项，列出 \(place.members.count) 项")
    case .inlineItem:
      facts.append("文内分项")
    case .node, .row:
      break
    }
    if let index = place.index { facts.append("第 \(index + 1) 项，共 \(place.members.count) 项") }
    if case .node(let node) = place.subject { facts.append(document.summary(node)) }
    let show = { (text: String) in markdown ? Markdown.escaped(text) : text }
    var paragraphs = facts.isEmpty ? [] : [facts.joined(separator: " · ")]
    if !place.path.isEmpty { paragraphs.insert(place.path.map(show).joined(separator: " › "), at: 0) }
    if place.members.count > 1 || place.index == nil && !place.members.isEmpty {
      paragraphs.append(list(place, show, markdown: markdown))
    }
    return paragraphs.joined(separator: "\n\n")
  }

  /// The members around the one in question, a line for each.
  private static func list(_ place: PlaceDescription, _ show: (String) -> String, markdown: Bool) -> String {
    let count = place.members.count
    let start = max(0, min((place.index ?? 0) - limit / 2, count - limit))
    let shown = start..<min(count, start + limit)
    var lines: [String] = shown.map { index in
      let name = show(place.members[index])
      guard index == place.index else { return "- \(name)" }
      return markdown ? "- **\(name)**" : "→ \(name)"
    }
    if shown.lowerBound > 0 { lines.insert("- ……", at: 0) }
    if shown.upperBound < count { lines.append("- ……") }
    return lines.joined(separator: "\n")
  }
}
