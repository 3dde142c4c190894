import Structure
import Text

/// 附件1 whose page says another title than the 附件说明.
final class AttachmentTitleRule: Rule {
  let info = RuleInfo(
    id: "attachment-title",
    title: "附件标题与附件说明一致",
    explanation: "附件的标题应当与附件说明列出的名称一致。标题分几行的，接起来再比。",
    basis: "GB/T 9704—2012 第7.3.7条",
    severity: .warning,
    group: .elements,
    good: [Example(AttachmentTitleRule.paper("工作方案"))],
    bad: [Example(AttachmentTitleRule.paper("⟦安全生产工作要点⟧"))],
  )

  private static func paper(_ title: String) -> String {
    "关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n附件：1.工作方案\n2.名单\n某市教育局\n2024年5月1日\n\n附件1\n\n\(title)\n\n为加强督查工作，制定本文件。要压实责任。\n\n附件2\n\n名单\n"
  }

  func check(_ draft: Draft, _ report: inout Findings) {
    let document = draft.document
    guard draft.genre != nil, let note = draft.element(.attachmentNote) else { return }
    let names = document.names(of: note).map { lines in
      lines.flatMap { AttachmentTitle.bare($0.units[$0.attachment.name]) }
    }
    if names.count == 1, let name = names.first, !name.isEmpty, let line = onlyPage(below: note, in: document) {
      check(line, name, document, &report)
    }
    for node in document.outline.nodes where node.ordinal?.style == .attachment && node.line > note.range.end.line {
      guard let number = node.ordinal?.number, let name = names[safe: number - 1], !name.isEmpty else { continue }
      check(node.line, name, document, &report)
    }
  }

  /// The line 附件 above the page of the only one, which has no number.
  private func onlyPage(below note: DocumentElement, in document: Document) -> Int? {
    let first = note.range.end.line + 1
    return (first..<max(first, document.syntax.count)).first { document.syntax[$0].isAttachmentHead }
  }

  private func check(_ line: Int, _ name: [CodeUnit], _ document: Document, _ report: inout Findings) {
    guard case .other(let first) = AttachmentTitle(below: line, document, name) else { return }
    report.add(info, at: first.range(first.content), "附件说明写作“\(String(name))”；请核对")
  }
}
