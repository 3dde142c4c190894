/// The forms of numbering that the reading tells apart: those whose place among the others differs.
///
/// The order is that of the rows and columns of `NumberingTables`.
package enum NumberingForm: UInt8, CaseIterable, Sendable {
  case part, portion, attachment, chapter, section, article, han, parenHan, arabic, decimal1, parenArabic, halfParen
  case circled, parenDigitGlyph, digitStopGlyph, parenHanGlyph, latin, roman, decimal2, decimal3, decimal4
  case di, diWord, qi, hanWord, sequenceWord

  /// The form of ordinals of `style`; `family` as in `LineProfile`.
  init(_ style: OrdinalStyle, family: UInt32) {
    switch style {
    case .part: self = .part
    case .chapter: self = .chapter
    case .section: self = .section
    case .article: self = .article
    case .han: self = .han
    case .parenHan: self = .parenHan
    case .arabic: self = .arabic
    case .parenArabic: self = .parenArabic
    case .halfParenArabic: self = .halfParen
    case .circled: self = .circled
    case .parenDigitGlyph: self = .parenDigitGlyph
    case .parenHanGlyph: self = .parenHanGlyph
    case .digitStopGlyph: self = .digitStopGlyph
    case .latin, .halfParenLatin: self = .latin
    case .roman: self = .roman
    case .decimal: self = family <= 1 ? .decimal1 : family == 2 ? .decimal2 : family == 3 ? .decimal3 : .decimal4
    case .di: self = .di
    case .diWord: self = LineProfile.isPortion(family) ? .portion : LineProfile.isPoint(family) ? .di : .diWord
    case .qi: self = .qi
    case .hanWord: self = .hanWord
    case .sequenceWord, .aspect, .dash: self = .sequenceWord
    case .attachment: self = .attachment
    }
  }

  /// The usual depth on the ladders of GB/T 9704—2012 7.3.3 and of statutes, in tenths; only differences count.
  var rank: Int {
    switch self {
    case .part: 0
    case .attachment: 2
    case .portion: 5
    case .chapter: 10
    case .section: 20
    case .article: 30
    case .roman: 35
    case .han: 40
    case .diWord: 45
    case .parenHan, .parenHanGlyph, .di: 50
    case .arabic, .decimal1, .digitStopGlyph, .qi: 60
    // A decimal is a heading, and what is listed below it is below it, however many numbers it has.
    case .decimal2: 65
    case .decimal3: 67
    case .decimal4: 69
    case .parenArabic, .parenDigitGlyph, .hanWord, .sequenceWord: 70
    case .halfParen: 75
    case .circled: 80
    case .latin: 90
    }
  }

  /// Whether it is a word of the sentence (第一， 首先， 一是), which never stands for a sign.
  var isClauseWord: Bool {
    switch self {
    case .di, .qi, .hanWord, .sequenceWord: true
    default: false
    }
  }

  /// Whether it is a sign that may stand for another by a slip: 一、 2. 三、.
  var isInterchangeable: Bool {
    switch self {
    case .han, .parenHan, .arabic, .parenArabic, .halfParen, .circled, .parenDigitGlyph, .digitStopGlyph,
      .parenHanGlyph, .latin, .article:
      true
    default: false
    }
  }

  var isDecimal: Bool { self == .decimal2 || self == .decimal3 || self == .decimal4 }

  /// Its place in the memory of numberings that may run on past the level above; nil for a form that never does.
  var memorySlot: Int? {
    switch self {
    case .article: 0
    case .section: 1
    case .chapter: 2
    case .parenHan: 3
    case .arabic: 4
    case .han: 5
    case .parenArabic: 6
    case .attachment: 7
    case .circled: 8
    default: nil
    }
  }
}
