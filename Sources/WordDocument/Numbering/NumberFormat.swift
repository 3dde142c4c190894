internal import Text

/// How a number is written (`ST_NumberFormat`, ECMA-376 part 1, 17.18.59): the formats that Chinese Word offers.
///
/// A format that is not here is written in Arabic figures.
enum NumberFormat {
  /// `number` in the format called `name`; empty for `none` and `bullet`.
  static func spell(_ number: Int, _ name: String) -> [CodeUnit] {
    switch name {
    case "none", "bullet": return []
    case "decimalZero": return [CodeUnit](number >= 0 && number < 10 ? "0\(number)" : "\(number)")
    case "upperRoman": return RomanNumeral.spell(number)
    case "lowerRoman": return RomanNumeral.spell(number).map { CodeUnit($0.rawValue | 0x20) }
    case "upperLetter": return letters(number, 0x41)
    case "lowerLetter": return letters(number, 0x61)
    case "ordinal": return [CodeUnit](english(number))
    case "hex": return [CodeUnit](String(max(0, number), radix: 16, uppercase: true))
    case "numberInDash": return [CodeUnit]("- \(number) -")
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return ranged(number, from: 0x2460, 20)
    case "decimalEnclosedFullstop": return ranged(number, from: 0x2488, 20)
    case "decimalEnclosedParen": return ranged(number, from: 0x2474, 20)
    case "ideographEnclosedCircle": return ranged(number, from: 0x3280, 10)
    case "ideographTraditional": return cycle(number, Array("甲乙丙丁戊己庚辛壬癸".utf16))
    case "ideographZodiac": return cycle(number, Array("子丑寅卯辰巳午未申酉戌亥".utf16))
    default: return han(name)?.spell(number) ?? [CodeUnit]("\(number)")
    }
  }

  // MARK: Signs in a row

  /// One of `count` signs that Unicode has in order from the first on.
  private static func ranged(_ number: Int, from first: UInt16, _ count: Int) -> [CodeUnit] {
    guard (1...count).contains(number) else { return [CodeUnit]("\(number)") }
    return [CodeUnit(first + UInt16(truncatingIfNeeded: number - 1))]
  }

  /// One of a row of signs; after the last one figures go on.
  private static func cycle(_ number: Int, _ signs: [UInt16]) -> [CodeUnit] {
    guard (1...signs.count).contains(number) else { return [CodeUnit]("\(number)") }
    return [CodeUnit(signs[number - 1])]
  }

  /// A … Z, AA, BB …
  private static func letters(_ number: Int, _ first: UInt16) -> [CodeUnit] {
    guard number > 0 else { return [CodeUnit]("\(number)") }
    // After thirty times the alphabet it begins again with one letter.
    let index = (number - 1) % 780
    let letter = CodeUnit(first + UInt16(truncatingIfNeeded: index % 26))
    return [CodeUnit](repeating: letter, count: index / 26 + 1)
  }

  private static func english(_ number: Int) -> String {
    let teen = (11...13).contains(number % 100)
    let end = teen ? "th" : number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th"
    return "\(number)\(end)"
  }

  // MARK: 汉字

  /// A way to write numbers in 汉字.
  private struct Han {
    /// 〇 to 九.
    let digits: String
    /// 十, 百, 千, 万; empty: digit by digit.
    let units: String
    /// The largest number written with units; larger ones are written digit by digit.
    let limit: Int
    /// Whether 一 stands before 十 at the beginning (壹拾).
    let saysOne: Bool
    /// Whether gaps have a 零.
    let hasZero: Bool

    init(_ digits: String, _ units: String = "", limit: Int = 99_999, saysOne: Bool = false, hasZero: Bool = true) {
      self.digits = digits
      self.units = units
      self.limit = limit
      self.saysOne = saysOne
      self.hasZero = hasZero
    }

    func spell(_ number: Int) -> [CodeUnit] {
      let digits = Array(digits.utf16)
      guard number > 0, number <= limit, !units.isEmpty else { return positions(number, digits) }
      let units = Array(units.utf16)
      var result: [CodeUnit] = []
      var rest = number
      var owesZero = false
      var weight = 10_000
      for place in stride(from: 3, through: -1, by: -1) {
        let digit = rest / weight
        rest %= weight
        weight /= 10
        if digit == 0 {
          owesZero = owesZero || !result.isEmpty
          continue
        }
        if owesZero, hasZero { result.append(CodeUnit(digits[0])) }
        owesZero = false
        let isLeadingTen = place == 0 && digit == 1 && result.isEmpty && !saysOne
        let skipsOne = !hasZero && digit == 1 && place >= 0 && place < 3 && !saysOne
        if !isLeadingTen, !skipsOne { result.append(CodeUnit(digits[digit])) }
        if place >= 0, place < units.count { result.append(CodeUnit(units[place])) }
      }
      return result
    }

    private func positions(_ number: Int, _ digits: [UInt16]) -> [CodeUnit] {
      "\(number)".utf16.map { (0x30...0x39).contains($0) ? CodeUnit(digits[Int($0) - 0x30]) : CodeUnit($0) }
    }
  }

  private static func han(_ name: String) -> Han? {
    switch name {
    case "chineseCounting": Han("○一二三四五六七八九", "十百千万", limit: 99)
    case "chineseCountingThousand": Han("零一二三四五六七八九", "十百千万")
    case "chineseLegalSimplified": Han("零壹贰叁肆伍陆柒捌玖", "拾佰仟万", saysOne: true)
    case "taiwaneseCounting": Han("○一二三四五六七八九", "十百千萬", limit: 99)
    case "taiwaneseCountingThousand": Han("零一二三四五六七八九", "十百千萬")
    case "taiwaneseDigital": Han("○一二三四五六七八九")
    case "ideographDigital": Han("〇一二三四五六七八九")
    case "japaneseDigitalTenThousand": Han("〇一二三四五六七八九")
    case "japaneseCounting": Han("〇一二三四五六七八九", "十百千万", hasZero: false)
    case "japaneseLegal": Han("零壱弐参四伍六七八九", "拾百阡萬", saysOne: true, hasZero: false)
    case "ideographLegalTraditional": Han("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", saysOne: true)
    case "decimalFullWidth", "decimalFullWidth2": Han("０１２３４５６７８９")
    default: nil
    }
  }
}
