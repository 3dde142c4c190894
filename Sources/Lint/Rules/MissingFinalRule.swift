import Structure
import Text

/// A long paragraph of sentences, the last of which has no mark.
final class MissingFinalRule: Rule {
  let info = RuleInfo(
    id: "missing-final",
    title: "正文段末应当有标点",
    explanation: "成段的正文（六十字以上，段中有句号）末尾没有标点。标题、条目、表格、被断行的段落不提示。",
    basis: "GB/T 15834—2011 第4.1条",
    severity: .hint,
    group: .marks,
    good: [Example("关于加强安全生产工作的若干措施\n")],
    bad: [
      Example(
        "各单位要把思想和行动统一到市委、市政府的决策部署上来。要结合实际，细化方案，压实责任，确保各项任务按时完成，推动全市经济社会高质量发展再上新台⟦阶⟧\n"
      )
    ],
  )

  /// What ends the line of a picture or of an article: 新华社记者 某某 摄.
  private static let credits: [CodeUnit] = ["摄", "绘"]

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    guard content.count >= 60, paragraph.lines.count == 1, paragraph.syntax.ordinal == nil,
      paragraph.units[at: content.upperBound - 1].isHan, paragraph.units[content].contains("。"),
      !Self.credits.contains(paragraph.units[at: content.upperBound - 1]),
      !goesOn(below: paragraph, in: document)
    else { return }
    report.add(info, at: paragraph.range(content.upperBound - 1..<content.upperBound), "段末没有标点；请补上“。”")
  }

  /// Whether the next line may be the rest of a line broken by a page: it neither is set in nor opens with an ordinal.
  private func goesOn(below paragraph: Paragraph, in document: Document) -> Bool {
    guard let line = document.nextText(from: paragraph.lines.upperBound), let syntax = document.syntax[safe: line]
    else {
      return false
    }
    return line == paragraph.lines.upperBound && syntax.ordinal == nil && syntax.content.lowerBound == 0
      && syntax.content.count > 44
  }
}
