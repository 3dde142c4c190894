import TestSupport
import Testing
import Text

@testable import Structure

@Suite struct ParallelSetTests {
  /// The sets of a paragraph, each with its level; empty if there is none.
  private func check(_ paragraph: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    let units = [CodeUnit](paragraph)
    let found = ParallelReader.sets(in: units).map { set in
      "\(set.level.rawValue) " + set.members.map { String(units[$0]) }.joined(separator: "|")
    }
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  @Test func `phrases between 、`() {
    check("讲政治、讲规矩、讲奉献。", ["phrase 讲政治|讲规矩|讲奉献"])
  }

  @Test func `clauses between ，`() {
    check("在做“深”上谋划，在做“实”上用心，在做“长”上使劲。", ["clause 在做“深”上谋划|在做“实”上用心|在做“长”上使劲"])
  }

  @Test func `sentences that begin alike`() {
    check(
      "要坚持目标导向，明确任务；要坚持问题导向，补齐短板；要坚持效果导向，务求实效。",
      ["sentence 要坚持目标导向|要坚持问题导向|要坚持效果导向", "sentence 要坚持目标导向，明确任务|要坚持问题导向，补齐短板|要坚持效果导向，务求实效"]
    )
  }

  @Test func `beats without a mark`() {
    check("这是最广泛最可靠最牢固的统一战线。", ["phrase 最广泛|最可靠|最牢固"])
    check("在思想上政治上组织上一致。", [])
  }

  @Test func `quotations in a row`() {
    check("开展“学党章”“强党性”“当先锋”活动。", ["phrase 学党章|强党性|当先锋"])
  }

  @Test(arguments: [
    // Names of offices, statistics, repetition, plain prose.
    "财政部、教育部、公安部要加强配合。", "收入120万元、支出110万元、结余10万元。", "加强领导，加强领导，加强领导。", "会议于三月召开，地点在北京，请准时参加。",
    "申报材料包括申请表、身份证复印件、学历证明。", "",
  ])
  func `no set`(paragraph: String) {
    check(paragraph, [])
  }

  @Test(arguments: [
    (["强化责任担当", "强化监督检查", "强化宣传引导"], [0..<3]), (["申报范围", "申报条件", "申报程序"], []), (["总体要求", "主要任务", "保障措施"], []),
    // Two need two units in front.
    (["加强领导", "加强督查"], [0..<2]), (["抓好落实", "抓紧整改"], []), ([], []), ([""], []),
    (["总体要求", "坚持党建引领", "坚持项目带动", "坚持创新驱动", "组织实施"], [1..<4]),
  ])
  func `neighbours among headings`(heads: [String], expected: [Range<Int>]) {
    #expect(ParallelReader.runs(in: heads.map { [CodeUnit]($0) }) == expected)
  }

  @Test(arguments: [
    ("在做“深”上谋划|在做“实”上用心", "在做“{}”上{}"), ("讲政治|讲规矩", "讲{}"), ("科学决策|民主决策", "{}决策"), ("下基层|进万家", "{}"),
    ("抓落实|抓落实", "抓落实"), ("小需求不出社区|大需求不离社区", "{}需求不{}社区"), ("最关心|最现实的", "最{}"),
  ])
  func `a template keeps what is shared`(members: String, expected: String) {
    #expect(ParallelTemplate(members.split(separator: "|").map { [CodeUnit](String($0)) }).text == expected)
  }

  @Test func `members of a few clauses each`() {
    let units = [CodeUnit]("从小处想起，顺民心；从小事做起，惠民生；另行通知。")
    let spans = ParallelColumns.spans(of: ParallelCuts(units).groups, clauses: 2, units)
    #expect(spans.map { $0.map { String(units[ParallelColumns.span($0)]) } } == [["从小处想起，顺民心", "从小事做起，惠民生"]])
    #expect(ParallelColumns.spans(of: [], clauses: 2, units).isEmpty)
    #expect(ParallelColumns.span([]) == 0..<0)
  }

  @Test(arguments: [
    ("做到|不忘初心", false), ("加强|基础设施", false), ("要", true), ("了解|的情况", true), ("完善|制度", false), ("建设|和发展", true),
    ("建设|，发展", true),
    ("建设|、发展", false),
  ])
  func `where an expression may end`(text: String, expected: Bool) {
    let parts = text.split(separator: "|").map { [CodeUnit](String($0)) }
    #expect(ParallelTrim.isBoundary(parts[0].count, parts.flatMap { $0 }) == expected)
  }

  /// Whatever stands on the page, the members lie inside it, in order and apart.
  @Test func `members are in order on any text`() {
    var random = SeededGenerator(seed: 7)
    let pieces = "抓 学习 落实 要 在做“ ”上 、 ， ； 。 “ ” （ ） 等 和 以及 的 一是 即 包括 坚持 决策 也是 1 a 𠮷 😀 \n".split(separator: " ").map(
      String.init
    )
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      let units = [CodeUnit](text.joined())
      for set in ParallelReader.sets(in: units) {
        #expect(set.members.count >= 2)
        #expect(set.members.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= units.count })
        #expect(zip(set.members, set.members.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      }
    }
  }
}
