/// An opener as the reading of numbering sees it: a marker that opens a line, or the series inside a paragraph, which
/// may be part of a series of lines (…：（一）…。⏎（二）…).
struct NumberingToken: Equatable {
  /// Which numbering it could belong to; tokens of one family could stand in one series.
  var family: Int32
  var form: NumberingForm
  /// The number it says; of a series inside a paragraph, its first.
  var number: Int32
  /// The number it reaches: that of the last member inside the paragraph, else `number`.
  var last: Int32
  /// All components of a decimal but the last, folded; else 0.
  var prefix: Int32 = 0
  /// How far its line is set in; for a Markdown heading, its level behind `markdownIndent`.
  var indent: UInt8 = 0
  var gap: NumberingBreak = .none
  var certainty: OrdinalCertainty = .sure
  /// Whether it stands inside a paragraph.
  var isInline = false
  /// Whether it may share its number with the one before it: 6-1. 6-2.
  var isSubnumber = false
  /// Whether the paragraph before it or behind counts on to it or from it, if it is a marker: 1.11月底前 above 2.12月底前.
  var isInRow = false
  /// What it is if it is no decimal: 2.6个重大项目 may be item 2. The family of 2., or -1.
  var alternative: Int32 = -1
  var alternativeNumber: Int32 = 0
  var alternativeForm = NumberingForm.arabic
  /// How surely it is that: 二强化培训 may be item 二, if a number is missing without it.
  var alternativeCertainty = OrdinalCertainty.doubtful

  /// It as the whole number before its point, or as a worn marker; nil if it can only be what it says.
  var readOtherwise: NumberingToken? {
    guard alternative >= 0 else { return nil }
    var other = self
    (other.family, other.form, other.prefix) = (alternative, alternativeForm, 0)
    (other.number, other.last) = (alternativeNumber, alternativeNumber)
    other.certainty = alternativeCertainty
    return other
  }

  /// Beyond any indent.
  static let markdownIndent: UInt8 = 240

  /// Whether its line is set in as an item of a Markdown list inside another.
  var isInnerListItem: Bool { indent > LineProfile.listIndent && !isHeading }

  /// Whether its line is a heading of Markdown.
  var isHeading: Bool { indent > Self.markdownIndent }
}

/// How surely a marker opens what stands behind it, judged from its own line. The sequence may outweigh it.
package enum OrdinalCertainty: UInt8, Hashable, Sendable {
  /// 一、 （一） 1. 第一条　: almost nothing else.
  case sure
  /// 一是, 第一，, 一，: seldom anything else.
  case likely
  /// 一看, 第一类：, 1.2立岗: as often one as the other.
  case even
  /// 3.5亿元, 第三条规定的, （四）、（五）项: text, unless the sequence needs it.
  case doubtful
  /// 二对标对表: text, unless a number is missing without it.
  case worn

  /// What it costs to read it as a marker, and as text. Set so that a sure marker is text only where that saves two
  /// slips, and a doubtful one is a marker only where that saves one.
  var costs: (marker: Float, text: Float) {
    switch self {
    case .sure: (0, 11)
    case .likely: (0.1, 5)
    case .even: (0.7, 1.5)
    case .doubtful: (2.5, 0.2)
    // So much less than a gap that one step less usual, a list that runs on, may come with it.
    case .worn: (3.9, 0)
    }
  }
}

/// What is wrong with the number of an opener, in the cheapest reading of the text.
package struct NumberingSlip: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// Numbers are missing before it: `expected`… .
    case gap
    /// It says a number again, and what follows counts on as if it were not there.
    case duplicate
    /// It says a later number than is due, and what follows counts on as if it were not there: 一、二、五、三、四、.
    case ahead
    /// It goes back, and what follows counts on from it.
    case back
    /// It says a wrong number; `expected` is right.
    case wrong
    /// It and the next one, which is `swapped`, say each other's numbers.
    case swap, swapped
    /// Its series begins with it, and not with one.
    case first
    /// It is written in another form than its siblings.
    case form
    /// It is as those behind it are, and the one before it, which begins their series, is written in another form.
    case formBefore
    /// The components before its last are not those of the section it stands in.
    case prefix
    /// The heading above it lost its number `expected`.
    case lostParent
  }

  package var kind: Kind
  /// The number that belongs there; of a gap the first that is missing.
  package var expected: Int
  /// How sure it is that there is a slip at all.
  package var isSure = true
  /// How sure it is that it is this one: no other explanation is near.
  package var isOnlyReading = false

  package init(kind: Kind, expected: Int) {
    self.kind = kind
    self.expected = expected
  }
}
