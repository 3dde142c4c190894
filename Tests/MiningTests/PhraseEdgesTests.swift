import Testing

@testable import Mining

@Suite struct PhraseEdgesTests {
  private func check(_ phrase: String, _ expected: Bool, at location: SourceLocation = #_sourceLocation) {
    let units = Array(phrase.utf16)
    #expect(PhraseEdges.accepts(units, 0, units.count) == expected, "\(phrase)", sourceLocation: location)
  }

  @Test(arguments: ["国专利法", "业深度融合", "次会议通过", "届六中全会精神", "区加快建设", "部办公厅", "类标准", "会的作用", "证复印件"])
  func `what begins with the end of a word is no phrase`(phrase: String) {
    check(phrase, false)
  }

  @Test(arguments: ["国有企业", "业务流程", "次生灾害", "届时公布", "区域合作", "部分地区", "类型多样", "会议精神", "证明材料", "级别管辖"])
  func `a word that begins so is one`(phrase: String) {
    check(phrase, true)
  }

  @Test func `a number alone is no phrase`() {
    check("二十六", false)
    check("十五五", false)
    check("三位一体", true)
    check("一是", false)
  }
}
