import Structure
import Text

/// 附件:1、方案。: the note of attachments below the text.
final class AttachmentNoteRule: Rule {
  let info = RuleInfo(
    id: "attachment-note",
    title: "附件说明应当规范",
    explanation: """
      正文之后的附件说明写作“附件：1. 名称”：“附件”后用全角冒号，顺序号用阿拉伯数字加下脚点，附件名称后不加标点；“附件”只写在
      第一行。
      """,
    basis: "GB/T 9704—2012 第7.3.4条",
    severity: .warning,
    group: .elements,
    good: [
      Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件：1.督查方案\n2.督查名单\n某某市人民政府办公室\n2024年5月1日\n")
    ],
    bad: [
      Example(
        "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件⟦:⟧督查方案⟦。⟧\n某某市人民政府办公室\n2024年5月1日\n",
        fixed: "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件：督查方案\n某某市人民政府办公室\n2024年5月1日\n"
      ),
      Example(
        "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件：1⟦、⟧督查方案\n2⟦、⟧督查名单\n某某市人民政府办公室\n2024年5月1日\n",
        fixed: "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件：1.督查方案\n2.督查名单\n某某市人民政府办公室\n2024年5月1日\n"
      ),
      Example(
        "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件：1.督查方案\n⟦附件2：⟧督查名单\n\n某某市人民政府办公室\n2024年5月1日\n"
      ),
    ]
  )

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    guard element.kind == .attachmentNote else { return }
    let lines = document.lines(of: element)
    for line in lines { check(line, &report) }
    if let last = lines.last { checkLabels(behind: last, in: document, &report) }
  }

  /// 附件2：名单 right below 附件：1.方案.
  private func checkLabels(behind last: ElementLine, in document: Document, _ report: inout Findings) {
    var number = HanNumeral.readCount(last.units, at: last.attachment.number.lowerBound)?.value ?? 1
    var line = last.line + 1
    while let content = document.syntax[safe: line]?.content, case let units = document.text.line(line).units,
      let word = AttachmentRow.word(units, at: content.lowerBound),
      let (value, end) = HanNumeral.readCount(units, at: word), value == number + 1,
      units[at: end] == "：" || units[at: end] == ":", end + 1 < content.upperBound
    {
      (number, line) = (value, line + 1)
      let place = TextRange(line: line - 1, content.lowerBound..<end + 1)
      let fix = Fix(title: "改为“\(value).”", edits: [TextEdit(range: place, newText: "\(value).")], isCertain: false)
      report.add(info, at: place, "附件说明中“附件”只写一次，以下各行只写“\(value).”；请改正", fixes: [fix])
    }
  }

  private func check(_ line: ElementLine, _ report: inout Findings) {
    let (row, units) = (line.attachment, line.units)
    let colon = row.label.upperBound - 1
    if !row.label.isEmpty, units[at: colon] == ":" { emit(colon, "：", "“附件”之后用全角冒号", of: line, &report) }
    if !row.number.isEmpty, units[at: row.mark.lowerBound] == "、" {
      emit(row.mark.lowerBound, ".", "附件顺序号之后用下脚点", of: line, &report)
    }
    let last = row.name.upperBound - 1
    guard last > row.name.lowerBound else { return }
    switch units[last] {
    case "。", "；", "，", "、", ";", ",": emit(last, "", "附件名称之后不加标点", of: line, &report)
    default: break
    }
  }

  private func emit(
    _ column: Int,
    _ right: String,
    _ reason: String,
    of line: ElementLine,
    _ report: inout Findings,
  ) {
    let place = line.range(column..<column + 1)
    let title = right.isEmpty ? "删去“\(String(line.units[column..<column + 1]))”" : "改为“\(right)”"
    let edit = TextEdit(range: place, newText: right)
    report.add(info, at: place, "\(reason)；请改正", fixes: [Fix(title: title, edits: [edit], isCertain: true)])
  }
}
