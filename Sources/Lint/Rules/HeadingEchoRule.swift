import Structure
import Text

/// （一）加强领导。加强领导。各单位要高度重视。
final class HeadingEchoRule: Rule {
  let info = RuleInfo(
    id: "heading-echo",
    title: "段首句不重复标题",
    explanation: "标题之后的第一句与标题一字不差，多半是粘贴时重复了。",
    basis: "写作惯例",
    severity: .hint,
    group: .consistency,
    good: [Example("（一）加强领导。各单位要加强领导，高度重视。\n")],
    bad: [Example("（一）加强领导。⟦加强领导。⟧各单位要高度重视。\n")],
  )

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let units = paragraph.units
    if paragraph.syntax.ordinal != nil, let head = paragraph.syntax.runInHead?.clamped(to: 0..<units.count) {
      emit(units[head], at: head.upperBound + 1, of: paragraph, &report)
    } else if paragraph.syntax.ordinal == nil, let line = document.previousText(before: paragraph.lines.lowerBound),
      document.syntax.indices.contains(line), document.syntax[line].runInHead == nil,
      let end = document.syntax[line].ordinal?.range.upperBound
    {
      let all = document.text.line(line).units
      let lower = min(end, all.count)
      let heading = all[lower..<max(lower, min(document.syntax[line].content.upperBound, all.count))].drop {
        $0.isBlank
      }
      emit(heading, at: paragraph.syntax.content.lowerBound, of: paragraph, &report)
    }
  }

  private func emit(_ heading: ArraySlice<CodeUnit>, at start: Int, of paragraph: Paragraph, _ report: inout Findings) {
    let end = start + heading.count
    guard heading.count >= 4, heading.count <= 40, end < paragraph.units.count,
      paragraph.units[start..<end].elementsEqual(heading),
      paragraph.units[end] == "。" || paragraph.units[end] == "，"
    else { return }
    report.add(info, at: paragraph.range(start..<end + 1), "与标题重复；请删去或改写")
  }
}
