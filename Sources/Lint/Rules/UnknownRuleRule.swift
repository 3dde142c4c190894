import Structure
import Text

/// `<!-- gongwen-disable ordnal-gap -->`: an id that names no rule.
final class UnknownRuleRule: Rule {
  let info = RuleInfo(
    id: "unknown-rule",
    title: "注释中的规则名应当存在",
    explanation: """
      <!-- gongwen-disable-next-line 规则名 --> 只对写对了名字的规则起作用。写错的名字不起作用，所以在这里提示。
      全部规则名可用 gongwen rules 查看。
      """,
    basis: "gongwen 自身的约定",
    severity: .warning,
    good: [Example("<!-- gongwen-disable-next-line ordinal-gap -->\n正文。\n")],
    bad: [
      Example(
        "<!-- gongwen-disable-next-line ⟦ordnal-gap⟧ -->\n正文。\n",
        fixed: "<!-- gongwen-disable-next-line ordinal-gap -->\n正文。\n"
      ),
      Example("<!-- gongwen-disable ⟦no-such-thing⟧ -->\n正文。\n"),
    ]
  )

  func check(_ directive: Directive, in document: Document, _ report: inout Findings) {
    for name in directive.names {
      guard rule(named: name.id) == nil else { continue }
      let range = TextRange(line: directive.line, name.range)
      let near = allRules.map { $0.info.id }.filter { EditDistance.between(Array($0.utf8), Array(name.id.utf8)) <= 2 }
      var fixes: [Fix] = []
      for id in near {
        let edit = TextEdit(range: range, newText: id)
        fixes.append(Fix(title: "改为“\(id)”", edits: [edit], isCertain: near.count == 1))
      }
      report.add(info, at: range, "没有名为“\(name.id)”的规则，这条注释不起作用；请改正规则名", fixes: fixes)
    }
  }
}
