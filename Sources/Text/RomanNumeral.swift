/// Roman numerals in letters (IV) and in the signs that Unicode has of the first twelve (Ⅳ).
package enum RomanNumeral {
  /// `number` in capital letters; its figures beyond 3999, which has none.
  package static func spell(_ number: Int) -> [CodeUnit] {
    guard (1...3999).contains(number) else { return [CodeUnit](String(number)) }
    var rest = number
    var result: [CodeUnit] = []
    for (value, sign) in signs {
      while rest >= value {
        result += [CodeUnit](sign)
        rest -= value
      }
    }
    return result
  }

  /// The numeral of one to twelve at `index` in capital letters, and where it ends; nil where other letters go on.
  package static func read(_ units: [CodeUnit], at index: Int) -> (value: Int, end: Int)? {
    var end = index
    while isSign(units[at: end]), end - index < 5 { end += 1 }
    guard end > index, !units[at: end].isASCIILetter else { return nil }
    return (1...12).first { spell($0).elementsEqual(units[index..<min(end, units.count)]) }.map { ($0, end) }
  }

  /// Ⅰ … Ⅻ as 1 … 12.
  package static func value(of unit: CodeUnit) -> Int? {
    (0x2160...0x216B).contains(unit.rawValue) ? Int(unit.rawValue) - 0x215F : nil
  }

  private static func isSign(_ unit: CodeUnit) -> Bool { unit == "I" || unit == "V" || unit == "X" }

  private static let signs: [(Int, String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
