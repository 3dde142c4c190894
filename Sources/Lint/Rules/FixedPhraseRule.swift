import Lexicon
import Structure
import Text

/// 习近平新世代中国特色社会主义思想.
final class FixedPhraseRule: Rule {
  let info = RuleInfo(
    id: "fixed-phrase",
    title: "固定提法应当准确",
    explanation: """
      写进党章、宪法和中央文件的固定提法，一字不差地写。起头和结尾与某个提法相同，中间错了、漏了、颠倒了一两个字的提示；
      标点不同的、多出两个字以上的（习近平新时代中国特色社会主义经济思想）不提示。
      """,
    basis: "《中国共产党章程》《中华人民共和国宪法》和中央文件的提法",
    severity: .warning,
    group: .wording,
    good: [
      Example("以习近平新时代中国特色社会主义思想为指导，贯彻习近平新时代中国特色社会主义经济思想。\n"),
      Example("强化政治意识、大局意识、核心意识和看齐意识。\n"),
    ],
    bad: [
      Example("深入学习⟦习近平新世代中国特色社会主义思想⟧。\n"),
      Example("以⟦习近平新时代特色社会主义思想⟧为指导。\n"),
      Example("⟦统筹推进“四位一体”总体布局⟧。\n"),
    ],
  )

  /// Linear in the paragraph.
  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let content = paragraph.syntax.content.clamped(to: 0..<paragraph.units.count)
    let slips = FixedPhrases.shipped.slips(in: paragraph.units, content)
    guard !slips.isEmpty else { return }
    let hidden = HiddenRanges(paragraph.units, in: content)
    let shown = MentionedSlips(paragraph.units, in: content)
    for slip in slips where !hidden.contains(slip.range.lowerBound) && !shown.contains(slip.range.lowerBound) {
      let place = paragraph.range(slip.range)
      let right = String(slip.right)
      let fix = Fix(title: "改为“\(right)”", edits: [TextEdit(range: place, newText: right)], isCertain: false)
      report.add(info, at: place, "“\(String(paragraph.units[slip.range]))”疑为“\(right)”", fixes: [fix])
    }
  }
}
