import PhraseBank
import Structure
import TestSupport
import Testing
import Text

@testable import Completion

/// What is offered in the middle of a text joins what stands behind the cursor.
@Suite struct TextBehindTests {
  /// How much of `candidate` may be put in at the `‸` of `fixture`.
  private func check(
    _ fixture: String,
    _ candidate: String,
    _ room: String,
    at location: SourceLocation = #_sourceLocation,
  ) throws {
    let units = [CodeUnit](candidate)
    let kept = units.prefix(try TextBehind(context(fixture)).room(for: units[...]))
    #expect(String(Array(kept)) == room, sourceLocation: location)
  }

  /// What the shipped bank shows at the cursor.
  private func shown(_ fixture: String, unasked: Bool = false) -> [String] {
    let options = CompletionRequest.Options(isExplicit: !unasked)
    return complete(fixture, bank: .shipped, options: options).map { $0.text }
  }

  @Test func `what stands behind the cursor is not put in again`() throws {
    try check("认真‸贯彻落实部署。", "贯彻落实", "")
    try check("各级要‸贯彻落实部署。", "认真贯彻", "认真")
    try check("各级要‸贯彻落实部署。", "认真贯彻执行", "认真")
    try check("提出‸，并报告。", "意见，", "意见")
    try check("提出‸；并报告。", "意见。", "意见")
    try check("提出‸", "意见。", "意见。")
    try check("加强‸ 建设", "建设", "建设")
    try check("提高‸发放标准", "补助发", "补助")
    try check("推进‸发改工作", "发展", "发展")
  }

  @Test func `no row says again what follows`() {
    for fixture in ["认真‸贯彻落实部署。", "各级要认真‸贯彻落实党中央部署。", "坚持以人民为‸中心的发展思想。"] {
      let behind = fixture.drop { $0 != "‸" }.dropFirst().prefix(2)
      #expect(!shown(fixture).contains { $0.contains(behind) }, "\(fixture) → \(shown(fixture))")
    }
  }

  @Test func `a row that ends where the text goes on stays`() {
    let rows = shown("各级要‸贯彻落实党中央部署。")
    #expect(!rows.isEmpty && !rows.contains { $0.contains("贯彻") }, "\(rows)")
    #expect(shown("为人民服‸").contains { $0.hasPrefix("务") })
  }

  @Test func `no sentence ends where a clause goes on`() {
    #expect(!shown("全面贯彻落实‸的部署").contains { $0.hasSuffix("。") })
  }

  @Test func `in a text that goes on as it stands only what is sure is shown unasked`() {
    #expect(shown("下一步，甲县‸应急管理局将继续努力。", unasked: true).isEmpty)
    #expect(!shown("下一步，甲县‸", unasked: true).isEmpty)
  }

  @Test func `in the place of the name of an office nothing opens unasked`() {
    let title = "石桥县人民政府办公室关于开展今冬明春森林防火工作的通知\n"
    for fixture in [
      "\(title)各乡镇人民政府‸：\n为做好有关工作，现就有关事项通知如下：\n",
      "\(title)各乡镇人民政府：\n各地要压实责任。\n特此通知。\n石桥县人民政府办公室‸\n2026年11月30日\n",
    ] {
      #expect(shown(fixture, unasked: true).isEmpty, "\(shown(fixture, unasked: true))")
    }
  }

  @Test func `in the place of the name of an office no ghost text shows`() throws {
    let request = CompletionRequest(options: CompletionRequest.Options(isExplicit: false))
    func ghost(_ fixture: String) -> String? {
      let marked = MarkedText(fixture)
      return CompletionEngine(bank: .shipped).inlineCompletion(Document(marked.text), at: marked.cursor, request)?.text
    }
    let draft = "市教育局关于做好寒假安全工作的通知\n各区县教育局：\n市教育局关于做好寒假安全工作的部署要落实。\n特此通知。\n市教育局关于做好‸\n"
    #expect(ghost(draft) != nil)
    #expect(ghost(draft + "2026年11月30日\n") == nil)
  }

  @Test func `what a source names is cut where the text behind begins`() {
    let bank = bank(parallels: ["在做“{}”上{} heading 在做“深”上谋划|在做“实”上见效 2 7"])
    let rows = complete("在做“深”上谋划，‸上见效", bank: bank).map { $0.text }
    #expect(!rows.isEmpty && !rows.contains { $0.hasSuffix("上见效") }, "\(rows)")
  }

  @Test func `what the draft has not said is less probable, the more the longer it is`() {
    let short = DraftBigrams([CodeUnit]("加强协同运行"))
    let long = DraftBigrams([CodeUnit](String(repeating: "加强协同运行，", count: 400)))
    #expect(short.probability(0.4, of: "协", "同") == 0.4)
    #expect(long.probability(0.4, of: "协", "同") == 0.4)
    #expect(long.probability(0.4, of: "治", "理") < short.probability(0.4, of: "治", "理"))
    #expect(long.probability(1, of: "治", "理") == 1)
  }
}
