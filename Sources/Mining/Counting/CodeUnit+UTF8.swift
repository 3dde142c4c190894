import Text

/// UTF-8 for counts files. By hand: they are read and written by the hundred megabytes.
extension CodeUnit {
  /// Orders units so that runs of them stand in the order of their bytes in UTF-8: what lies beyond the basic plane
  /// comes last.
  @inline(__always)
  var scalarRank: UInt16 {
    rawValue < 0xD800 ? rawValue : rawValue >= 0xE000 ? rawValue - 0x800 : rawValue + 0x2000
  }
}

extension ArraySlice<CodeUnit> {
  /// Whether every half of a surrogate pair has its other half.
  var isWellFormed: Bool {
    var isOpen = false
    for unit in self {
      if unit.isLowSurrogate != isOpen { return false }
      isOpen = unit.isHighSurrogate
    }
    return !isOpen
  }
}

extension [UInt8] {
  /// Appends a number in decimal digits.
  mutating func append(decimal number: some BinaryInteger) {
    var rest = UInt64(clamping: number)
    let start = count
    repeat {
      append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
