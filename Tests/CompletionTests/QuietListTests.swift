import PhraseBank
import TestSupport
import Testing
import Text

@testable import Completion

/// What is not shown, because nobody who writes there could want it.
@Suite struct QuietListTests {
  /// No candidate of the shipped bank at the cursor holds `words`.
  private func check(
    _ fixture: String,
    without words: String...,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let found = complete(fixture, bank: .shipped).map { $0.text }
    for word in words {
      #expect(!found.contains { $0.contains(word) }, "\(fixture) → \(found)", sourceLocation: location)
    }
  }

  private func factor(_ text: String, match: Int = 0, longestMatch: Int = 0) -> Float {
    var evidence = Evidence()
    evidence.window = [CodeUnit](text)
    let found = Characters.Found(scalar: 0x70C3, probability: 0.5, isFromDraft: match > 1, match: match)
    return HeadDoubt(evidence, longestMatch: longestMatch).factor(found)
  }

  @Test func `a string is believed less behind a mark, behind a name, and where the draft went on otherwise`() {
    #expect(factor("参加，") < 1)
    #expect(factor("市民王芳") < 1)
    #expect(factor("市民王芳", match: 2, longestMatch: 2) == 1)
    #expect(factor("加强领导", match: 2, longestMatch: 2) == 1)
    #expect(factor("加强领导", match: 2, longestMatch: 5) < 1)
    #expect(factor("\n") == 1)
  }

  @Test func `a character is believed the more, the more often the draft said it behind the same one`() {
    var evidence = Evidence()
    evidence.window = [CodeUnit]("加强领导")
    let doubt = HeadDoubt(evidence, longestMatch: 0)
    func probability(_ sightings: Float) -> Float {
      doubt.probability(
        Characters.Found(scalar: 0x70C3, probability: 0.5, isFromDraft: false, sightings: sightings)
      )
    }
    #expect(probability(0) < 0.5)
    #expect(probability(0) < probability(1))
    #expect(probability(1) < probability(4))
    #expect(probability(1000) < 1)
  }

  @Test func `a figure of another paper is not offered`() {
    check("2.优化‸", without: "143")
  }

  @Test func `a word of a sentence begins no list of a known set`() {
    check("完整、准确、全面贯彻新发展理念，发挥创新引擎作用，推动高质量发展。‸", without: "协调", "共享", "开放")
    let found = complete("完整、准确、全面贯彻新发展理念：创新、协调、‸", bank: .shipped).map { $0.text }
    #expect(found.contains { $0.hasPrefix("绿色") })
  }

  @Test func `a character with a mark leaves the choice of the character alone`() {
    let counts = [
      "其变化趋 势 40 40", "变化趋 势 40 40", "化趋 势 40 40", "趋 势 40 40", "化趋势 ，|是|的 30|10|9 60",
      "趋势 ，|是|的 30|10|9 60",
    ]
    let found = complete("并对其变化趋‸", bank: bank(continuations: counts)).map { $0.text }
    #expect(found.starts(with: ["势，", "势"]), "\(found)")
  }

  @Test func `a list opens for a set that has begun, not for a word that begins a set as well`() {
    let sets = [
      "优化{}环境 heading 优化城市环境|优化营商环境 2 7",
      "在做“{}”上{} heading 在做“深”上谋划|在做“实”上用心 2 7",
    ]
    let counts = ["化 了|的 30|20 400", "优化 了|的 12|10 200", "做 到|了 40|30 400", "在做 到|了 12|10 200"]
    let counted = bank(parallels: sets, continuations: counts)
    #expect(!complete("继续优化‸", bank: counted).contains { $0.kind == .parallel })
    #expect(complete("我们要在做‸", bank: counted).contains { $0.kind == .parallel })
  }

  @Test func `a percentage of another paper is not offered`() {
    let set = "增长百分之{} heading 增长百分之二十八|增长百分之五十九 2 7"
    #expect(complete("全市粮食产量增长‸", bank: bank(parallels: [set])).isEmpty)
  }

  @Test func `of two rows that differ by a mark at the end one is shown`() {
    let found = complete(
      "经济运行总体‸",
      bank: bank(continuations: ["总体 平稳|平稳、 40|40 100", "体 平稳|平稳、 40|40 100"]),
    ).map { $0.text }
    #expect(found.contains { $0.hasPrefix("平稳") })
    #expect(!(found.contains("平稳") && found.contains("平稳、")), "\(found)")
  }

  @Test func `a character of many words belongs to the one that it holds to by far the firmest`() {
    let border = CharacterCohesion(PhraseBank.shipped.layers.first?.counts)
    func goesOn(_ text: String) -> Bool {
      let scalars = text.unicodeScalars.map { $0.value }
      guard scalars.count == 3 else { return false }
      let next = Characters.Found(scalar: scalars[2], probability: 1, isFromDraft: true)
      return border.goesOn(scalars[0], scalars[1], [next]) > CharacterCohesion.insideShare
    }
    #expect(goesOn("净担当"))
    #expect(!goesOn("领导的"))
    #expect(!goesOn("建设和"))
    #expect(!goesOn("加强领"))
  }
}
