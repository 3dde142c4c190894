import Structure
import Text

/// A paragraph that begins with ，
final class LineStartMarkRule: Rule {
  let info = RuleInfo(
    id: "line-start-mark",
    title: "段首不用句中、句末标点",
    explanation: "逗号、顿号、分号、冒号、句号、问号、叹号和后引号、后括号、后书名号不能在一段的开头，多半是上一段被误断开。",
    basis: "GB/T 15834—2011 第5.1条",
    severity: .error,
    group: .marks,
    good: [
      Example("本会的宗旨是：                    \n                    。\n"), Example("——加强组织领导。\n“三个到位”是基本要求。\n"),
    ],
    bad: [Example("各单位要高度重视。\n⟦，⟧切实抓好落实。\n")],
  )

  private static let marks = [CodeUnit]("，。、；：？！") + MarkPairs.openings.compactMap { $0.closing }

  /// A paragraph is set in by no more: what is further in stands behind room to be filled in.
  private static let deepestIndent = 4

  private func isBehindBlanks(_ index: Int, _ units: [CodeUnit]) -> Bool {
    let blanks = units[..<max(0, min(index, units.count))].reversed().prefix { $0.isBlank }
    return blanks.count > Self.deepestIndent
  }

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    check(paragraph.syntax.content.lowerBound, of: paragraph, &report)
    guard paragraph.lines.count > 1 else { return }
    for start in paragraph.lineStarts.dropFirst() { check(start, of: paragraph, &report) }
  }

  private func check(_ index: Int, of paragraph: Paragraph, _ report: inout Findings) {
    let unit = paragraph.units[at: index]
    guard Self.marks.contains(unit), !isBehindBlanks(index, paragraph.units) else { return }
    report.add(info, at: paragraph.range(index..<index + 1), "“\(String([unit]))”不在一行的开头；请接到上一行末尾")
  }
}
