package import Text

/// The form of an ordinal: what kind of digits in what kind of dress.
///
/// Forms of GB/T 9704—2012 7.3.3 (一、（一）1.（1）), of statutes (第X条), of GB/T 15834—2011 B.3 and of running text.
package enum OrdinalStyle: UInt8, Hashable, Sendable, CaseIterable {
  /// 第X编, 第X章, 第X节, 第X条
  case part, chapter, section, article
  /// 一、
  case han
  /// （一）
  case parenHan
  /// 1.
  case arabic
  /// （1）
  case parenArabic
  /// 1）
  case halfParenArabic
  /// ① ⑴ ㈠ ⒈
  case circled, parenDigitGlyph, parenHanGlyph, digitStopGlyph
  /// a. and a）
  case latin, halfParenLatin
  /// Ⅰ、 and II.
  case roman
  /// 1.1, 1.1.1
  case decimal
  /// 第一， and 其一，
  case di, qi
  /// 一是, 一要, 一靠 …: `Ordinal.word` tells which
  case hanWord
  /// 第一步, 第一句话 …: `Ordinal.word` tells which
  case diWord
  /// 首先, 其次, 再次, 最后
  case sequenceWord
  /// 一方面, 另一方面
  case aspect
  /// 附件1
  case attachment
  /// —— before an item
  case dash
}

/// An ordinal as it stands in a line.
package struct Ordinal: Hashable, Sendable {
  package var style: OrdinalStyle
  /// The number it says; 首先 1, 其次 2, 再次 3. 最后 and ——, which say none, have 0. The last component of 1.1.1.
  package var number: Int
  /// All components of a decimal ordinal, else empty.
  package var components: [Int] { parts?.components ?? [] }
  /// The word that makes the series: 是 in 一是, 步 in 第一步, 最后 itself; else empty.
  package var word: [CodeUnit] { parts?.word ?? [] }
  /// Columns of the whole marker with its brackets and mark.
  package var range: Range<Int>
  /// Columns of the numeral alone.
  package var numeral: Range<Int>
  /// Columns of the mark after the numeral or bracket (、 . ， ：); empty if there is none.
  package var mark: Range<Int>
  /// How the marker departs from the standard form of the level it means; empty if it does not.
  package var faults: OrdinalFaults
  /// What few ordinals have; nil for the others. An ordinal is copied with each node of an outline that is looked at, and
  /// one reference that is nearly always nil is much less to copy than two arrays.
  private let parts: Parts?

  package init(
    style: OrdinalStyle,
    number: Int,
    components: [Int] = [],
    word: [CodeUnit] = [],
    range: Range<Int>,
    numeral: Range<Int>,
    mark: Range<Int>,
    faults: OrdinalFaults = [],
  ) {
    self.style = style
    self.number = number
    parts = components.isEmpty && word.isEmpty ? nil : Parts(components, word)
    self.range = range
    self.numeral = numeral
    self.mark = mark
    self.faults = faults
  }

  private final class Parts: Hashable, Sendable {
    let components: [Int]
    let word: [CodeUnit]

    init(_ components: [Int], _ word: [CodeUnit]) {
      self.components = components
      self.word = word
    }

    static func == (a: Parts, b: Parts) -> Bool { a === b || a.components == b.components && a.word == b.word }

    func hash(into hasher: inout Hasher) {
      hasher.combine(components)
      hasher.combine(word)
    }
  }

  /// All components but the last, folded: 201 of 2.1.3; else 0.
  package var prefix: Int32 { Self.folded(components.dropLast()) }

  /// The components of a decimal as one number: 201 of 2 and 1.
  static func folded(_ components: some Sequence<Int>) -> Int32 {
    components.reduce(0) { $0 &* 100 &+ Int32(clamping: $1) }
  }

  /// Whether `other` could stand in the same series: the same style, and the same word where a word makes the series.
  package func isSameFamily(as other: Ordinal) -> Bool {
    guard style == other.style else { return false }
    if parts == nil, other.parts == nil { return true }
    return style == .hanWord || style == .diWord ? word == other.word : components.count == other.components.count
  }
}

/// Departures of a marker from the standard form, read at the level it means so that a slip does not break the tree.
package struct OrdinalFaults: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  /// A mark of another kind than the form takes: 一. 1、 第一、
  package static let wrongMark = OrdinalFaults(rawValue: 1 << 0)
  /// A mark where the form takes none: （一）、 ①. 一是、 第一条、
  package static let extraMark = OrdinalFaults(rawValue: 1 << 1)
  /// Both brackets half-width: (一)
  package static let halfWidthBrackets = OrdinalFaults(rawValue: 1 << 2)
  /// One bracket half-width: (一）
  package static let mixedBrackets = OrdinalFaults(rawValue: 1 << 3)
  /// Full-width digits: １.
  package static let fullWidthDigits = OrdinalFaults(rawValue: 1 << 4)
  /// No mark where the form takes one.
  package static let missingMark = OrdinalFaults(rawValue: 1 << 5)
  /// ． (U+FF0E) for the full stop after an Arabic numeral: a widespread variant.
  package static let fullWidthStop = OrdinalFaults(rawValue: 1 << 6)
  /// The right mark in half width: 第一,
  package static let halfWidthMark = OrdinalFaults(rawValue: 1 << 7)
  /// The mark or half of the brackets is lost, and only the sequence shows that it is a marker: 二对标对表, 二）加强培训.
  package static let worn = OrdinalFaults(rawValue: 1 << 8)
}
