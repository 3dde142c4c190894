/// Numbers in 汉字 as ordinals use them: 一, 十二, 二十, 一百零五.
///
/// GB/T 15835—2011 5.2.5: 零 in quantities; 〇 belongs to years and codes.
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
}
