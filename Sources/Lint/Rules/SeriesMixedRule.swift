import Structure
import Text

/// 首先…二是…第三…: one series in several manners of speaking.
final class SeriesMixedRule: Rule {
  let info = RuleInfo(
    id: "series-mixed",
    title: "同一序列的序次语应当成套",
    explanation: """
      “一是、二是、三是”“第一、第二、第三”“首先、其次、再次”各自成套，一组列举用一套，不宜混用。
      以本组多数为准，只提示少数；“最后”可以收束任何一套。
      """,
    basis: "GB/T 15835—2011 第4.3条：同类别同形式；写作惯例",
    severity: .warning,
    good: [
      Example("会议提出三点意见。首先，加强领导。其次，压实责任。再次，强化督查。\n"),
      Example("会议提出意见。第一，加强领导。第二，压实责任。最后，强化督查。\n"),
    ],
    bad: [
      Example("要抓好以下工作。第一，加强领导。⟦其次，⟧压实责任。第三，强化督查。第四，总结经验。\n"),
      Example("一要靠前指挥，二要协同作战，⟦其次，⟧要狠抓督查。\n"),
    ]
  )

  /// Series between 一要…，二要… and 其次: those that stand inside their items. A paragraph may hold thousands.
  private static let mostBetween = 8

  /// 一要…，二要…，其次，…: the second, where two have been told.
  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let runs = paragraph.syntax.runs
    guard runs.count > 1 else { return }
    for (index, run) in runs.enumerated() {
      guard let word = run.items.first?.ordinal, word.style == .sequenceWord, word.number == 2,
        let before = runs[max(0, index - Self.mostBetween)..<index].last(where: {
          $0.isCounted(before: word, in: paragraph.units)
        }),
        let last = before.items.last?.ordinal, let right = last.marker(saying: last.number + 1, in: paragraph.units)
      else { continue }
      let place = paragraph.range(word.range)
      let name = String(paragraph.units[word.range.clamped(to: 0..<paragraph.units.count)])
      let edit = TextEdit(range: place, newText: right)
      report.add(
        info,
        at: place,
        "“\(name)”与前面的“\(String(paragraph.units[last.range.clamped(to: 0..<paragraph.units.count)]))”不成套；请统一",
        fixes: [Fix(title: "改为“\(String(right))”", edits: [edit], isCertain: false)]
      )
    }
  }

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard series.isInline, series.count > 1 else { return }
    let members = (0..<series.count).compactMap { series[$0] }.filter { $0.ordinal.number > 0 }
    let groups = KeyedList(grouping: members.indices) { Family(members[$0].ordinal) }
    guard groups.count > 1 else { return }
    // Of equally many the one that came first.
    let usual = groups.max { ($0.value.count, -($0.value.first ?? 0)) < ($1.value.count, -($1.value.first ?? 0)) }
    guard let usual, let first = usual.value.first.flatMap({ members[safe: $0] }) else { return }
    let model = first.ordinal
    for member in members where Family(member.ordinal) != usual.key {
      let edit = model.style.marker(member.ordinal.number, word: model.word)
        .map { TextEdit(range: member.range, newText: $0) }
      report.add(
        info,
        at: member.range,
        "“\(member.marker)”与本组的“\(first.marker)”不成套；请统一",
        severity: usual.value.count * 2 > members.count ? .warning : .information,
        fixes: edit.map { [Fix(title: "改为“\(String($0.newText))”", edits: [$0], isCertain: false)] } ?? []
      )
    }
  }

  private struct Family: Hashable {
    var style: OrdinalStyle
    var word: [CodeUnit]

    init(_ ordinal: Ordinal) {
      style = ordinal.style
      word = ordinal.style == .hanWord || ordinal.style == .diWord ? ordinal.word : []
    }
  }
}

extension InlineRun {
  /// Whether it has counted from one to two or more before `word`, which is parted from it as its members are.
  fileprivate func isCounted(before word: Ordinal, in units: [CodeUnit]) -> Bool {
    guard let first = items.first?.ordinal, let second = items[safe: 1]?.ordinal, let last = items.last?.ordinal,
      first.style == .hanWord || first.style == .di, first.number == 1, last.range.upperBound < word.range.lowerBound
    else { return false }
    let mark = units[at: word.range.lowerBound - 1]
    return mark != "。" && mark == units[at: second.range.lowerBound - 1]
  }
}
