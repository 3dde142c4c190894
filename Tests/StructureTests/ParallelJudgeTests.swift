import Testing
import Text

@testable import Structure

/// What is 排比 and what is a list of names, by members alone, as they stand between 、.
@Suite struct ParallelJudgeTests {
  private func check(
    _ list: String,
    _ expected: Bool,
    isHeadings: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let units = [CodeUnit](list)
    var members: [Range<Int>] = []
    var start = 0
    for (index, unit) in units.enumerated() where unit == "、" || unit == "\n" || unit == "。" {
      members.append(start..<index)
      start = index + 1
    }
    if start < units.count { members.append(start..<units.count) }
    #expect(
      ParallelJudge.isReal(members, units, isHeadings: isHeadings) == expected,
      "\(list)",
      sourceLocation: sourceLocation
    )
  }

  @Test(arguments: [
    // A verb, an adverb or a preposition in front.
    "抓学习、抓落实、抓监督", "更加公平、更加高效、更加便捷", "为群众办事、为企业服务、为基层减负",
    // A predicate each, in one rhythm.
    "下基层、进万家、办实事", "转变观念、提高效率、优化服务",
    // An abstract word at the end.
    "增强政治意识、大局意识、核心意识", "科学决策、民主决策、依法决策",
    // Two with two slots, or with doubled words.
    "小需求不出社区、大需求不离社区", "件件有回音、事事有落实",
    // They turn on one word.
    "业绩考核难量化、官评官难逗硬、群众评议难落实",
  ])
  func `a figure of speech`(list: String) {
    check(list, true)
  }

  @Test(arguments: [
    // What kind of thing it is.
    "公积金管理、档案管理、物业管理", "流程智能制造、离散智能制造",
    // A particle or a conjunction at an end, a mark without its partner.
    "的学习、的落实、的监督", "抓学习和、抓落实和、抓监督和", "抓“学习、抓“落实、抓“监督",
    // The last draws a conclusion from the others.
    "做得越好、抓得越紧、就越主动",
    // Two units, and two of them only.
    "讲学、讲课", "抓学、促干",
    // Places.
    "南昌市、九江市、上饶市",
  ])
  func `a list`(list: String) {
    check(list, false)
  }

  @Test func `headings that divide a topic are no figure of speech`() {
    check("申报范围\n申报条件\n申报程序", false, isHeadings: true)
    check("强化组织领导\n强化监督检查\n强化宣传引导", true, isHeadings: true)
    check("总体要求\n主要任务\n保障措施", false, isHeadings: true)
  }

  @Test func `nothing is no figure of speech`() {
    check("", false)
  }

  @Test(arguments: [
    ("抓落实", true), ("下基层", true), ("心连心", true), ("作用弱", true), ("问题突出", true), ("以民为本", true), ("教育部", false),
    ("生态环境", false),
    ("抓好", false),
  ])
  func `predicates`(member: String, expected: Bool) {
    #expect(Verbs.isPredicate([CodeUnit](member)[...]) == expected, "\(member)")
  }

  @Test(arguments: [
    ("要坚持", true), ("通过学习", true), ("以民为本", false), ("要求严格", false), ("为民办事", false), ("坚持党建", false), ("", false),
  ])
  func `what leads to all members`(member: String, expected: Bool) {
    #expect(Verbs.isLead([CodeUnit](member)[...]) == expected, "\(member)")
  }

  @Test(arguments: [
    ("加强", true), ("更", true), ("管好", true), ("抓", true), ("生态", false), ("国家", false), ("良好", false), ("", false),
  ])
  func `what 排比 repeats in front`(prefix: String, expected: Bool) {
    #expect(Verbs.opens([CodeUnit](prefix)[...]) == expected, "\(prefix)")
  }
}
