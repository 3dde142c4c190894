import Testing
import Text

/// Rows of the 附件说明 and heads of 附件: the one reading that rules, links, layout and numbering share.
@Suite struct AttachmentRowTests {
  /// Reads a row as `label|number|mark|name`.
  private func check(_ row: String, _ expected: String, at location: SourceLocation = #_sourceLocation) {
    let units = [CodeUnit](row)
    let start = units.firstIndex { !$0.isBlank } ?? 0
    let read = AttachmentRow(units, start..<units.count)
    let parts = [read.label, read.number, read.mark, read.name].map { String(units[$0]) }
    #expect(parts.joined(separator: "|") == expected, sourceLocation: location)
  }

  @Test func `a row has a number or none`() {
    check("附件：1.工作方案", "附件：|1|.|工作方案")
    check("附件：1. 工作方案。", "附件：|1|.|工作方案。")
    check("附件:工作方案", "附件:|||工作方案")
    check("附　件：1、名单", "附　件：|1|、|名单")
    check("附：名单", "附：|||名单")
    check("　　　10．名单", "|10|．|名单")
    check("　　　2 名单", "|2| |名单")
    check("实施方案", "|||实施方案")
  }

  @Test func `a year is part of the name`() {
    check("附件：2025年度名单", "附件：|||2025年度名单")
    check("附件：1.2025年度名单", "附件：|1|.|2025年度名单")
    check("附件：3个方案", "附件：|||3个方案")
  }

  @Test func `a row may be empty`() {
    check("附件：", "附件：|||")
    check("附件：1.", "附件：|1|.|")
    check("", "|||")
  }

  /// The columns of the number of a page's head; nil for what is none.
  private func number(_ line: String) -> String? {
    let units = [CodeUnit](line)
    return AttachmentRow.pageNumber(units, units.indices).map { String(units[$0]) }
  }

  @Test func `the head of a page is the word and its number`() {
    #expect(["附件", "附　件", "附件：", "附 件"].map(number) == ["", "", "", ""])
    #expect(["附件1", "附件 2", "附　件　十二：", "附件3:"].map(number) == ["1", "2", "十二", "3"])
    #expect(["附件1中", "附件所列", "附件：方案", "附则", "附", "", "附件12345"].allSatisfy { number($0) == nil })
  }
}
