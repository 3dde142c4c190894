import Lexicon
import Structure
import Text

/// 各有关单位， below the title of a 通知.
final class RecipientMarkRule: Rule {
  let info = RuleInfo(
    id: "recipient-mark",
    title: "主送机关之后用冒号",
    explanation: "主送机关顶格写，之后用全角冒号。只看标题下一行，并且只在文种确定时检查。",
    basis: "GB/T 9704—2012 第7.3.2条",
    severity: .warning,
    group: .elements,
    good: [Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n")],
    bad: [Example("关于加强督查工作的通知\n各有关单位⟦，⟧\n现将有关事项通知如下，请认真贯彻执行。\n")],
  )

  private static let wrong: [CodeUnit] = ["，", "。", "；", "、"]
  private static let organEnds = CueSet(.organEnd)

  func check(_ draft: Draft, _ report: inout Findings) {
    guard draft.genre != nil, let at = draft.lineBelowTitle, let line = ElementLine(at, of: draft.document),
      line.content.count >= 3, case let last = line.content.upperBound - 1, Self.wrong.contains(line.units[at: last]),
      !line.units[line.content.lowerBound..<last].contains(where: { $0.isSentenceEnd }),
      line.units[at: line.content.lowerBound] == "各"
        || (line.content.count <= 15 && Self.organEnds.length(endingAt: last, in: line.units) != nil)
    else { return }
    let place = line.range(last..<last + 1)
    let fix = Fix(title: "改为“：”", edits: [TextEdit(range: place, newText: "：")], isCertain: false)
    report.add(info, at: place, "主送机关之后用“：”", fixes: [fix])
  }
}
