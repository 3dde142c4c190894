/// Numbers in 汉字 as ordinals use them: 一, 十二, 二十, 一百零五.
///
/// GB/T 15835—2011 5.2.5: 零 in quantities; 〇 belongs to years and codes.
@usableFromInline
package enum HanNumeral {
  private static let digits: [CodeUnit] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// Spells 0…9999; anything else is spelled digit by digit so that the answer is never empty.
  package static func spell(_ number: Int) -> [CodeUnit] {
    guard (1...9999).contains(number) else {
      return String(number).utf16.map { unit in
        (0x30...0x39).contains(unit) ? digits[Int(unit) - 0x30] : CodeUnit(unit)
      }
    }
    var result: [CodeUnit] = []
    var rest = number
    var owesZero = false
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] as [(Int, String)] {
      let digit = rest / unit
      rest %= unit
      if digit == 0 {
        owesZero = owesZero || (!result.isEmpty && rest > 0)
        continue
      }
      if owesZero { result.append(digits[0]) }
      owesZero = false
      // 十二, but 一百一十二.
      if !(unit == 10 && digit == 1 && result.isEmpty) { result.append(digits[digit]) }
      result += [CodeUnit](name)
    }
    return result
  }

  /// Reads the number that starts at `index` in the form ordinals use, 一 to 九百九十九.
  ///
  /// Nil unless the whole run of numerals there is one such number: 一二三, 二〇二四 and 两 are none.
  /// - Returns: the value and the index after the numeral.
  package static func read(_ units: [CodeUnit], at index: Int) -> (value: Int, end: Int)? {
    var end = index
    // Hundreds, tens and ones, each at most once and in this order.
    var value = 0
    var digit: Int?
    var lastUnit = 1000
    while true {
      let unit = units[at: end]
      if let next = self.digit(unit) {
        guard digit == nil else { return nil }
        digit = next
      } else if unit == "十" || unit == "百" {
        let weight = unit == "十" ? 10 : 100
        guard weight < lastUnit, weight == 10 || digit != nil else { return nil }
        value += (digit ?? 1) * weight
        digit = nil
        lastUnit = weight
      } else if unit == "零" || unit == "〇" {
        guard lastUnit == 100, digit == nil, self.digit(units[at: end + 1]) != nil else { return nil }
      } else {
        guard unit != "千", unit != "万", unit != "亿", unit != "两" else { return nil }
        break
      }
      end += 1
    }
    value += digit ?? 0
    return value > 0 ? (value, end) : nil
  }

  /// Reads the number that starts at `index`, in 汉字 as `read` does or in at most three figures of either width.
  ///
  /// - Returns: the value, more than 0, and the index after the numeral or after the third figure.
  package static func readCount(_ units: [CodeUnit], at index: Int) -> (value: Int, end: Int)? {
    if let found = read(units, at: index) { return found }
    var end = index
    var value = 0
    while let digit = units[at: end].decimalDigit, end - index < 3 {
      value = value * 10 + digit
      end += 1
    }
    return value > 0 ? (value, end) : nil
  }

  /// Reads a number of things: as `readCount` does, with 两 and 俩 for two.
  package static func readAmount(_ units: [CodeUnit], at index: Int) -> (value: Int, end: Int)? {
    if units[at: index] == "两" || units[at: index] == "俩" { return (2, index + 1) }
    return readCount(units, at: index)
  }

  /// The year that is said digit by digit, in 汉字 or in figures: 二〇二四, with whatever sign for 〇; nil for anything else.
  package static func year(_ units: ArraySlice<CodeUnit>) -> Int? {
    guard (1...4).contains(units.count) else { return nil }
    var value = 0
    for unit in units {
      guard let digit = unit.decimalDigit ?? digit(unit) ?? (zeros.contains(unit) ? 0 : nil) else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// 〇 and what is written for it.
  package static let zeros: [CodeUnit] = ["〇", "零", "○", "Ｏ", "O", "o", "0"]

  /// 一 … 九 as 1 … 9.
  @inlinable
  package static func digit(_ unit: CodeUnit) -> Int? {
    switch unit {
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }
}
