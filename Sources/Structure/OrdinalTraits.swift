package import Text

/// What is known of one style of ordinals: one row for each.
package struct OrdinalTraits: Sendable {
  /// What kind of marker it is.
  package enum Kind: UInt8, Hashable, Sendable {
    /// 编, 章, 节, 条: a blank stands behind it.
    case division
    /// （一）, 1., ①: a sign that may be glued to the text before it.
    case sign
    /// 一、, a., 1.1, 附件1: a sign that opens a line.
    case lineSign
    /// 第一，, 一是: a word of the sentence, which opens a line or stands inside one alike.
    case word
    /// 首先…其次…最后, 一方面…另一方面, ——: words and signs that do not rise by one.
    case uncounted
  }

  package var kind: Kind
  /// What a division is called: 章 of 第一章.
  package var division: CodeUnit?
  /// Its place in 一、（一）1.（1） (GB/T 9704—2012, 7.3.3); 0 for forms outside that ladder.
  package var ladder = 0
  /// The step of the ladder of which it is another form: 4 of ⑴, which stands for （1）. 0 for the steps themselves.
  package var variantOf = 0
  /// The mark behind it; nil where it takes none (GB/T 15834—2011, B.3.1 to B.3.7).
  package var mark: CodeUnit?
  /// Why, in the words of the standard.
  package var markReason: StaticString = "带括号或圆圈的编号之后不加标点"
  /// Whether lines that open with it are headings of a text rather than items of a list.
  package var opensHeadings = false
  /// What numbers the next level where the draft has not said: 一、（一）1.（1） (GB/T 9704—2012, 7.3.3), ① below that as drafts
  /// have it, 章 and 条 in rules, （一） below an article; nil where nothing is usual.
  package var below: OrdinalStyle?
}

private let behindDivision: StaticString = "章、节、条之后空一字，不加标点"

extension OrdinalStyle {
  package var traits: OrdinalTraits {
    switch self {
    case .part:
      OrdinalTraits(kind: .division, division: "编", markReason: behindDivision, opensHeadings: true, below: .chapter)
    case .chapter:
      OrdinalTraits(kind: .division, division: "章", markReason: behindDivision, opensHeadings: true, below: .article)
    case .section:
      OrdinalTraits(kind: .division, division: "节", markReason: behindDivision, opensHeadings: true, below: .article)
    case .article: OrdinalTraits(kind: .division, division: "条", markReason: behindDivision, below: .parenHan)
    case .han:
      OrdinalTraits(
        kind: .lineSign,
        ladder: 1,
        mark: "、",
        markReason: "不带括号的汉字数字后用顿号",
        opensHeadings: true,
        below: .parenHan
      )
    case .parenHan: OrdinalTraits(kind: .sign, ladder: 2, opensHeadings: true, below: .arabic)
    case .arabic: OrdinalTraits(kind: .sign, ladder: 3, mark: ".", markReason: "不带括号的阿拉伯数字后用下脚点", below: .parenArabic)
    case .parenArabic: OrdinalTraits(kind: .sign, ladder: 4, below: .circled)
    case .parenHanGlyph: OrdinalTraits(kind: .sign, variantOf: 2)
    case .digitStopGlyph: OrdinalTraits(kind: .sign, variantOf: 3)
    case .halfParenArabic, .parenDigitGlyph: OrdinalTraits(kind: .sign, variantOf: 4)
    case .circled: OrdinalTraits(kind: .sign)
    case .latin: OrdinalTraits(kind: .lineSign, mark: ".", markReason: "拉丁字母后用下脚点")
    case .halfParenLatin, .attachment: OrdinalTraits(kind: .lineSign)
    case .roman: OrdinalTraits(kind: .lineSign, opensHeadings: true)
    case .decimal: OrdinalTraits(kind: .lineSign, markReason: "“1.1”之后不加标点")
    case .di, .qi: OrdinalTraits(kind: .word, mark: "，", markReason: "“第一”“其一”“首先”之后用逗号")
    case .hanWord: OrdinalTraits(kind: .word, markReason: "“一是”“二是”之后不加标点")
    case .diWord: OrdinalTraits(kind: .word)
    case .sequenceWord: OrdinalTraits(kind: .uncounted, mark: "，", markReason: "“第一”“其一”“首先”之后用逗号")
    case .aspect, .dash: OrdinalTraits(kind: .uncounted)
    }
  }

  /// The style of the divisions that `unit` is the name of: 第X章 of 章; nil where there are none.
  package init?(division unit: CodeUnit) {
    guard let (_, style) = Self.divisions.first(where: { $0.name == unit }) else { return nil }
    self = style
  }

  private static let divisions: [(name: CodeUnit, style: OrdinalStyle)] = allCases.compactMap { style in
    style.traits.division.map { ($0, style) }
  }

  /// Whether members of this style say numbers that rise by one.
  package var counts: Bool { traits.kind != .uncounted }

  /// Whether ordinals of this style are words of a sentence, which open a line or stand inside one alike.
  package var isSpoken: Bool { traits.kind == .word }

  /// Whether it is a sign that may be glued to the text before it.
  package var isSign: Bool { traits.kind == .sign }

  /// 编, 章, 节, 条
  package var isDivision: Bool { traits.kind == .division }

  /// Its place in 一、（一）1.（1）; 0 for forms outside that ladder.
  package var ladderStep: Int { traits.ladder }

  /// The level of that ladder which it stands for, as a step or as another form of one; 0 where it stands for none.
  package var level: Int { max(traits.ladder, traits.variantOf) }

  /// 一、（一）1.（1）
  package static let ladder = allCases.filter { $0.ladderStep > 0 }.ordered { $0.ladderStep }
}
