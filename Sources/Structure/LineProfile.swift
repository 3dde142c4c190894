internal import Lexicon
internal import Text

/// What the outline needs to know of a line, and nothing that changes while one types inside a paragraph.
///
/// Two lines with equal profiles stand in the outline in the same way; only their columns may differ. So an edit that
/// leaves the profile as it was leaves the outline as it was.
struct LineProfile: Hashable, Sendable {
  /// How the text of a line reads, after its ordinal if it has one.
  enum Shape: UInt8, Hashable, Sendable {
    case none
    /// Alone on its line, without a final mark.
    case bare
    /// Alone on its line, one short sentence with its final mark.
    case sentence
    /// A short clause with its mark, and a body after it.
    case runIn
    /// One clause that ends in ； or a longer text.
    case item
    /// A clause that ends in ：
    case leadIn
  }

  /// How the line ends.
  enum Ending: UInt8, Hashable, Sendable {
    /// In a 汉字, letter or digit.
    case open
    /// In ，、 or a half of a pair: the sentence must go on.
    case broken
    case semicolon, colon, stop
  }

  /// What the line may be besides body text.
  enum Role: UInt8, Hashable, Sendable {
    case none, documentNumber, date, recipient, attachmentNote, note, byline, preface, chrome, question, answer,
      signature, attachment
  }

  enum Length: UInt8, Hashable, Sendable, Comparable {
    /// Up to 4, 7, 44, 59 units, more.
    case tiny, brief, short, medium, long

    static func < (a: Length, b: Length) -> Bool { a.rawValue < b.rawValue }

    init(_ count: Int) {
      self = count <= 4 ? .tiny : count <= 7 ? .brief : count <= 44 ? .short : count < 60 ? .medium : .long
    }
  }

  var kind: LineKind = .blank
  var markdownLevel: UInt8 = 0
  var shape: Shape = .none
  var ending: Ending = .open
  var role: Role = .none
  var length: Length = .tiny
  /// Whether the line is set in by a blank or more.
  var isIndented = false
  /// Whether a sentence ends before the end of the line.
  var hasInnerStop = false
  /// Whether the text looks like a title: 关于…的通知 and the like.
  var isTitleLike = false
  /// Whether it ends as the name of an office does: 某市教育局.
  var endsAsOrgan = false
  /// Whether all of it stands in quotation marks.
  var isQuoted = false
  var genre: Genre?
  var style: OrdinalStyle?
  var number: Int32 = 0
  /// All components of a decimal, folded; the word of 一是, folded.
  var family: UInt32 = 0
  /// The leading and the last two units of the heading or run-in heading, to see what is parallel.
  var lead: UInt32 = 0
  var tail: UInt32 = 0
  /// What the line announces in its last clause: how many things follow; -1 for an indefinite number, 0 for nothing.
  var announced: Int16 = 0
  /// If the line opens with a run that goes on inside it, the number of its last member.
  var lastInline: Int16 = 0
  /// The last series inside the line: its family and the numbers it begins with and reaches, to see whether a later line
  /// goes on with it.
  var trailingStyle: OrdinalStyle?
  var trailingFamily: UInt32 = 0
  var trailingFirst: Int16 = 0
  var trailingNumber: Int16 = 0
  /// The same of the last signs in a row (（一）, 1., ①), though they may be no series by themselves.
  var gluedStyle: OrdinalStyle?
  var gluedFirst: Int16 = 0
  var gluedLast: Int16 = 0
  /// Whether a colon leads in the first of those signs.
  var isGluedLedIn = false
  /// How surely the ordinal opens the line.
  var certainty = OrdinalCertainty.sure
  /// The components of a decimal before the last, folded.
  var prefix: Int32 = 0
  /// How far the line is set in, in units, at most 99; in Markdown, where that says which list it stands in, behind
  /// `listIndent`. Larger figures the numbering keeps for headings of Markdown.
  var indent: UInt8 = 0
  static let listIndent: UInt8 = 100
  /// Whether the ordinal has a number below its own: 6-1, 第十七条之一.
  var isSubnumber = false
  /// What may open the line only if the sequence needs it: the style, number and family of `LineSyntax.doubtful`.
  var doubtfulStyle: OrdinalStyle?
  var doubtfulNumber: Int32 = 0
  var doubtfulFamily: UInt32 = 0
  /// Whether that is a numeral without its mark, asked about only where it is next: 二对标对表.
  var isWorn = false
  /// The number of a caption (表1, 附图2, 步骤三), the name it is numbered by (0 for none), and whether that is a table.
  var captionLabel: UInt32 = 0
  var captionNumber: Int16 = 0
  var isTableCaption = false

  /// Whether `family`, of a 第X… word, says that it numbers the parts of a text: 第一部分, 第一篇, 第一分编.
  static func isPortion(_ family: UInt32) -> Bool {
    let part = UInt32(CodeUnit("部").rawValue) << 16 | UInt32(CodeUnit("分").rawValue)
    let subpart = UInt32(CodeUnit("分").rawValue) << 16 | UInt32(CodeUnit("编").rawValue)
    return family == part || family == subpart || family == UInt32(CodeUnit("篇").rawValue)
  }

  /// Whether it numbers the points of a speech, as 第一， does: 第二点，.
  static func isPoint(_ family: UInt32) -> Bool { family == UInt32(CodeUnit("点").rawValue) }
}
