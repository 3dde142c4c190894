import Mining
import Testing
import Text

/// Which expressions a small corpus gives.
@Suite struct PhraseTests {
  private func phrases(_ documents: String..., bytes: Int = 1_300_000) -> [String] {
    MinedBank(MinedBank.corpus(documents), phraseBytes: bytes).column("phrases.tsv", 0)
  }

  @Test(arguments: ["和谐社会", "上级部门", "正确方向", "共同努力", "项目建设", "实事求是", "与时俱进"])
  func `a word may begin or end with what elsewhere is a particle`(phrase: String) {
    let text = "坚持\(phrase)。推进\(phrase)，\(phrase)。"
    #expect(phrases(text, text + "\n为了\(phrase)，大家\(phrase)。").contains(phrase))
  }

  @Test func `a chain is cut to its rhythm in front and at the end`() {
    let words = "党员干部，带头示范。矛盾纠纷。作风投入。党员干部、矛盾纠纷。"
    let found = phrases(
      words + "党员干部眼朝下看、人往下走、心往下沉。",
      words + "各类矛盾纠纷解决在基层、化解在一线。"
    )
    #expect(found.contains("眼朝下看、人往下走、心往下沉"))
    #expect(found.contains("解决在基层、化解在一线"))
    #expect(!found.contains("人往下走、心往下沉"))
  }

  @Test func `an ordinal is no item of a chain`() {
    let words = "坚持。工作作风，群众观点，服务发展，矛盾纠纷，示范带头。"
    let found = phrases(words + "坚持到底。\n一、坚持高标准、高起点。", words)
    #expect(found.contains("高标准、高起点"))
  }

  @Test func `a chain that is too long comes in halves`() {
    let found = phrases("看得见、摸得着、得实惠、相信党、拥护党、跟党走。")
    #expect(found.contains("看得见、摸得着、得实惠"))
    #expect(found.contains("相信党、拥护党、跟党走"))
    #expect(!found.contains("摸得着、得实惠、相信党"))
  }

  @Test(arguments: ["历城区、章丘区。", "出席的有省科技厅、省财政厅。"])
  func `names are no chain`(text: String) {
    #expect(!phrases(text).contains { $0.contains("、") })
  }

  @Test func `an idiom is known by its build`() {
    let found = phrases("群众诉求即接即办。要常来常往，要实实在在。", "群众诉求。诉求，群众。")
    #expect(found.contains("即接即办"))
    #expect(found.contains("常来常往"))
    #expect(found.contains("实实在在"))
  }

  @Test func `the clauses of a numbered heading are phrases`() {
    let found = phrases("（一）以作风建设为主线，牢固树立群众观念\n从今年起，以服务群众为主题，开展活动。")
    #expect(found.contains("以作风建设为主线"))
    #expect(found.contains("牢固树立群众观念"))
    #expect(!found.contains("以服务群众为主题"))
  }

  @Test func `a clause that documents copy gives itself and not its end`() {
    let text = "推动经济社会又好又快发展。"
    let found = phrases(text, text, text)
    #expect(found.contains("推动经济社会又好又快发展"))
    #expect(!found.contains("社会又好又快发展"))
    #expect(!found.contains("又好又快发展"))
  }

  @Test func `a list that goes on is no phrase`() {
    let text = "安全、稳定、有序、高效。"
    #expect(!phrases(text + "安全、稳定、有序。", text).contains("安全、稳定"))
  }

  @Test func `documents take turns, so that a long one does not fill the bank`() {
    let long = (0..<26).map { "坚持\(Self.names[$0])创新、推进\(Self.names[$0])改革。" }.joined()
    let short = "办实事、谋实利。"
    let found = phrases(long, short, bytes: 400)
    #expect(found.contains("办实事、谋实利"))
    #expect(found.contains { $0.contains("创新") })
    #expect(found.count < 12)
  }

  private static let names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄".map(String.init)
}
