import Structure
import Text

/// ##标题.
final class HeadingBlankRule: Rule {
  let info = RuleInfo(
    id: "heading-blank",
    title: "Markdown标题的“#”之后空一格",
    explanation: """
      “##标题”少了空格，许多程序不当作标题，原样印出“##”。单独一个“#”可能是话题标签，不提示。
      """,
    basis: "CommonMark 0.31.2 第4.2条",
    severity: .warning,
    group: .marks,
    good: [Example("## 1. 总则\n内容。\n## 2. 会员\n内容。\n"), Example("#标签 工作动态\n")],
    bad: [
      Example("⟦##⟧1. 总则\n内容。\n## 2. 会员\n内容。\n", fixed: "## 1. 总则\n内容。\n## 2. 会员\n内容。\n"),
      Example("## 总则\n内容。\n⟦##⟧会员\n内容。\n", fixed: "## 总则\n内容。\n## 会员\n内容。\n"),
    ]
  )

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let start = paragraph.syntax.content.lowerBound
    guard paragraph.syntax.markdownLevel > 0, !paragraph.syntax.content.isEmpty, paragraph.units[at: start - 1] == "#"
    else { return }
    let place = paragraph.range(start - min(start, paragraph.syntax.markdownLevel)..<start)
    let end = TextRange(place.end, place.end)
    let fix = Fix(title: "空一格", edits: [TextEdit(range: end, newText: " ")], isCertain: true)
    report.add(info, at: place, "“#”之后空一格，才是标题", fixes: [fix])
  }
}
