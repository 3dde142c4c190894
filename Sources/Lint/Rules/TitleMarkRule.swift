import Structure
import Text

/// 关于加强督查工作的通知。
enum TitleMarkRule: Rule {
  static let info = RuleInfo(
    id: "title-mark",
    title: "公文标题末尾不加标点",
    explanation: "“关于……的通知”一类的公文标题独占一行，末尾不加句号、逗号、分号、冒号。只看全文开头的标题，其上可以有发文机关、发文字号等短行。",
    basis: "GB/T 15834—2011 附录B.4；写作惯例",
    severity: .error,
    good: [Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n")],
    bad: [
      Example(
        "关于加强督查工作的通知⟦。⟧\n各有关单位：\n现将有关事项通知如下。\n",
        fixed: "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n"
      )
    ]
  )

  static func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let content = paragraph.elementContent
    guard content.count > 6, let last = paragraph.units[safe: content.upperBound - 1],
      last == "。" || last == "，" || last == "；" || last == "：",
      opensDocument(paragraph, document),
      document.nextText(from: paragraph.lines.upperBound) != nil, paragraph.syntax.ordinal == nil,
      content.contains(where: { paragraph.units.has("关于", at: $0) }),
      !paragraph.units[content.lowerBound..<content.upperBound - 1].contains(where: { $0.isSentenceEnd }),
      Genre.allCases.contains(where: { ends(paragraph.units, content.upperBound - 1, "的" + $0.rawValue) })
    else { return }
    let place = paragraph.range(content.upperBound - 1..<content.upperBound)
    let mark = document.text.string(in: place)
    report.add(
      info,
      at: place,
      "标题末尾不加“\(mark)”；请删去",
      fixes: [Fix(title: "删去“\(mark)”", edits: [TextEdit(range: place, newText: "")], isCertain: true)]
    )
  }

  /// Whether above `paragraph` stands at most the head of a document: the issuing body, 发文字号, 紧急程度.
  private static func opensDocument(_ paragraph: Paragraph, _ document: Document) -> Bool {
    var line = paragraph.lines.lowerBound
    for _ in 0..<5 {
      guard let before = document.previousText(before: line) else { return true }
      guard let syntax = document.syntax[safe: before], syntax.ordinal == nil, syntax.content.count <= 30,
        let last = document.text.line(before).units[safe: syntax.content.upperBound - 1], !last.isClauseMark,
        !last.isSentenceEnd
      else { return false }
      line = before
    }
    return false
  }

  private static func ends(_ units: [CodeUnit], _ end: Int, _ word: String) -> Bool {
    let word = [CodeUnit](word)
    return end >= word.count && Array(units[(end - word.count)..<end]) == word
  }
}
