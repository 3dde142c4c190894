import Phrases
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
    check("下一步，我们将在做“深”上谋划，‸", ["在做“实”上用心", "在做“长”上使劲"], bank: slogans)
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
