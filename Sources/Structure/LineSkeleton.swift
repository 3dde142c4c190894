internal import Lexicon

/// What the outline needs to know of a line, and nothing that changes while one types inside a paragraph.
///
/// Two lines with equal skeletons stand in the outline in the same way; only their columns may differ. So an edit that
/// leaves the skeleton as it was leaves the outline as it was.
struct LineSkeleton: Hashable, Sendable {
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
      signature
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
  /// The last series inside the line: its family and the number it reached, to see whether a later line goes on with it.
  var trailingStyle: OrdinalStyle?
  var trailingFamily: UInt32 = 0
  var trailingNumber: Int16 = 0
}
