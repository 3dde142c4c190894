internal import Text

/// Reads the ordinal that stands at one place of a line: at its start, or after a mark inside a paragraph.
///
/// The order of attempts is that of the forms' precision: 第X条, （一）, 一、, 1.1, 1., （1）, ①, ——, a., then words.
/// A wrong mark or bracket does not make an ordinal of another level; it is read at the level it means and
/// recorded in `faults`, so that one slip does not break the tree.
struct OrdinalReader {
  let units: [CodeUnit]
  /// Where the content of the line ends.
  let end: Int

  /// The ordinal that opens a line whose content begins at `start`.
  func atLineStart(_ start: Int) -> Ordinal? {
    let unit = units[at: start]
    switch unit {
    case "第": return di(start, inline: false)
    case "（", "(": return bracketed(start)
    case "其": return qi(start)
    case "首", "再", "最": return sequenceWord(start)
    case "另": return aspect(start)
    case "附": return attachment(start)
    case "—", "─", "―", "-", "－": return dash(start)
    default: break
    }
    if unit.isHanNumeral { return han(start) ?? aspect(start) ?? hanWord(start) }
    if unit.isASCIIDigit || unit.isFullWidthDigit { return digits(start) }
    if unit.isASCIILetter { return roman(start) ?? latin(start) }
    return glyph(start) ?? roman(start)
  }

  /// A mark where none belongs: （一）、 ①.
  func extraMark(_ index: Int) -> Range<Int> {
    switch units[at: index] {
    case "、", "．", "，", "：", ",", ":": index..<index + 1
    case ".": units[at: index + 1].decimalDigit == nil ? index..<index + 1 : index..<index
    default: index..<index
    }
  }

  /// A number 1 … 999 in 汉字, Arabic or full-width digits; `isWide` for the latter.
  func numeral(_ start: Int) -> (value: Int, isWide: Bool, end: Int)? {
    if units[at: start].isHanNumeral {
      guard let (value, after) = HanNumeral.read(units, at: start) else { return nil }
      return (value, false, after)
    }
    var index = start
    var value = 0
    var isWide = false
    while let digit = units[at: index].decimalDigit {
      guard index - start < 3 else { return nil }
      isWide = isWide || units[at: index].isFullWidthDigit
      value = value * 10 + digit
      index += 1
    }
    return index > start && value > 0 ? (value, isWide, index) : nil
  }

  func isNumeralLike(_ unit: CodeUnit) -> Bool {
    unit.isHanNumeral || unit.decimalDigit != nil
  }

  func skipBlanks(_ index: Int) -> Int {
    var index = index
    while index < end, units[at: index].isBlank { index += 1 }
    return index
  }
}
