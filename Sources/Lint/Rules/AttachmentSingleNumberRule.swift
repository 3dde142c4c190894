import Structure
import Text

/// 附件：1.名单, and no second.
final class AttachmentSingleNumberRule: Rule {
  let info = RuleInfo(
    id: "attachment-single-number",
    title: "只有一个附件不编号",
    explanation: "附件只有一个的，附件说明写作“附件：名称”，不编“1.”。",
    basis: "GB/T 9704—2012 第7.3.4条",
    severity: .information,
    group: .elements,
    good: [Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件：督查方案\n某市教育局\n2024年5月1日\n")],
    bad: [
      Example("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下，请认真贯彻执行。\n附件：⟦1.⟧督查方案\n某市教育局\n2024年5月1日\n")
    ],
  )

  func check(_ element: DocumentElement, in document: Document, _ report: inout Findings) {
    guard element.kind == .attachmentNote, element.range.start.line == element.range.end.line,
      let line = document.lines(of: element).first, isFinished(element, document)
    else { return }
    let row = line.attachment
    // 1.2025年普法工作要点 is a first name that begins with a year.
    guard line.units[row.number].elementsEqual(["1"]) || line.units[row.number].elementsEqual(["１"]),
      line.units[row.mark].first?.isBlank == false, line.units[at: row.mark.lowerBound] != "、",
      line.units[at: row.name.lowerBound].decimalDigit == nil || line.units.hasYear(at: row.name.lowerBound),
      !holdsSecond(line, from: row.name.lowerBound), !isFollowedBySecond(element, document)
    else { return }
    let place = line.range(row.number.lowerBound..<row.mark.upperBound)
    let fix = Fix(title: "删去编号", edits: [TextEdit(range: place, newText: "")], isCertain: false)
    report.add(info, at: place, "只有一个附件，不编号", fixes: [fix])
  }

  /// Whether the draft goes on behind the note: where it is the last that is written, the second is still to come.
  private func isFinished(_ note: DocumentElement, _ document: Document) -> Bool {
    document.nextText(from: note.range.end.line + 1) != nil
  }

  /// Whether the line below begins with the next number, however the rest of it is spoilt: 2.2.名单, 附件2：名单.
  private func isFollowedBySecond(_ note: DocumentElement, _ document: Document) -> Bool {
    guard let next = document.nextText(from: note.range.end.line + 1) else { return false }
    let units = document.text.line(next).units
    let content = document.syntax[next].content.lowerBound
    let start = AttachmentRow.word(units, at: content) ?? content
    return units[at: start].decimalDigit == 2 && units[at: start + 1].decimalDigit == nil
  }

  /// 附件：1.方案 2.名单 on one line.
  private func holdsSecond(_ line: ElementLine, from start: Int) -> Bool {
    (start..<max(start, line.content.upperBound)).contains {
      line.units[at: $0] == "2" && (line.units[at: $0 + 1] == "." || line.units[at: $0 + 1] == "．")
    }
  }
}
