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
  /// Appends well-formed units as UTF-8.
  mutating func append(utf8 units: some Sequence<CodeUnit>) {
    var high: UInt32 = 0
    for unit in units {
      let value = UInt32(unit.rawValue)
      if value < 0x80 {
        append(UInt8(truncatingIfNeeded: value))
      } else if value < 0x800 {
        append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
        append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      } else if unit.isHighSurrogate {
        high = value
      } else if unit.isLowSurrogate {
        let scalar = 0x10000 + (high & 0x3FF) << 10 + value & 0x3FF
        append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        for shift in [UInt32(12), 6, 0] { append(UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F)) }
      } else {
        append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      }
    }
  }

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
