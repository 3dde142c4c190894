import Structure
import Text

/// 见第四部分 in a text of three parts; 见附件3 of two.
final class ReferenceDanglingRule: Rule {
  let info = RuleInfo(
    id: "reference-dangling",
    title: "引用的部分、条款、附件应当存在",
    explanation: """
      “见第四部分”“本办法第五十条”“见附件3”所指的内容，文中应当找得到。多半是增删章节后忘了改引用。
      只检查明说是引用本文的（见……、本法……、本条……）；引用其他文件的条款不检查，文中没有分条、没有列附件的也不检查。
      """,
    basis: "写作惯例；GB/T 9704—2012 第7.3.7条：附件序号和标题与附件说明一致",
    severity: .warning,
    good: [
      Example("一、总体要求\n具体分工见第二部分。\n二、任务分工\n"),
      Example("第一条　为了规范管理，制定本办法。\n第二条　依照《公司法》第二十条执行。\n第三条　违反本办法第二条规定的，予以通报。\n"),
    ],
    bad: [
      Example("一、总体要求\n具体分工见⟦第四部分⟧。\n二、任务分工\n三、工作要求\n"),
      Example("第一条　为了规范管理，制定本办法。\n第二条　本办法适用于各单位。\n第三条　违反本办法⟦第十二条⟧规定的，予以通报。\n"),
    ]
  )

  func check(_ reference: Reference, of paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let line = paragraph.range(reference.range).start.line
    guard let highest = highest(reference, on: line, in: document), reference.number > highest,
      document.outline.targets(of: reference, on: line).isEmpty
    else { return }
    let name = String(paragraph.units[reference.range])
    report.add(info, at: paragraph.range(reference.range), "文中没有“\(name)”，同类编号只到\(highest)；请核对引用")
  }

  /// The highest number of what `reference` speaks of; nil where the text has too little of it to judge.
  private func highest(_ reference: Reference, on line: Int, in document: Document) -> Int? {
    let outline = document.outline
    switch reference.kind {
    case .division(let style):
      let highest = outline.highestNumber(of: style)
      return highest >= 2 ? highest : nil
    case .attachment:
      let highest = outline.highestNumber(of: .attachment)
      return highest >= 2 ? highest : nil
    case .portion:
      let numbers = outline.portions.compactMap { outline.node($0)?.ordinal?.number }
      return numbers.count >= 2 ? numbers.max() : nil
    case .item:
      let numbers = outline.items(around: line).compactMap { outline.node($0)?.ordinal?.number }
      return numbers.count >= 2 ? numbers.max() : nil
    }
  }
}
