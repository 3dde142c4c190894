import Text

/// A day as papers date themselves: 2024年5月1日, 2024.05.01, 二〇二四年五月一日.
///
/// It need not be a day of the calendar. GB/T 9704—2012 7.3.5.4; until 2012 汉字 were the rule.
struct WrittenDate {
  var year: Int
  var month: Int
  var day: Int

  /// Reads what `content` holds from its beginning: three numbers, each with one sign behind it; nil if it is no date.
  init?(_ units: [CodeUnit], in content: Range<Int>) {
    var index = content.lowerBound
    guard let year = Self.number(units, &index, content.upperBound, isYear: true) else { return nil }
    index += 1
    guard let month = Self.number(units, &index, content.upperBound) else { return nil }
    index += 1
    guard let day = Self.number(units, &index, content.upperBound) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A number in digits, in 汉字 (十一), or for a year in 汉字 digit by digit (二〇二四).
  private static func number(_ units: [CodeUnit], _ index: inout Int, _ end: Int, isYear: Bool = false) -> Int? {
    let start = index
    var value = 0
    while index < end, index - start < 4,
      let digit = units[index].decimalDigit ?? (isYear ? hanDigit(units[index]) : nil)
    {
      value = value * 10 + digit
      index += 1
    }
    if index > start { return !isYear || index - start == 4 ? value : nil }
    guard !isYear, let (number, after) = HanNumeral.read(units, at: index), after <= end else { return nil }
    index = after
    return number
  }

  private static func hanDigit(_ unit: CodeUnit) -> Int? {
    unit == "○" || unit == "〇" || unit == "零" ? 0 : HanNumeral.digit(unit)
  }
}
