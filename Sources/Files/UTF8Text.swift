import Text

/// UTF-8 to lines of UTF-16 and back.
///
/// By hand, because the lines are wanted in the end: decoding into one `String` and cutting that takes ten times as
/// long as the one pass over the bytes here.
struct UTF8Text {
  private(set) var lines: [Line] = []
  /// Offset of the first byte that is not UTF-8, when `decode` returned false.
  private(set) var failure = 0

  /// Reads all of `bytes` into `lines`. Strict: no overlong forms, no surrogates, nothing beyond U+10FFFF.
  mutating func decode(_ bytes: ArraySlice<UInt8>) -> Bool {
    lines = []
    return bytes.withUnsafeBufferPointer { decode($0) }
  }

  private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // The units of the current line; no line has more units than bytes.
    var longest = 0
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
      longest = max(longest, index - start)
      start = index + 1
    }
    longest = max(longest, bytes.count - start)
    return withUnsafeTemporaryAllocation(of: CodeUnit.self, capacity: max(1, longest)) { line in
      var count = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          index += 1
          if byte == 0x0A || byte == 0x0D {
            var ending = LineEnding.lf
            if byte == 0x0D {
              ending = index < bytes.count && bytes[index] == 0x0A ? .crlf : .cr
              if ending == .crlf { index += 1 }
            }
            lines.append(Line(Array(line[..<count]), ending))
            count = 0
          } else {
            line[count] = CodeUnit(UInt16(byte))
            count += 1
          }
          continue
        }
        guard let (scalar, length) = UTF8Text.scalar(in: bytes, at: index) else {
          failure = index
          return false
        }
        index += length
        if scalar < 0x10000 {
          line[count] = CodeUnit(UInt16(truncatingIfNeeded: scalar))
          count += 1
        } else {
          line[count] = CodeUnit(UInt16(truncatingIfNeeded: 0xD7C0 + (scalar >> 10)))
          line[count + 1] = CodeUnit(UInt16(truncatingIfNeeded: 0xDC00 + (scalar & 0x3FF)))
          count += 2
        }
      }
      lines.append(Line(Array(line[..<count])))
      return true
    }
  }

  /// The scalar of two to four bytes at `index` and how many; nil when the bytes are not one.
  @inline(__always)
  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int)? {
    let lead = UInt32(bytes[index])
    // 汉字 first: three bytes.
    if lead & 0xF0 == 0xE0 {
      guard index + 2 < bytes.count else { return nil }
      let (b, c) = (UInt32(bytes[index + 1]), UInt32(bytes[index + 2]))
      let value = (lead & 0x0F) << 12 | (b & 0x3F) << 6 | c & 0x3F
      guard b & 0xC0 == 0x80, c & 0xC0 == 0x80, value >= 0x800, value & 0xF800 != 0xD800 else { return nil }
      return (value, 3)
    }
    if lead & 0xE0 == 0xC0 {
      guard index + 1 < bytes.count else { return nil }
      let b = UInt32(bytes[index + 1])
      let value = (lead & 0x1F) << 6 | b & 0x3F
      guard b & 0xC0 == 0x80, value >= 0x80 else { return nil }
      return (value, 2)
    }
    guard lead & 0xF8 == 0xF0, index + 3 < bytes.count else { return nil }
    let (b, c, d) = (UInt32(bytes[index + 1]), UInt32(bytes[index + 2]), UInt32(bytes[index + 3]))
    let value = (lead & 0x07) << 18 | (b & 0x3F) << 12 | (c & 0x3F) << 6 | d & 0x3F
    guard b & 0xC0 == 0x80, c & 0xC0 == 0x80, d & 0xC0 == 0x80, (0x10000...0x10FFFF).contains(value) else { return nil }
    return (value, 4)
  }

  /// Whether bytes that are not valid UTF-8 hold more valid 汉字 of it than faults.
  ///
  /// In GB18030 the three bytes of a 汉字 in UTF-8 turn up only by accident: a second byte below 0xC0 is rare.
  static func looksLikeDamagedUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var valid = 0
      var invalid = 0
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          index += 1
        } else if let (_, length) = scalar(in: bytes, at: index) {
          if length > 2 { valid += 1 }
          index += length
        } else {
          // A sequence that was cut short is one fault.
          invalid += 1
          let isLead = bytes[index] >= 0xC2
          index += 1
          while isLead, index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        }
      }
      return valid > invalid
    }
  }

  /// Appends a line with its end.
  ///
  /// - Returns: false when it holds half a surrogate pair.
  static func append(_ line: Line, to bytes: inout [UInt8]) -> Bool {
    var index = 0
    let units = line.units
    while index < units.count {
      let unit = UInt32(units[index].rawValue)
      index += 1
      if unit < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: unit))
      } else if unit < 0x800 {
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | unit >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
      } else if unit & 0xF800 != 0xD800 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | unit >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
      } else {
        guard unit < 0xDC00, index < units.count, units[index].isLowSurrogate else { return false }
        let scalar = 0x10000 + ((unit & 0x3FF) << 10 | UInt32(units[index].rawValue) & 0x3FF)
        index += 1
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      }
    }
    for unit in line.ending.units { bytes.append(UInt8(truncatingIfNeeded: unit.rawValue)) }
    return true
  }
}
