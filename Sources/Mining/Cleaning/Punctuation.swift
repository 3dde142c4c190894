import Text

/// Half-width marks beside 汉字 become the full-width ones they stand for, so that the same phrase is the same units
/// in every document.
enum Punctuation {
  static func normalized(_ line: [CodeUnit], _ counts: inout CleaningCounts) -> [CodeUnit] {
    var result: [CodeUnit] = []
    result.reserveCapacity(line.count)
    var quotesAreOpen = false
    for (index, unit) in line.enumerated() {
      let next = index + 1 < line.count ? line[index + 1] : nil
      if unit == " " {
        // A blank says something only between two words: 汉字 on both sides, or Latin.
        let isBetweenHan = result.last?.isIdeograph == true && next?.isIdeograph == true
        let isBetweenLatin = result.last?.isASCIILetter == true && next?.isASCIILetter == true
        if isBetweenHan || isBetweenLatin { result.append(unit) }
        continue
      }
      if (0xFF10...0xFF5A).contains(unit.rawValue), CodeUnit(unit.rawValue - 0xFEE0).isAlphanumeric {
        counts[.fullWidthLetters] += 1
        result.append(CodeUnit(unit.rawValue - 0xFEE0))
        continue
      }
      guard let wide = fullWidth(unit, quotesAreOpen), isChinese(result.last) || isChinese(next) else {
        result.append(unit)
        continue
      }
      if unit == "\"" { quotesAreOpen.toggle() }
      counts[.punctuation] += 1
      result.append(wide)
    }
    return result
  }

  private static func isChinese(_ unit: CodeUnit?) -> Bool {
    guard let unit else { return false }
    return unit.isIdeograph || unit.isClosing || unit.isOpening
  }

  private static func fullWidth(_ unit: CodeUnit, _ quotesAreOpen: Bool) -> CodeUnit? {
    switch unit {
    case ",": "，"
    case ":": "："
    case ";": "；"
    case "?": "？"
    case "!": "！"
    case "(": "（"
    case ")": "）"
    case "\"": quotesAreOpen ? "”" : "“"
    default: nil
    }
  }
}

extension CodeUnit {
  fileprivate var isAlphanumeric: Bool { isASCIIDigit || isASCIILetter }
}
