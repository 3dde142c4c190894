import Foundation
import Testing

/// Facts of the language and of papers that one place of the code knows and all others ask: no second list of them may grow
/// elsewhere.
@Suite struct HomeTests {
  /// A fact by what a line looks like that writes it down, and the files that may: its home, and those that say something
  /// else of the same characters, each with what that is.
  struct Fact: Sendable, CustomTestStringConvertible {
    let name: String
    let pattern: String
    let files: [String: String]

    var testDescription: String { name }
  }

  static let facts = [
    Fact(
      name: "which marks stand in pairs",
      pattern: #"(?:"[（(“‘《〈「『【〔［\[｛{]"(?:, )?){4}|(?:"[）)”’》〉」』】〕］\]｝}]"(?:, )?){4}"#,
      files: [
        "Sources/Text/CodeUnit+Pairs.swift": "the home",
        "Sources/Structure/Reading/MarkPairs.swift": "those whose halves are looked for",
        "Sources/Structure/Reading/OrdinalReader+Worn.swift": "those that stand around the number of an item",
        "Sources/Structure/Reading/InlineReader.swift": "those that a clause begins or ends with",
        "Sources/Structure/Reading/HeadScan.swift": "those behind which a line goes on",
        "Sources/WordDocument/Numbering/NumberingCounters.swift": "those behind which Word leaves no room",
      ]
    ),
    Fact(
      name: "what places are: 省, 县",
      pattern: #"(?:"[省市县区州旗镇乡]",? ?){3}|[省市县区]{3}"#,
      files: [
        "Sources/Lint/Tables/SumMismatchRule+Divisions.swift": "whose money is told apart: 中央, 省, 村",
        "Sources/Structure/Reading/OrdinalReader+HanWords.swift": "what 一 is no number before",
        "Sources/Mining/Phrases/Idioms.swift": "what no idiom holds: 省, and not the 乡 of 书画之乡",
      ]
    ),
    Fact(
      name: "what is known of a 文种",
      pattern: #"genre(?:\??\.genre)? ?[=!]= \.|genres?\.contains\(\."#,
      files: [:]
    ),
    Fact(
      name: "how a date is read and written",
      pattern: #""月"|\)年\\\(\w+\)月\\\("#,
      files: [
        "Sources/Text/CalendarDay.swift": "the home",
        "Sources/Structure/References/ReferenceReader+Tokens.swift": "what is counted: 3月",
        "Sources/Completion/Offers/DateSource.swift": "what a date that is being typed ends in",
      ]
    ),
    Fact(
      name: "what divisions are called: 编, 章",
      pattern: #""[编章]""#,
      files: [
        "Sources/Structure/OrdinalTraits.swift": "the home",
        "Sources/Structure/LineProfile.swift": "分编, which is a part",
        "Sources/Structure/Reading/OrdinalReader+Certainty.swift": "分编, which is a part",
      ]
    ),
    Fact(
      name: "what an article is divided into: 款, 项",
      pattern: #""[款目]".*"项"|"项".*"[款目]""#,
      files: [
        "Sources/Structure/References/ReferenceReader+Tokens.swift": "the home",
        "Sources/Structure/Reading/OrdinalReader+Signs.swift": "before a bracket that is part of a reference",
        "Sources/Structure/Reading/OrdinalReader+HanWords.swift": "what 一 is no number before",
      ]
    ),
    Fact(
      name: "what captions are called: 附表, 专栏",
      pattern: #""(?:附表|附图|专栏|图)""#,
      files: [
        "Sources/Structure/Reading/OrdinalReader+Signs.swift": "before a bracket that is part of a reference",
        "Sources/Structure/References/ReferenceReader+Tokens.swift": "what a number behind it counts: 图一、",
      ]
    ),
  ]

  /// The code of each file, without its comments.
  nonisolated(unsafe) private static let sources = Checkout.sources(below: "Sources").map { file in
    (path: file.path, code: file.code.joined(separator: "\n") as NSString)
  }

  @Test(arguments: facts) func `a fact has one home`(fact: Fact) throws {
    let pattern = try NSRegularExpression(pattern: fact.pattern)
    var found: Set<String> = []
    for (path, code) in Self.sources {
      for match in pattern.matches(in: code as String, range: NSRange(location: 0, length: code.length)) {
        #expect(fact.files[path] != nil, "\(path): \(code.substring(with: code.lineRange(for: match.range)))")
        found.insert(path)
      }
    }
    // An exception that is no longer needed would hide the next second home.
    #expect(found == Set(fact.files.keys))
  }
}
