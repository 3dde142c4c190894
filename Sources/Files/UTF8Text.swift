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
    // The units of the current line. No line has more of them than the text has bytes; what is not written takes no
    // memory, and to look for the longest line first would be a second pass.
    withUnsafeTemporaryAllocation(of: CodeUnit.self, capacity: max(1, bytes.count)) { line in
      var count = 0
      var index = 0
      while index < bytes.count {
        // 汉字 first, four bytes at a time: nearly all that is read.
        if let base = UnsafeRawPointer(bytes.baseAddress) {
          while index &+ 4 <= bytes.count, let unit = Transcoder.unit(inFour: base, at: index) {
            line[count] = CodeUnit(unit)
            count &+= 1
            index &+= 3
          }
        }
        let byte = bytes[index]
        if byte < 0x80 {
          index &+= 1
          if byte == 0x0A || byte == 0x0D {
            var ending = LineEnding.lf
            if byte == 0x0D {
              ending = index < bytes.count && bytes[index] == 0x0A ? .crlf : .cr
              if ending == .crlf { index &+= 1 }
            }
            lines.append(Line(Array(line[..<count]), ending))
            count = 0
          } else {
            line[count] = CodeUnit(UInt16(byte))
            count &+= 1
          }
          continue
        }
        guard let (scalar, length) = Transcoder.scalar(in: bytes, at: index, before: bytes.count) else {
          failure = index
          return false
        }
        index += length
        Transcoder.utf16(scalar) { unit in
          line[count] = CodeUnit(unit)
          count += 1
        }
      }
      lines.append(Line(Array(line[..<count])))
      return true
    }
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
        } else if let (_, length) = Transcoder.scalar(in: bytes, at: index, before: bytes.count) {
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
    guard bytes.append(utf8: line.units) else { return false }
    for unit in line.ending.units { bytes.append(UInt8(truncatingIfNeeded: unit.rawValue)) }
    return true
  }
}
