internal import Text

/// Roman numerals: Ⅰ、 and II.
extension OrdinalReader {
  /// Ⅰ、 Ⅱ. and Ⅲ before a blank; II. and IV. in letters. A letter alone (I. V.) is read as one: only the lines around it can
  /// tell.
  func roman(_ start: Int) -> Ordinal? {
    let isSign = RomanNumeral.value(of: units[at: start]) != nil
    guard
      let (number, after) = RomanNumeral.value(of: units[at: start]).map({ ($0, start + 1) })
        ?? RomanNumeral.read(units, at: start), isSign || after > start + 1
    else { return nil }
    let next = units[at: after + 1]
    switch units[at: after] {
    case "、", ".", "．":
      // Ⅰ、Ⅱ类切口
      guard after + 1 < end, RomanNumeral.value(of: next) == nil, next.isHan || next.isBlank || next.isOpening else {
        return nil
      }
      return roman(number, start..<after, end: after + 1)
    case " ", "\u{3000}", "\u{A0}":
      guard isSign, end - after <= Self.longestHeading, units[at: skipBlanks(after)].isHan else { return nil }
      return roman(number, start..<after, end: after)
    default: return nil
    }
  }

  /// Units of a heading behind a numeral without a mark; longer lines are text.
  private static let longestHeading = 30

  private func roman(_ number: Int, _ numeral: Range<Int>, end: Int) -> Ordinal {
    Ordinal(
      style: .roman,
      number: number,
      range: numeral.lowerBound..<end,
      numeral: numeral,
      mark: numeral.upperBound..<end
    )
  }
}

extension Ordinal {
  /// The number that the letter of I. V. X. says as a numeral, of the ninth, 22nd and 24th letter; nil for another.
  static func roman(letter number: Int32) -> Int? {
    switch number {
    case 9: 1
    case 22: 5
    case 24: 10
    default: nil
    }
  }

  /// I. as the first of I. II. III.; nil if it is no letter that is a numeral.
  var asRoman: Ordinal? {
    guard style == .latin, let number = Ordinal.roman(letter: Int32(clamping: number)) else { return nil }
    return Ordinal(style: .roman, number: number, range: range, numeral: numeral, mark: mark)
  }
}
