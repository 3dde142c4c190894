import Structure
import Text

/// “三个到位” with two items; 抓好四项工作：一是…二是…三是…
final class CountMismatchRule: Rule {
  let info = RuleInfo(
    id: "count-mismatch",
    title: "说几项就应有几项",
    explanation: """
      “以下四个方面”“三个到位”等说明了数目的，后面逐项列出的应当正好是这么多。改稿时增删条目，最容易忘了改这里。
      只在数目紧接着列举（一是……二是……，或分行的（一）（二））时核对；没有量词的（三农、十四五）、只举例的（……等三项）、
      先列后数的（甲、乙、丙三项）不核对；列举本身缺号的，只提示缺号。
      """,
    basis: "《党政机关公文处理工作条例》第二十条第四项：内容真实、表述准确；写作惯例",
    severity: .warning,
    good: [
      Example("要抓好三件事：一是加强领导，二是压实责任，三是强化督查。\n"),
      Example("重点做好以下两项工作：\n（一）摸清底数。各单位要全面自查。\n（二）建章立制。各单位要总结经验。\n"),
      Example("有两种情况：一是有人等待观望；一是有人畏难退缩。\n"),
    ],
    bad: [
      Example("要做到⟦“三个到位”⟧。一是认识到位，二是责任到位。\n"),
      Example("要抓好⟦四件事⟧：一是加强领导，二是压实责任，三是强化督查。\n"),
      Example("重点做好以下⟦三项工作⟧：\n（一）摸清底数。各单位要全面自查。\n（二）建章立制。各单位要总结经验。\n"),
    ]
  )

  // MARK: Counts before a run in the same paragraph

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    guard !paragraph.syntax.announcements.isEmpty else { return }
    for index in paragraph.syntax.runs.indices {
      guard let series = NumberedSeries(run: index, of: paragraph, in: document), series.isComplete,
        let announcement = AnnouncedCount.before(run: index, of: paragraph, in: document)
      else { continue }
      tell(announcement, of: paragraph, series, &report)
    }
  }

  // MARK: Counts before a series of lines

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard !series.isInline, series.isComplete, let first = series.nodes.first, let node = document.outline.node(first),
      series.nodes.count == series.count, let line = document.previousText(before: node.line)
    else { return }
    let lead = document.paragraph(at: line)
    guard lead.lines.upperBound <= node.line, let announcement = AnnouncedCount.atEnd(of: lead) else { return }
    tell(announcement, of: lead, series, &report)
  }

  // MARK: Counts before headings without numbers

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    var index = 0
    while index < outline.nodes.count {
      let group = outline.unnumberedSiblings(from: index)
      defer { index += max(1, group.count) }
      guard group.count > 1, let line = document.previousText(before: outline.nodes[index].line) else { continue }
      let lead = document.paragraph(at: line)
      guard let last = lead.units[safe: lead.syntax.content.upperBound - 1], last == "：" || last == ":",
        let announcement = AnnouncedCount.atEnd(of: lead)
      else { continue }
      let members = group.map { node -> (place: TextRange, title: String) in
        let place = TextRange(line: outline.nodes[node].line, outline.nodes[node].head)
        return (place, document.text.string(in: place))
      }
      // Nothing marks where the list ends: advice.
      tell(announcement, of: lead, members, severity: .hint, &report)
    }
  }

  private func tell(
    _ announcement: Announcement,
    of paragraph: Paragraph,
    _ series: NumberedSeries,
    _ report: inout Findings,
  ) {
    guard announcement.count != series.count else { return }
    let members = (0..<series.count).compactMap { index in series[index].map { (place: $0.range, title: $0.title) } }
    tell(announcement, of: paragraph, members, severity: info.severity, &report)
  }

  private func tell(
    _ announcement: Announcement,
    of paragraph: Paragraph,
    _ members: [(place: TextRange, title: String)],
    severity: Severity,
    _ report: inout Findings,
  ) {
    guard !announcement.agrees(with: members.count) else { return }
    let columns = announcement.shown(in: paragraph.units)
    let words = String(paragraph.units[columns])
    // What is counted is quoted; words that the draft quotes have their marks.
    let phrase = paragraph.units[at: columns.lowerBound] == "“" ? words : "“\(words)”"
    report.add(
      info,
      at: paragraph.range(columns),
      "\(phrase)说了\(announcement.count)项，后面列出\(members.count)项；请核对数目或补齐各项",
      severity: severity,
      related: members.enumerated().map { index, member in
        Finding.Related(range: member.place, message: "第\(index + 1)项：“\(member.title)”")
      },
      fixes: announcement.fix(saying: members.count, in: paragraph).map { [$0] } ?? []
    )
  }
}

extension NumberedSeries {
  /// Whether its members can be counted: from one on, none missing.
  fileprivate var isComplete: Bool {
    guard slips.isEmpty, count > 1 else { return false }
    return numbers.first == 1
  }
}

extension Announcement {
  /// The fix that changes the number announced; nil where it is a sum of several.
  func fix(saying count: Int, in paragraph: Paragraph) -> Fix? {
    guard form == .counted, let old = paragraph.units[safe: numeral.lowerBound] else { return nil }
    let new: [CodeUnit] =
      old.decimalDigit != nil
      ? [CodeUnit](String(count)) : count == 2 && !measure.isEmpty ? ["两"] : HanNumeral.spell(count)
    let rest = paragraph.units[numeral.upperBound..<max(numeral.upperBound, range.upperBound)]
    let edit = TextEdit(range: paragraph.range(numeral), newText: new)
    return Fix(title: "改为“\(String(new + rest))”", edits: [edit], isCertain: false)
  }
}

extension NumberedSeries.Member {
  /// The marker and the opening words, for a list of places.
  fileprivate var title: String {
    let head = units[head.clamped(to: 0..<units.count)]
    return marker + String(head.prefix(20)) + (head.count > 20 ? "…" : "")
  }
}
