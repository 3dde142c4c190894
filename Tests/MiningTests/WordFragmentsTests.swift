import Testing
import Text

@testable import Mining

@Suite struct WordFragmentsTests {
  /// Pairs of characters that hold together in these texts.
  private static let firm = Set(["产业", "企业", "农业", "彻新", "创新", "坚持", "持以", "加以", "持新", "加新", "承担", "承接"])

  private func check(
    _ phrase: String,
    beside others: [String] = [],
    in segments: [String],
    _ expected: Bool,
    at location: SourceLocation = #_sourceLocation
  ) {
    let phrases = ([phrase] + others).map {
      MinedPhrase(units: [CodeUnit]($0), count: segments.count, documents: 3, sources: [0])
    }
    var fragments = WordFragments(phrases) { Self.firm.contains(String([$0, $1])) ? 60 : 0 }
    for segment in segments {
      var counted = Counted()
      counted.units = [CodeUnit](segment)
      counted.count = 1
      var found: [WordFragments.Find] = []
      fragments.forEach(in: counted) { found.append($0) }
      for find in found { fragments.add(find) }
    }
    #expect(fragments.all.contains([CodeUnit](phrase)) == expected, sourceLocation: location)
  }

  @Test func whatBeginsInsideOneOfSeveralWordsIsAFragment() {
    check("业健康发展", in: ["推动产业健康发展", "企业健康发展", "促进农业健康发展"], true)
  }

  @Test func whatEndsInsideOneOfSeveralWordsIsAFragment() {
    check("由企业承", in: ["费用由企业承担", "由企业承接"], true)
  }

  @Test func whatMostlyStandsFreeIsNone() {
    check("业健康发展", in: ["推动产业健康发展", "业健康发展", "业健康发展", "企业健康发展"], false)
  }

  @Test func whatOnePhraseGoesBeforeIsNone() {
    check("新发展理念", in: Array(repeating: "贯彻新发展理念", count: 9) + ["创新发展理念"], false)
  }

  @Test func aPrepositionIsAWord() {
    check("以民为本", in: ["坚持以民为本", "更加以民为本"], false)
    check("新民为本", in: ["坚持新民为本", "更加新民为本"], true)
  }

  @Test func whatBeginsAlikeIsToldApart() {
    let segments = ["推动产业健康发展", "企业健康发展", "促进农业健康发展", "业健康", "业健康成长"]
    for others in [["业健康"], ["业健康发展中"], ["业健康成长", "业健"], ["不健康发展", "业健康", "业健康发展的路子", "健康"]] {
      check("业健康发展", beside: others, in: segments, true)
    }
    check("业健康", beside: ["业健康发展"], in: segments + ["业健康", "业健康"], false)
  }

  @Test func shortOrEmptySegmentsAreRead() {
    check("业健康发展", in: ["", "业", "产业健康", "业健康发"], false)
  }
}
