/// A line that may open a node of the outline: what the builder works on.
struct Opener {
  enum Sign: UInt8 {
    case ordinal, markdown, heading, runInHead, question, title
    /// The title of one of several articles in a file.
    case article
  }

  var line: Int
  var sign: Sign
  /// Which numbering it belongs to; openers of one family could stand in one series.
  var family: Int
  var number: Int
  /// The usual depth of the form: smaller is shallower. Only a hint; the document decides.
  var rank: Int
  var markdownLevel: Int
  /// The number that a series inside an earlier paragraph reached, if this may go on with it.
  var reachedInline: Int
}

extension OrdinalStyle {
  /// The usual depth of the form on the ladders of GB/T 9704—2012 7.3.3 and of statutes.
  func rank(family: UInt32, isDivisionWord: Bool) -> Int {
    switch self {
    case .attachment: 0
    case .part: 1
    case .chapter: 2
    case .section: 3
    case .han: 4
    case .article: 5
    case .parenHan, .parenHanGlyph: 6
    case .arabic, .digitStopGlyph: 7
    case .parenArabic, .parenDigitGlyph: 8
    case .halfParenArabic, .circled: 9
    case .decimal: 3 + min(Int(family), 8)
    case .di: 10
    case .diWord: isDivisionWord ? 1 : 10
    case .latin, .halfParenLatin: 10
    case .qi, .sequenceWord: 11
    case .hanWord: 12
    case .aspect, .dash: 13
    }
  }
}
