import Structure
import Text

/// “三个到位”: 认识到位、责任到位、加强督查.
final class CountEchoRule: Rule {
  let info = RuleInfo(
    id: "count-echo",
    title: "各项宜呼应提法",
    explanation: """
      “三个到位”“四个坚持”之类的提法，各项通常都含有“到位”“坚持”。三项以上、数目相符、其余各项都含有而只有一项没有的，
      在这一项提示。属于修辞建议，可以不改，也可以关闭。
      """,
    basis: "写作惯例；国家标准没有规定",
    severity: .hint,
    good: [
      Example("要做到“三个到位”：一是认识到位，二是责任到位，三是督查到位。\n"),
      Example("要抓好三个方面：一是加强领导，二是压实责任，三是强化督查。\n"),
    ],
    bad: [Example("要做到“三个到位”：一是认识到位，⟦二是⟧加强责任，三是督查到位。\n")]
  )

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    guard !paragraph.syntax.announcements.isEmpty else { return }
    for run in paragraph.syntax.runs {
      guard run.items.count >= 3, let first = run.items.first,
        let announcement = AnnouncedCount.last(before: first.range.lowerBound, in: paragraph),
        announcement.form == .counted, announcement.count == run.items.count,
        case let noun = announcement.noun.clamped(to: 0..<paragraph.units.count), (2...4).contains(noun.count)
      else { continue }
      let word = Array(paragraph.units[noun])
      let odd = run.items.filter { !paragraph.units[$0.range.clamped(to: 0..<paragraph.units.count)].contains(word) }
      guard odd.count == 1, let item = odd.first else { continue }
      report.add(
        info,
        at: paragraph.range(item.ordinal.range),
        "其他各项都说“\(String(word))”，这一项没有；请斟酌",
        related: [
          Finding.Related(
            range: paragraph.range(announcement.shown(in: paragraph.units)),
            message: "提法：\(String(paragraph.units[announcement.shown(in: paragraph.units)]))"
          )
        ]
          + run.items.filter { $0 != item }.map {
            Finding.Related(range: paragraph.range($0.ordinal.range), message: "含有“\(String(word))”的一项")
          }
      )
    }
  }
}
