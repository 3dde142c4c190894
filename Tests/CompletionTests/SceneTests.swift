import Completion
import PhraseBank
import Structure
import Testing
import Text

/// Ten scenes from drafting: what is on the page, where the cursor is, what the writer hopes to see first and why.
/// Banks hold the few rows that the scene needs, beside others that could come in its way.
@Suite struct SceneTests {
  private let slogans = bank(
    phrases: [
      "为民服务 wei_min_fu_wu 9 9 1", "为民服务永远在路上 wei_min_fu_wu_yong_yuan_zai_lu_shang 2 2 1", "着力推进 zhuo_li_tui_jin 7 6 1",
    ],
    parallels: ["在做“{}”上{} heading 在做“深”上谋划|在做“宽”上跟进|在做“实”上用心|在做“长”上使劲 2 1"],
    structures: ["三个到位 首先 重视程度到位|推进力度到位|督促检查到位 1"],
    continuations: ["， 推动|加强|建立 50|40|30 1000", "坚持 党的领导|以人民为中心|稳中求进 60|50|30 200"],
  )

  /// The first candidates at the cursor; `expected` must stand in it in this order from the top.
  private func check(
    _ fixture: String,
    _ expected: [String],
    options: CompletionRequest.Options = CompletionRequest.Options(),
    bank: PhraseBank? = nil,
    today: CalendarDay? = nil,
  ) {
    let found = complete(fixture, bank: bank ?? slogans, today: today, options: options).map(\.text)
    #expect(Array(found.prefix(expected.count)) == expected, "\(fixture) → \(found.prefix(6))")
  }

  @Test func `1 a slogan is begun: the set it belongs to comes up`() {
    // The writer knows the series 在做“深”“宽”“实”“长” and types its first two characters.
    let found = complete("下一步，要在做‸", bank: slogans).prefix(5).map(\.text)
    #expect(found.contains { ["“深”上谋划", "“宽”上跟进", "“实”上用心", "“长”上使劲"].contains($0) })
  }

  @Test func `2 the first slogan stands: the others follow in their order`() {
    let fixture = "下一步，我们将在做“深”上谋划，‸"
    let found = complete(fixture, bank: slogans).prefix(5).map(\.text).filter { $0.hasPrefix("在做") }
    #expect(found == ["在做“宽”上跟进", "在做“实”上用心", "在做“长”上使劲"])
  }

  @Test func `3 the writer leaves one out: what is written is not offered again`() {
    check("要在做“深”上谋划，在做“实”上用心，‸", ["在做“长”上使劲"])
    check("要在做“实”上用心，在做“深”上谋划，‸", ["在做“宽”上跟进"])
  }

  @Test func `4 own words in the same frame: the known members still go on`() {
    let found = complete("我们在做“亮”上出彩，在做‸", bank: slogans).prefix(5).map(\.text)
    #expect(found.contains("“深”上谋划"))
  }

  @Test func `5 three things are promised and two are written: the third is named`() {
    let found = complete("做到“三个到位”。首先，做到重视程度到位。其次，做到推进力度到位。再次，做到‸", bank: slogans).prefix(5)
    #expect(found.contains { $0.text == "督促检查到位" })
  }

  @Test func `6 a section is done: the next number is one key away`() {
    check("一、提高认识\n各单位要高度重视。\n二、加强领导\n要压实责任。\n‸", ["三、"])
    check("第八条　本市鼓励创新。\n第九条　市政府应当公开。\n‸", ["第十条　"])
  }

  @Test func `7 a heading is written: its first subheading is numbered as before`() {
    check("一、成绩\n（一）经济平稳运行\n增长较快。\n（二）民生改善\n收入提高。\n二、任务\n‸", ["（一）"])
  }

  @Test func `8 a request ends: its own closing form and no other kind's`() {
    let draft = "关于追加经费的请示\n市财政局：\n因工作需要，拟追加经费。\n现将有关事项请示如下。\n‸"
    let found = complete(draft, bank: slogans).prefix(5).map(\.text)
    #expect(found.contains("妥否，请批示。"))
    #expect(!found.contains("特此通知。"))
    check("关于召开会议的通知\n各科室：\n请按时参加。\n请勿缺席。\n特此‸", ["通知。"])
  }

  @Test func `9 the name of an office comes back after its first characters`() {
    let draft = "由滨江新区管理委员会牵头。\n会同滨江新区管理委员会办理。\n滨江新区管理委员会负责解释。\n请滨江‸"
    let found = complete(draft, bank: slogans).prefix(5)
    #expect(found.contains { $0.text.hasPrefix("新区") && $0.kind == .word })
  }

  @Test func `10 a short phrase and the long one that begins with it are both in sight`() {
    let found = complete("各级党组织要坚持为民‸", bank: slogans).prefix(5).map(\.text)
    #expect(found.contains("服务") && found.contains("服务永远在路上"))
  }

  @Test func `a date is completed to today, in figures or in 汉字`() {
    let today = CalendarDay(year: 2026, month: 11, day: 21)
    check("会议定于2026年‸", ["11月21日"], today: today)
    check("二〇二六年‸", ["十一月二十一日"], today: today)
  }

  @Test func `letters become phrases, also right after 汉字`() {
    for (pinyin, typed) in [
      (CompletionRequest.Options.Pinyin.initials, "wmfw"), (.full, "weiminfw"), (.full, "weiminfuwu"),
    ] {
      let options = CompletionRequest.Options(pinyin: pinyin)
      let found = complete("始终坚持\(typed)‸", bank: slogans, options: options)
      #expect(found.first?.label == "为民服务")
      #expect(found.first?.replacing == typed.count)
      #expect(found.first?.text == "为民服务")
    }
    #expect(complete("坚持wmfw‸", bank: slogans).allSatisfy { $0.replacing == 0 })
    #expect(complete("坚持weimin‸", bank: slogans, options: CompletionRequest.Options(pinyin: .initials)).isEmpty)
  }

  @Test func `letters that could be cut in countless ways are looked at once`() {
    let pinyin = Array(Array(repeating: "aaa", count: 40).joined(separator: " ").utf8)
    let letters = Array(String(repeating: "a", count: 37).utf8)
    #expect(PinyinIndex.syllables((letters + [0x62])[...], of: pinyin[...], initials: true) == nil)
    #expect(PinyinIndex.syllables(letters[...], of: pinyin[...], initials: true) == 13)
  }

  @Test func `a snippet for clients that take one, crosses in the gaps for the others`() {
    let draft = "关于开展检查的通知\n各县区：\n根据‸"
    let plain = complete(draft, bank: slogans).first { $0.kind == .structure }
    #expect(plain?.text == "××要求，现将××有关事项通知如下：")
    #expect(plain?.snippet == nil)
    let snippet = complete(draft, bank: slogans, options: CompletionRequest.Options(snippets: true)).first {
      $0.kind == .structure
    }
    #expect(snippet?.snippet == "${1:依据}要求，现将${2:事项}有关事项通知如下：")
  }
}
