import Structure
import Text

/// Numbered structures of a document as keys to count: announcement, style, heads of the items.
enum StructureMiner {
  /// Between the three parts of a key.
  static let separator: CodeUnit = "\t"

  /// Calls `body` with a key for each announcement whose items were found.
  static func forEach(in document: Document, _ body: (_ key: [CodeUnit]) -> Void) {
    for line in document.syntax.indices {
      let syntax = document.syntax[line]
      guard !syntax.announcements.isEmpty else { continue }
      let units = document.text.line(line).units
      for announcement in syntax.announcements
      where announcement.form == .counted && (2...12).contains(announcement.count) {
        guard let found = items(of: announcement, line: line, in: document) else { continue }
        let label = Self.label(announcement, units)
        guard (2...20).contains(label.count), found.heads.allSatisfy({ (2...30).contains($0.count) }) else { continue }
        var key = label + [separator] + found.style + [separator]
        // 做到“三个到位” announces 重视程度到位, though the text says 做到重视程度到位.
        let lead = Array(label.prefix { $0.isHan })
        let repeats =
          !lead.isEmpty && lead.count < label.count
          && found.heads.allSatisfy { $0.starts(with: lead) && $0.count > lead.count + 1 }
        let heads = repeats ? found.heads.map { Array($0.dropFirst(lead.count)) } : found.heads
        for (index, head) in heads.enumerated() {
          if index > 0 { key.append(SetMiner.separator) }
          key += head
        }
        body(key)
      }
    }
  }

  /// The series that has as many items as were announced: in the same paragraph, or opening one of the next lines.
  private static func items(
    of announcement: Announcement,
    line: Int,
    in document: Document,
  ) -> (style: [CodeUnit], heads: [[CodeUnit]])? {
    let units = document.text.line(line).units
    let syntax = document.syntax[line]
    let run = syntax.runs.first { run in
      run.items.count == announcement.count && (run.items.first?.range.lowerBound ?? 0) >= announcement.range.upperBound
    }
    if let run {
      let markers = run.items.map { Array(units[$0.ordinal.range.clamped(to: 0..<units.count)]) }
      return (style(markers), run.items.map { head(units, $0.head) })
    }
    let series = document.outline.series.first { series in
      guard series.members.count == announcement.count,
        let first = series.members.first.flatMap({ document.outline.node($0) })
      else { return false }
      return first.line > line && first.line <= line + 2 && (first.ordinal?.number ?? 1) <= 1
    }
    guard let series else { return nil }
    var markers: [[CodeUnit]] = []
    var heads: [[CodeUnit]] = []
    for member in series.members {
      guard let node = document.outline.node(member) else { return nil }
      let text = document.text.line(node.line).units
      if let ordinal = node.ordinal { markers.append(Array(text[ordinal.range.clamped(to: 0..<text.count)])) }
      heads.append(head(text, node.head))
    }
    return (style(markers), heads)
  }

  /// 首先/其次/再次: the markers without marks and brackets.
  private static func style(_ markers: [[CodeUnit]]) -> [CodeUnit] {
    let words = markers.map { marker in marker.filter { $0.isHan || $0.isASCIIDigit || extras.contains($0) } }
    return Array(words.joined(separator: ["/"]))
  }

  private static func head(_ units: [CodeUnit], _ range: Range<Int>) -> [CodeUnit] {
    var head = units[range.clamped(to: 0..<units.count)]
    if let end = head.firstIndex(where: { $0 == "。" || $0 == "；" || $0 == "，" || $0 == "：" }) { head = head[..<end] }
    return Array(head)
  }

  private static let extras = Set([CodeUnit]("（）、—"))

  /// What is announced, with the clause that leads to it when that is short: 做到“三个到位”.
  private static func label(_ announcement: Announcement, _ units: [CodeUnit]) -> [CodeUnit] {
    var start = announcement.range.lowerBound
    var end = announcement.range.upperBound
    if announcement.isQuoted, start > 0, end < units.count {
      start -= 1
      end += 1
    }
    var first = start
    while first > 0, start - first < 6, units[first - 1].isHan { first -= 1 }
    if first > 0, units[first - 1].isHan { first = start }
    return Array(units[first..<min(end, units.count)])
  }
}
