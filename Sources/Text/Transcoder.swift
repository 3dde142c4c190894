/// UTF-8 ↔ UTF-16, one scalar at a time: the only place that knows how the two spell a character.
///
/// Loops over texts stand where they are needed, since each wants something else (lines, escapes, a place for damage);
/// the arithmetic of the encodings stands here. Source: Unicode 16, tables 3-5 to 3-7; RFC 3629, section 4.
@usableFromInline
package enum Transcoder {
  /// What stands for something that is no character: U+FFFD.
  @inlinable
  package static var replacement: UInt32 { 0xFFFD }

  // MARK: UTF-16

  @inlinable
  package static func isHighSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xD800 }

  @inlinable
  package static func isLowSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }

  @inlinable
  package static func isSurrogate(_ unit: UInt16) -> Bool { unit & 0xF800 == 0xD800 }

  /// The scalar that a high and a low surrogate spell together.
  @inlinable
  package static func scalar(_ high: UInt16, _ low: UInt16) -> UInt32 {
    0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(low & 0x3FF))
  }

  /// Hands over the one or two units of a scalar.
  @inlinable
  @inline(__always)
  package static func utf16(_ scalar: UInt32, _ put: (UInt16) -> Void) {
    if scalar < 0x10000 {
      put(UInt16(truncatingIfNeeded: scalar))
    } else {
      put(UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10))
      put(UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF))
    }
  }

  // MARK: UTF-8

  /// How many bytes of UTF-8 a unit takes that is no surrogate; three for half a pair, as for U+FFFD.
  @inlinable
  package static func utf8Length(_ unit: UInt16) -> Int { unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3 }

  /// Hands over the one to four bytes of a scalar.
  @inlinable
  @inline(__always)
  package static func utf8(_ scalar: UInt32, _ put: (UInt8) -> Void) {
    // 汉字 first: three bytes.
    if scalar >= 0x800 {
      if scalar < 0x10000 {
        put(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        put(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      put(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x80 {
      put(UInt8(truncatingIfNeeded: scalar))
    } else {
      put(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      put(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// The unit that the first three of the four bytes at `index` spell; nil if they spell none, or one below U+1000 or with
  /// the lead of a surrogate. Asked for by the million: one load and two comparisons instead of a look at each byte.
  @inlinable
  @inline(__always)
  package static func unit(inFour bytes: UnsafeRawPointer, at index: Int) -> UInt16? {
    let word = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
    // Leads but 0xE0 and 0xED, one bit for each.
    guard word & 0xC0_C0F0 == 0x80_80E0, UInt32(0xDFFE) &>> (word & 0xF) & 1 != 0 else { return nil }
    return UInt16(truncatingIfNeeded: word &<< 12 | word >> 2 & 0xFC0 | word >> 16 & 0x3F)
  }

  /// The scalar that begins at `index` before `end`, and its length in bytes; nil when the bytes are none. Strict: no
  /// overlong forms, no surrogates, nothing beyond U+10FFFF.
  @inlinable
  @inline(__always)
  package static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>,
    at index: Int,
    before end: Int,
  ) -> (value: UInt32, length: Int)? {
    let lead = bytes[index]
    if lead & 0xF0 == 0xE0 {
      guard index + 2 < end else { return nil }
      let (second, third) = (bytes[index + 1], bytes[index + 2])
      let value = unit(lead, second, third)
      guard second & 0xC0 == 0x80, third & 0xC0 == 0x80, value >= 0x800, !isSurrogate(value) else { return nil }
      return (UInt32(value), 3)
    }
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead & 0xE0 == 0xC0 ? 2 : lead & 0xF8 == 0xF0 ? 4 : 0
    guard length > 0, index + length <= end else { return nil }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    let value = length == 2 ? UInt32(unit(lead, bytes[index + 1])) : validFour(bytes, index)
    guard length == 2 ? value >= 0x80 : value >= 0x10000 && value <= 0x10FFFF else { return nil }
    return (value, length)
  }

  /// The scalar that begins at `index` of bytes known to be UTF-8, and its length.
  @inlinable
  @inline(__always)
  package static func scalar(
    inValid bytes: UnsafeBufferPointer<UInt8>,
    at index: Int,
  ) -> (value: UInt32, length: Int) {
    let lead = bytes[index]
    if lead & 0xF0 == 0xE0 { return (UInt32(unit(lead, bytes[index + 1], bytes[index + 2])), 3) }
    if lead < 0x80 { return (UInt32(lead), 1) }
    return lead < 0xE0 ? (UInt32(unit(lead, bytes[index + 1])), 2) : (validFour(bytes, index), 4)
  }

  /// What three bytes spell that have the form of a lead and two followers.
  @inlinable
  package static func unit(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> UInt16 {
    UInt16(lead & 0x0F) << 12 | UInt16(second & 0x3F) << 6 | UInt16(third & 0x3F)
  }

  @inlinable
  static func unit(_ lead: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(lead & 0x1F) << 6 | UInt16(second & 0x3F)
  }

  @inlinable
  static func validFour(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
    let high = UInt32(bytes[index] & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
    return high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
  }
}

extension [UInt8] {
  /// Appends `units` in UTF-8.
  ///
  /// - Returns: false, with what stands before it appended, where there is half a surrogate pair, which no encoding has.
  @inlinable
  @discardableResult
  package mutating func append(utf8 units: some Collection<CodeUnit>) -> Bool {
    var high: UInt16?
    for unit in units {
      let value = unit.rawValue
      if let first = high {
        guard unit.isLowSurrogate else { return false }
        high = nil
        Transcoder.utf8(Transcoder.scalar(first, value)) { append($0) }
      } else if !Transcoder.isSurrogate(value) {
        Transcoder.utf8(UInt32(value)) { append($0) }
      } else {
        guard unit.isHighSurrogate else { return false }
        high = value
      }
    }
    return high == nil
  }
}
