import Text

/// The text of a heading, made fit to stand in a list.
enum SymbolName {
  /// At most this many units; more does not fit in a sidebar.
  static let limit = 80

  static func make(_ units: ArraySlice<CodeUnit>) -> String {
    if isFit(units) { return String(units) }
    var result: [CodeUnit] = []
    var index = units.startIndex
    // A few more than fit, so that the last character is seen whole.
    while index < units.endIndex, result.count < limit + 16 {
      let unit = units[index]
      // Nearly all of it.
      if unit.isHan {
        result.append(unit)
        index += 1
        continue
      }
      if let after = reading(units, at: index) {
        index = after
        continue
      }
      if unit.isBlank {
        // One blank of whatever width and number.
        if !result.isEmpty, result.last?.isBlank == false { result.append(" ") }
      } else if !unit.isInvisible {
        result.append(unit)
      }
      index += 1
    }
    if result.count > limit { result = Array(result[...].wholePrefix(limit)) }
    while result.last?.isBlank == true { result.removeLast() }
    return result.isEmpty ? "（无标题）" : String(result)
  }

  /// Whether there is nothing to leave out: nearly every heading, which is then copied once and not twice.
  private static func isFit(_ units: ArraySlice<CodeUnit>) -> Bool {
    guard !units.isEmpty, units.count <= limit else { return false }
    return units.withUnsafeBufferPointer { units in
      var at = 0
      while at < units.count {
        switch units[at].rawValue {
        case 0x4E00...0x9FFF: break
        case 0x28, 0xFF08: if at > 0, units[at - 1].isHan { return false }
        case 0x21...0x7E, 0x2010...0x2027, 0x3001...0x303F, 0xFF01...0xFF5E: break
        default: return false
        }
        at &+= 1
      }
      return true
    }
  }

  /// Where a reading in brackets after a 汉字 ends: 實(shí)踐.
  private static func reading(_ units: ArraySlice<CodeUnit>, at index: Int) -> Int? {
    guard units[index] == "(" || units[index] == "（", index > units.startIndex, units[index - 1].isHan else {
      return nil
    }
    var end = index + 1
    while end < units.endIndex, end - index <= 7, isPinyin(units[end]) { end += 1 }
    guard end > index + 1, end < units.endIndex, units[end] == ")" || units[end] == "）" else { return nil }
    return end + 1
  }

  private static func isPinyin(_ unit: CodeUnit) -> Bool {
    unit.rawValue | 0x20 >= 0x61 && unit.rawValue | 0x20 <= 0x7A && unit.isASCIILetter
      || (0xE0...0xFC).contains(unit.rawValue) || (0x101...0x1DC).contains(unit.rawValue)
  }
}

extension CodeUnit {
  /// Whether the unit would leave nothing to be seen in a list, or break its line: controls, line and paragraph
  /// separators, marks of direction, a byte order mark.
  fileprivate var isInvisible: Bool {
    isControl || isDirectionMark || isLineSeparator || rawValue == 0x200B || rawValue == 0x2060 || rawValue == 0xFEFF
  }
}
