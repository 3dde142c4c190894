import Testing
import Text

@testable import Structure

@Suite struct ParallelCutsTests {
  /// What a paragraph is cut into: sentences with ‖ between them, clauses with /, items with |.
  private func check(_ paragraph: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let units = [CodeUnit](paragraph)
    let sentences = ParallelCuts(units).sentences.map { sentence in
      sentence.clauses.map { clause in clause.items.map { String(units[$0]) }.joined(separator: "|") }
        .joined(separator: "/")
    }
    #expect(sentences.joined(separator: "‖") == expected, sourceLocation: sourceLocation)
  }

  @Test func `sentences, clauses, items`() {
    check("抓学习、抓落实，促发展。见实效！", "抓学习|抓落实/促发展‖见实效")
    check("目标：增收；任务：增产", "目标/增收/任务/增产")
    check("", "")
    check("。，、；", "")
  }

  @Test func `what leads to a list is no part of its first member`() {
    check("包括基础设施、公共服务。", "基础设施|公共服务")
    check("也是责任所在、使命所系。", "是责任所在|使命所系")
    check("五是抓好防汛、抓好防火。", "抓好防汛|抓好防火")
    check("即以人为本、以德为先。", "以人为本|以德为先")
    // 即使 and 即将 are words.
    check("即使困难再大、任务再重。", "即使困难再大|任务再重")
  }

  @Test func `等 ends a list and is a part of words`() {
    check("防汛、防火、防疫等工作。", "防汛|防火|防疫")
    check("促进公平、平等、正义。", "促进公平|平等|正义")
    check("发展高等教育、中等教育。", "发展高等教育|中等教育")
  }

  @Test func `a mark that opens or closes only leaves what is inside`() {
    check("做到“真学、真懂、真用”。", "真学|真懂|真用")
    check("（坚持问题导向、坚持效果导向）", "坚持问题导向|坚持效果导向")
    check("“两个维护”、“四个意识”", "两个维护|四个意识")
  }

  @Test(arguments: [
    ("“明方向”“找差距”“动真格”", "明方向|找差距|动真格"), ("“明方向”、“找差距”", "明方向|找差距"), ("“明方向”和“找差距”", ""),
    ("“明方向", ""), ("明方向””“", ""),
  ])
  func `quotations that follow each other`(paragraph: String, expected: String) {
    let units = [CodeUnit](paragraph)
    let chains = ParallelCuts(units).quotations.map { $0.map { String(units[$0]) }.joined(separator: "|") }
    #expect(chains.joined(separator: "‖") == expected)
  }

  @Test(arguments: [
    ("规划和建设", "规划|建设"), ("规划以及建设", "规划|建设"), ("改革与发展", "改革|发展"), ("社会和谐稳定", "社会和谐稳定"), ("群众参与治理", "群众参与治理"),
    ("做到及时处置", "做到及时处置"), ("知识普及工作", "知识普及工作"), ("和", "和"),
  ])
  func `a conjunction cuts, a word that holds one does not`(item: String, expected: String) {
    let units = [CodeUnit](item)
    let parts = ParallelCuts.splitAtConjunctions([0..<units.count], units)
    #expect(parts.map { String(units[$0]) }.joined(separator: "|") == expected)
  }
}
