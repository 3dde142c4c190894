import Text

/// Pinyin that some sites put in brackets after a character, to defeat copying: 實(shí)踐.
struct InjectedReadings: Sendable {
  private let syllables: Set<[CodeUnit]>

  /// - Parameter syllables: every syllable without tone, in small letters.
  init(syllables: Set<[CodeUnit]>) {
    self.syllables = syllables
  }

  /// Takes them out. A syllable without tone mark, (a) say, goes only from a text that has several with one.
  ///
  /// - Returns: how many were taken out.
  func remove(from units: inout [CodeUnit]) -> Int {
    var toned = 0
    var found: [(range: Range<Int>, isToned: Bool)] = []
    for index in units.indices.dropFirst() where Self.isOpening(units[index]) && units[index - 1].isIdeograph {
      guard let (end, isToned) = syllable(in: units, from: index + 1) else { continue }
      found.append((index..<end, isToned))
      if isToned { toned += 1 }
    }
    guard toned > 0 else { return 0 }
    var result: [CodeUnit] = []
    result.reserveCapacity(units.count)
    var copied = 0
    var count = 0
    for (range, isToned) in found where isToned || toned >= 3 {
      result += units[copied..<range.lowerBound]
      copied = range.upperBound
      count += 1
    }
    result += units[copied...]
    units = result
    return count
  }

  private static func isOpening(_ unit: CodeUnit) -> Bool { unit == "(" || unit == "（" }

  /// The end after the closing bracket, if a syllable and nothing else stands before it.
  private func syllable(in units: [CodeUnit], from start: Int) -> (end: Int, isToned: Bool)? {
    var plain: [CodeUnit] = []
    var isToned = false
    for index in start..<min(start + 8, units.count) {
      let unit = units[index]
      if unit == ")" || unit == "）" { return syllables.contains(plain) ? (index + 1, isToned) : nil }
      if unit.isASCIILetter {
        plain.append(unit)
      } else if let letter = Self.letters[unit.rawValue] {
        plain.append(letter)
        isToned = true
      } else {
        return nil
      }
    }
    return nil
  }

  /// Letters with tone marks; ü is v, as in the tables.
  private static let letters: [UInt16: CodeUnit] = {
    var result: [UInt16: CodeUnit] = [0xFC: "v", 0x261: "g"]
    let marked: [(CodeUnit, String)] = [
      ("a", "āáǎàă"), ("o", "ōóǒòŏ"), ("e", "ēéěèĕê"), ("i", "īíǐìĭ"), ("u", "ūúǔùŭ"), ("v", "ǖǘǚǜ"), ("n", "ńňǹ"),
    ]
    for (letter, forms) in marked {
      for unit in forms.utf16 { result[unit] = letter }
    }
    return result
  }()
}
