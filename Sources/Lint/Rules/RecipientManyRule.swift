import Lexicon
import Structure
import Text

/// 市政府、市财政局： below the title of a 请示.
final class RecipientManyRule: Rule {
  let info = RuleInfo(
    id: "recipient-many",
    title: "上行文主送一个机关",
    explanation: "请示、报告原则上主送一个上级机关，需要同时报送其他机关的用抄送。",
    basis: "《党政机关公文处理工作条例》第十五条第一项",
    severity: .warning,
    group: .elements,
    good: [Example("关于拨付经费的请示\n市政府：\n因工作需要，拟申请经费10万元。妥否，请批示。\n")],
    bad: [Example("关于拨付经费的请示\n市政府⟦、市财政局⟧：\n因工作需要，拟申请经费10万元。妥否，请批示。\n")],
  )

  func check(_ draft: Draft, _ report: inout Findings) {
    guard draft.direction == .up, let element = draft.element(.recipient),
      let line = draft.document.lines(of: element).first
    else { return }
    var depth = 0
    for index in line.content {
      let unit = line.units[index]
      if unit.isOpening { depth += 1 } else if unit.isClosing { depth = max(0, depth - 1) }
      guard depth == 0, unit == "、" || unit == "，" else { continue }
      let columns = index..<max(index + 1, line.content.upperBound - 1)
      report.add(info, at: line.range(columns), "请示、报告原则上主送一个机关，其他的用抄送")
      return
    }
  }
}
