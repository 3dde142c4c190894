import Structure
import Testing

/// Whether a line says of itself that its quotation marks and brackets stand in pairs.
@Suite struct MarkPairsTests {
  private func check(_ text: String, mayHoldHalves expected: Bool, at location: SourceLocation = #_sourceLocation) {
    #expect(Document(text).syntax[0].mayHoldHalves == expected, "\(text)", sourceLocation: location)
  }

  @Test func `pairs one within the other and one behind the other leave no half`() {
    check("各单位要高度重视。", mayHoldHalves: false)
    check("按照《关于“十四五”规划（2021—2025年）的通知》〔2023〕9号【甲】〈乙〉‘丙’。", mayHoldHalves: false)
    check(String(repeating: "（", count: 16) + "甲" + String(repeating: "）", count: 16), mayHoldHalves: false)
  }

  @Test func `marks are looked at that an ordinal or a count is read over`() {
    check("（一）抓好“三项制度”（含试点）等3个方面：一是（甲）；二是“乙”。", mayHoldHalves: false)
    check("（一）抓好“三项制度等3个方面：一是（甲）；二是“乙”。", mayHoldHalves: true)
    check("（一抓好三项制度。", mayHoldHalves: true)
  }

  @Test func `halves are told, and what crosses or is too deep to be told`() {
    check("甲（乙", mayHoldHalves: true)
    check("甲）乙", mayHoldHalves: true)
    check("甲）乙（", mayHoldHalves: true)
    check("甲（乙“丙）丁”", mayHoldHalves: true)
    check(String(repeating: "（", count: 17) + "甲" + String(repeating: "）", count: 17), mayHoldHalves: true)
  }
}
