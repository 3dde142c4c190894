import Structure
import TestSupport
import Testing
import Text

@Suite struct ParallelsTests {
  /// The members of the smallest set that has one at the cursor ‸, joined by |; empty if there is none.
  private func check(_ fixture: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text)
    let members = document.parallels(at: marked.cursor).first?.members ?? []
    #expect(
      members.map { String(document.text.units(in: $0)) }.joined(separator: "|") == expected,
      sourceLocation: sourceLocation
    )
  }

  @Test func `the set at the cursor`() {
    check("在做“深”上‸谋划，在做“实”上用心，在做“长”上使劲。", "在做“深”上谋划|在做“实”上用心|在做“长”上使劲")
    check("今天开会，‸地点在三楼。", "")
  }

  @Test(arguments: [
    // What leads to the first member, and what follows the last one, is no part of it.
    ("我们要在做“深”上‸谋划，在做“实”上用心，在做“长”上使劲。", "在做“深”上谋划|在做“实”上用心|在做“长”上使劲"),
    ("解决群众最关‸心、最迫切、最现实的利益问题。", "最关心|最迫切|最现实"),
    ("切实推动各级干部眼朝下‸看、人往下走、心往下沉。", "眼朝下看|人往下走|心往下沉"),
    ("加强基础‸性、普惠性、兜底性民生建设。", "基础性|普惠性|兜底性"),
    ("为党员作用‸大发挥、经济社会大发展、党政公信大提升。", "党员作用大发挥|经济社会大发展|党政公信大提升"),
    // They turn on the same word though nothing else is alike.
    (
      "把活动作为重要‸任务来部署，运用考评手段来保证，细化为工作项目来推进，上升为一把手工程来落实。",
      "作为重要任务来部署|运用考评手段来保证|细化为工作项目来推进|上升为一把手工程来落实"
    ),
    // Members of several clauses, and the column in them.
    ("从群众的小处想起，顺民‸心；从群众的小事做起，惠民生；从群众的小节改起，合民意。", "顺民心|惠民生|合民意"),
    ("推动活动“明方‸向”“找差距”“动真格”。", "明方向|找差距|动真格"),
    // Its object goes on: nothing may be cut off.
    ("突破重点领域改革，放宽市场准入，实行投资主体‸多元化。", ""),
  ])
  func `the members and nothing else`(fixture: String, expected: String) {
    check(fixture, expected)
  }

  @Test func `headings of one level`() {
    check("一、强化责任‸担当\n要强化。\n二、强化监督检查\n要检查。\n三、强化宣传引导\n要引导。", "强化责任担当|强化监督检查|强化宣传引导")
  }

  @Test func `a set over a wrap`() {
    check(
      "各级组织要深入群众，认真落实。思想上尊重群众、感情上‸贴\n近群众、工作上依靠群众，确保实效。",
      "思想上尊重群众|感情上贴\n近群众|工作上依靠群众"
    )
  }

  @Test func `a paragraph without end`() {
    let text = String(repeating: "抓好落实、抓好监督、抓好宣传，", count: 3000)
    let document = Document(text)
    #expect(!document.parallels(at: TextPosition(line: 0, column: 30_001)).isEmpty)
  }
}
