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

  @Test(arguments: [
    // A clause goes on to its end, and a list does too.
    ("大力发展新兴‸产业，改造提升传统产业，提高供给体系质量和效率。", "大力发展新兴产业|改造提升传统产业"),
    ("全面落实‸法定职责，规范执法行为，树立服务形象、清正廉洁的新风。", ""),
    // The first member begins as the others do.
    ("认真制定治理工作方案，明确治理‸步骤，细化工作分工，压实部门责任。", "明确治理步骤|细化工作分工|压实部门责任"),
    (
      "努力在以科技创新引领‸体系建设上实现更大突破，在推动共同富裕上取得更大进步，在协调发展上体现更大作为。",
      "在以科技创新引领体系建设上实现更大突破|在推动共同富裕上取得更大进步|在协调发展上体现更大作为"
    ),
    ("巩固和增强经济持续‸向好态势，增进民生福祉，保持社会稳定。", ""),
    ("坚持科学‸决策、民主决策、依法决策。", "科学决策|民主决策|依法决策"),
    // What one list ends with and another begins with is no set.
    ("保持宏观经济政策的连续性、稳定‸性，提高针对性、灵活性、有效性。", ""),
    ("处理好有效市场和有为‸政府、优化供给和扩大需求的关系。", ""),
    // What all others end in is no part to leave out.
    ("推进师大创新‸城、中央创新城、金兰创新城、光电创新城提速建设。", ""),
    ("工作做得越‸好、抓得越紧，就越主动。", "做得越好|抓得越紧"),
    ("同党中央在思想上政‸治上组织上保持一致。", ""),
    // Two members in two slots, or in one that both double.
    ("做到小需求不‸出社区、大需求不离社区。", "小需求不出社区|大需求不离社区"),
    ("件件有‸回音，事事有落实。", "件件有回音|事事有落实"),
    // 为民 and 把握 do not lead to what follows.
    ("在党员身上体现了为民之‸心、关爱之情、帮民之举。", "为民之心|关爱之情|帮民之举"),
    ("更加自觉地把握人民‸愿望、尊重人民创造、集中人民智慧。", "把握人民愿望|尊重人民创造|集中人民智慧"),
  ])
  func `no member too many and none cut short`(fixture: String, expected: String) {
    check(fixture, expected)
  }

  @Test func `a report that comes back with new figures`() {
    check(
      "一是村官计划。目前已择优选派8427‸名，其中书记85人。二是支农计划。目前已选派19601人次，落实项目1.2万个。三是驻村计划。目前已选派18196人次，整顿组织569个。",
      "目前已择优选派8427名|目前已选派19601人次|目前已选派18196人次"
    )
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
