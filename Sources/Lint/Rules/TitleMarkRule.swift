import Structure
import Text

/// 关于加强督查工作的通知。
final class TitleMarkRule: Rule {
  let info = RuleInfo(
    id: "title-mark",
    title: "公文标题末尾不加标点",
    explanation: "“关于……的通知”一类的公文标题独占一行，末尾不加句号、逗号、分号、冒号。只看全文开头的标题，其上可以有发文机关、发文字号等短行。",
    basis: "GB/T 15834—2011 附录B.4；写作惯例",
    severity: .error,
    group: .elements,
    good: [Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n")],
    bad: [
      Example(
        "关于加强督查工作的通知⟦。⟧\n各有关单位：\n现将有关事项通知如下。\n",
        fixed: "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n"
      )
    ]
  )

  private static let marks: [CodeUnit] = ["。", "，", "；", "："]

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    guard element.kind == .title, document.nextText(from: element.range.end.line + 1) != nil,
      let line = document.lines(of: element).last, line.content.count > 6,
      Self.marks.contains(line.units[at: line.content.upperBound - 1])
    else { return }
    let place = line.range(line.content.upperBound - 1..<line.content.upperBound)
    report.add(
      info,
      at: place,
      "标题末尾不加“\(document.text.string(in: place))”；请删去",
      fixes: [
        Fix(
          title: "删去“\(document.text.string(in: place))”",
          edits: [TextEdit(range: place, newText: "")],
          isCertain: true
        )
      ]
    )
  }
}
