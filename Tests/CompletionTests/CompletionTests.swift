import Completion
import PhraseBank
import Structure
import Testing

@Suite struct CompletionTests {
  /// The first candidates at the cursor are `expected`, in this order.
  private func check(_ fixture: String, _ expected: [String], bank: PhraseBank) {
    let found = complete(fixture, bank: bank).prefix(expected.count).map(\.text)
    #expect(Array(found) == expected, "\(fixture)")
  }

  private let slogans = bank(
    phrases: ["在做“深”上谋划 x 5 3 a", "在做“实”上用心 x 3 2 a"],
    parallels: ["在做“{}”上{} heading 在做“深”上谋划|在做“实”上用心|在做“长”上使劲 2 a"],
    continuations: ["坚持 党的领导|以人民为中心 60|40 100", "持 党的领导|以人民为中心 60|40 100"],
  )

  @Test func `a fixed expression is found by the longest suffix that begins it`() {
    check("各级党委要在做‸", ["“深”上谋划"], bank: slogans)
  }

  @Test func `after a member of a parallel set the next ones stand first, in order`() {
    let found = complete("下一步，我们将在做“深”上谋划，‸", bank: slogans).map(\.text).filter { $0.hasPrefix("在做") }
    #expect(found == ["在做“实”上用心", "在做“长”上使劲"])
  }

  @Test func `members that are written already are not offered again`() {
    let found = complete("在做“深”上谋划，在做“实”上用心，‸", bank: slogans).map(\.text)
    #expect(found.first == "在做“长”上使劲")
    #expect(!found.contains("在做“实”上用心"))
  }

  @Test func `what usually follows is offered by its frequency`() {
    check("必须坚持‸", ["党的领导", "以人民为中心"], bank: slogans)
  }

  @Test func `the next number opens the next line`() {
    check("一、加强领导\n二、强化责任\n‸", ["三、"], bank: bank())
    check("第九条　机关应当公开。\n‸", ["第十条　"], bank: bank())
  }

  @Test func `a series of a part that is over does not go on, and articles run through chapters`() {
    func numbers(_ fixture: String) -> [String] {
      complete(fixture, bank: bank()).filter { $0.kind == .ordinal }.map(\.label)
    }
    #expect(numbers("一、总则\n（一）甲。\n（二）乙。\n二、任务\n‸") == ["（一）", "三、"])
    #expect(numbers("一、总则\n1.甲。\n2.乙。\n二、任务\n（一）丙。\n‸") == ["（二）", "三、"])
    #expect(numbers("一、总则\n（一）甲\n1.丙。\n2.丁。\n‸") == ["3.", "（二）", "二、"])
    let chapters = "第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 职责\n"
    #expect(numbers("\(chapters)‸") == ["第三条 ", "第三章 "])
    #expect(numbers("\(chapters)第三条 丙。\n‸") == ["第四条 ", "第三章 "])
    #expect(numbers("第一章 总则\n第一条 甲。\n第二章 职责\n第一条 乙。\n第三章 附则\n‸").first == "第一条 ")
  }

  @Test func `the first number follows an announcement, and not the addressees`() {
    check("关于开展检查的通知\n现将有关事项通知如下：\n‸", ["一、"], bank: bank())
    for line in ["各县（市、区）人民政府：", "同志们：", "各位代表、各位委员："] {
      let found = complete("关于开展检查的通知\n\n\(line)\n‸", bank: bank())
      #expect(!found.contains { $0.kind == .ordinal }, "\(line)")
    }
  }

  @Test func `a series that opens its paragraph goes on inside it`() {
    check("一是抓学习；‸", ["二是"], bank: bank())
    check("首先，抓学习。‸", ["其次，"], bank: bank())
    #expect(!complete("一、抓学习。‸", bank: bank()).contains { $0.kind == .ordinal })
  }

  @Test func `a number is offered because it is due, and never because it is frequent`() {
    let bank = bank(continuations: ["^ 第二|一、|（二）|第十四届 30|20|20|20 100"])
    let found = complete("第一，提高站位。\n‸", bank: bank).map(\.text)
    #expect(found.first == "第二，")
    #expect(!found.contains("（二）") && !found.contains("一、"))
    #expect(Set(complete("‸", bank: bank).map(\.text)) == ["一、", "第十四届"])
  }

  @Test func `where a number is due it stands before the next slogan`() {
    check("一、在做“深”上谋划\n各地要落实。\n‸", ["二、"], bank: slogans)
  }

  @Test func `no candidate stops where by the counts a word goes on`() {
    let bank = bank(continuations: ["弘 扬科学|扬科学精神 60|40 100"])
    let found = complete("弘‸", bank: bank).map(\.text)
    #expect(found.contains("扬科学") && !found.contains("扬科"))
  }

  @Test func `no candidate stops behind the first character of the draft's next word`() {
    // Two places of the draft begin to differ behind 全; 全国 and 全省 hold together, 开全 does not.
    let draft = "我市召开全国会议。\n我市召开全省会议。\n我市召‸"
    let found = complete(draft, bank: .shipped).map(\.text)
    #expect(found.contains { $0.hasPrefix("开全国") } && !found.contains("开全"))
  }

  @Test func `a closing form begins its clause`() {
    func offersForms(_ fixture: String) -> Bool {
      complete(fixture, bank: bank()).contains { $0.kind == .closing && $0.label.hasPrefix("以上") }
    }
    #expect(offersForms("以上‸"))
    #expect(!offersForms("由县级以上‸"))
  }

  @Test func `what is worth little beside the best is left out`() {
    let bank = bank(continuations: ["必须坚持 党的领导|以人民为中心 90|10 100"])
    check("必须坚持‸", ["党的领导"], bank: bank)
    #expect(complete("必须坚持‸", bank: bank).count == 1)
  }

  @Test func `the draft's own words come back`() {
    let draft = "滨江新区管理委员会负责。\n会同滨江新区管理委员会办理。\n由滨江新区管理委员会牵头。\n请滨江新‸"
    let found = complete(draft, bank: bank()).prefix(5)
    #expect(found.map(\.text).contains("区管理委员会"))
    #expect(found.allSatisfy { $0.kind == .word })
  }

  @Test func `nothing is offered in fenced code`() {
    #expect(complete("```\n坚持‸\n```", bank: slogans, dialect: .markdown).isEmpty)
  }
}
