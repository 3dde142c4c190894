import PhraseBank
import Structure
import TestSupport
import Testing
import Text

@testable import Completion

/// What may be shown: whole words, names and quotations.
@Suite struct CandidateGateTests {
  private func check(
    _ fixture: String,
    _ candidate: String,
    _ expected: Bool,
    at location: SourceLocation = #_sourceLocation,
  ) throws {
    let admits = CandidateGate(try context(fixture)).admits([CodeUnit](candidate)[...], isWhole: false)
    #expect(admits == expected, "\(fixture) → \(candidate)", sourceLocation: location)
  }

  @Test func `it begins with no mark but one that opens, and closes what it opens`() throws {
    try check("全面推进‸", "。坚持", false)
    try check("坚定‸", "“四个自信”", true)
    try check("坚定‸", "“四个", false)
    try check("打好“污染‸", "防治攻坚战”", true)
    try check("打好污染‸", "防治攻坚战”", false)
    try check("任务要点（北京工业大学‸", "试点实施方案〉", false)
    try check("任务要点（北京工业大学‸", "试点）", true)
  }

  @Test func `it closes no pair that is closed behind words`() throws {
    try check("打好“污染‸”", "防治攻坚战”", true)
    try check("打好“污染‸攻坚战”", "防治攻坚战”", false)
    try check("打好“污染‸标本兼治", "防治攻坚战”", true)
    try check("（打好“污染‸”）", "防治攻坚战”）", true)
    try check("打好“污染‸（试点）”", "防治攻坚战”", false)
  }

  @Test func `it stops at a mark or far enough behind it`() throws {
    try check("社会‸", "稳定，推", false)
    try check("总产值三亿‸", "元、增长", false)
    try check("社会‸", "稳定，", true)
    try check("政治意识、大局‸", "意识、核心意识", true)
    try check("文物由主管部门‸", "统一管理。", true)
    try check("文物由主管部门‸", "统一管理。文物钻探", false)
  }

  @Test func `it stops in no number and at no blank`() throws {
    try check("投资比上年增长‸", "3.", false)
    try check("投资比上年增长‸", "12", false)
    try check("投资比上年增长‸", "3.5%", true)
    try check("第‸", "一条　", false)
    try check("医疗保障局第‸", "二十", false)
    try check("人民代表大会‸", "常务委员会第", false)
    try check("坚持五位‸", "一体", true)
    try check("坚持统‸", "一", true)
  }

  @Test func `it holds no half of a character`() throws {
    let pair = [CodeUnit]("𠮷")
    let gate = CandidateGate(try context("地名‸"))
    #expect(!gate.admits(([CodeUnit]("在") + pair.prefix(1))[...], isWhole: true))
    #expect(!gate.admits((pair.suffix(1) + [CodeUnit]("里"))[...], isWhole: true))
    #expect(gate.admits((pair + [CodeUnit]("里"))[...], isWhole: true))
  }

  @Test func `a city's paper does not call itself a province`() throws {
    try check("滨江市养犬管理条例\n第一条　结合本‸", "省实际", false)
    try check("滨江市养犬管理条例\n第一条　结合本‸", "市实际", true)
  }
}
