import Structure
import Text

/// Numbered structures of a document as keys to count: announcement, style, heads of the items.
enum StructureMiner {
  /// Between the three parts of a key.
  static let separator: CodeUnit = "\t"

  /// Calls `body` with a key for each announcement whose items were found.
  ///
  /// - Complexity: linear in the document.
  static func forEach(in document: Document, _ body: (_ key: [CodeUnit]) -> Void) {
    var lists = AnnouncedItems(document)
    for line in document.syntax.indices {
      let syntax = document.syntax[line]
      guard !syntax.announcements.isEmpty else { continue }
      let units = document.text.line(line).units
      for announcement in syntax.announcements where announcement.form == .counted {
        guard let found = lists.items(of: announcement, line: line), !found.heads.isEmpty else { continue }
        let label = Self.label(announcement, units)
        guard (2...20).contains(label.count) else { continue }
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
