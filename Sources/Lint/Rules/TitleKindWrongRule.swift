import Structure
import Text

/// 关于申请经费的请示报告
final class TitleKindWrongRule: Rule {
  let info = RuleInfo(
    id: "title-kind-wrong",
    title: "文种应当用对",
    explanation: "“请示报告”把两个文种并作一个；“申请”“请求”不是公文文种，向上级请求批准用“请示”，向平级用“函”。",
    basis: "《党政机关公文处理工作条例》第八条、第十五条第四项",
    severity: .error,
    group: .elements,
    good: [Example("关于执行请示报告制度的通知\n各有关单位：\n现将有关事项通知如下。\n")],
    bad: [
      Example("关于申请专项经费的⟦请示报告⟧\n市财政局：\n因工作需要，申请专项经费10万元。\n"),
      Example("某县水利局关于解决红旗水库除险加固工程\n缺口资金的⟦请示报告⟧\n\n县人民政府：\n因工作需要，恳请拨付经费10万元。\n当否，请批示。\n"),
    ],
  )

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    let lines = document.lines(of: element)
    guard element.kind == .title, let line = lines.last,
      lines.contains(where: { $0.about != nil }), let word = line.mistakenGenre,
      line.units[at: word.lowerBound - 1] == "的"
    else { return }
    let name = String(line.units[word])
    // What is read at a meeting may be called 汇报; what is sent to somebody may not.
    if name == "汇报", !document.outline.elements.contains(where: { $0.kind == .recipient }) { return }
    let advice =
      switch name {
      case "汇报": "向上级机关汇报工作用“报告”"
      case "请示函", "通知函": "只用一个文种"
      default: name.hasSuffix("报告") ? "只用一个文种" : "请求批准用“请示”，平行机关之间用“函”"
      }
    report.add(info, at: line.range(word), "“\(name)”不是文种；\(advice)")
  }
}
