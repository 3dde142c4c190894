package import Text

extension Ordinal {
  /// The numeral this ordinal would have if it said `number`, in the digits it already uses.
  ///
  /// Nil where the form has no such number: ㉑ beyond the block, the 27th letter, 首先 and —— beyond their words.
  /// `units` is the line or paragraph that the ordinal's columns refer to.
  package func numeral(saying number: Int, in units: [CodeUnit]) -> [CodeUnit]? {
    let old = numeral.clamped(to: 0..<units.count)
    if style == .decimal, let last = units[old].lastIndex(of: ".") {
      return Array(units[old.lowerBound...last]) + [CodeUnit](String(number))
    }
    guard let first = units[old].first else { return nil }
    if first.decimalDigit != nil { return [CodeUnit](String(number)) }
    if first.isHanNumeral, number >= 1 { return HanNumeral.spell(number) }
    if style == .roman, first.isASCIILetter { return number >= 1 ? RomanNumeral.spell(number) : nil }
    // A. B. and a. b. are one style.
    guard first.isASCIILetter, first < "a" else { return style.numeral(number) }
    return style.numeral(number)?.map { CodeUnit($0.rawValue & ~0x20) }
  }

  /// The whole marker with `number` in the place of its own: （三） from （二）.
  package func marker(saying number: Int, in units: [CodeUnit]) -> [CodeUnit]? {
    guard let numeral = numeral(saying: number, in: units) else { return nil }
    let whole = range.clamped(to: 0..<units.count)
    let old = self.numeral.clamped(to: whole)
    return Array(units[whole.lowerBound..<old.lowerBound]) + numeral + units[old.upperBound..<whole.upperBound]
  }
}

extension OrdinalStyle {
  /// The numeral in the digits of this style; nil where it has none.
  package func numeral(_ number: Int) -> [CodeUnit]? {
    guard number >= 1 else { return nil }
    return switch self {
    case .part, .chapter, .section, .article, .han, .parenHan, .di, .qi, .hanWord, .diWord:
      HanNumeral.spell(number)
    case .arabic, .parenArabic, .halfParenArabic, .attachment: [CodeUnit](String(number))
    case .circled: glyph(number, first: 0x2460, count: 20)
    case .parenDigitGlyph: glyph(number, first: 0x2474, count: 20)
    case .parenHanGlyph: glyph(number, first: 0x3220, count: 10)
    case .digitStopGlyph: glyph(number, first: 0x2488, count: 20)
    case .latin, .halfParenLatin: glyph(number, first: 0x61, count: 26)
    case .roman: glyph(number, first: 0x2160, count: 12)
    case .sequenceWord: word(number, ["首先", "其次", "再次"])
    case .aspect: word(number, ["一方面", "另一方面"])
    case .decimal, .dash: nil
    }
  }

  /// The marker in its standard form: 一、 （一） 1. （1）; nil where the style has no such number.
  ///
  /// `word` is what makes the series for 一是 and 第一步.
  package func marker(_ number: Int, word: [CodeUnit] = []) -> [CodeUnit]? {
    guard let numeral = numeral(number) else { return nil }
    return switch self {
    case .part, .chapter, .section, .article: traits.division.map { "第" + numeral + [$0] }
    case .han, .roman: numeral + "、"
    case .parenHan, .parenArabic: "（" + numeral + "）"
    case .arabic, .latin: numeral + "."
    case .halfParenArabic, .halfParenLatin: numeral + "）"
    case .di: "第" + numeral + "，"
    case .qi: "其" + numeral + "，"
    case .hanWord: numeral + word
    case .diWord: "第" + numeral + word
    case .attachment: "附件" + numeral
    case .circled, .parenDigitGlyph, .parenHanGlyph, .digitStopGlyph, .sequenceWord, .aspect: numeral
    case .decimal, .dash: nil
    }
  }

  private func glyph(_ number: Int, first: UInt16, count: Int) -> [CodeUnit]? {
    number <= count ? UInt16(exactly: number - 1).map { [CodeUnit(first + $0)] } : nil
  }

  private func word(_ number: Int, _ words: [String]) -> [CodeUnit]? {
    words.indices.contains(number - 1) ? [CodeUnit](words[number - 1]) : nil
  }
}

private func + (prefix: String, units: [CodeUnit]) -> [CodeUnit] { [CodeUnit](prefix) + units }
private func + (units: [CodeUnit], suffix: String) -> [CodeUnit] { units + [CodeUnit](suffix) }
