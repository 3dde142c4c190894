package import Text

/// The units of a file and the places where its bytes are no text.
package struct DecodedText: Sendable {
  package var units: [CodeUnit]
  /// Byte offsets of damaged sequences, which were left out.
  package var damage: [Int]

  package init(units: [CodeUnit], damage: [Int] = []) {
    self.units = units
    self.damage = damage
  }
}

/// UTF-8 to UTF-16 that goes on after damage and says where it was.
///
/// GB18030 needs the C library's converter and is the shell's affair: it hands over UTF-8.
package enum TextDecoder {
  /// Whether `bytes` read as UTF-8 from end to end; the cheapest test that tells it from GB18030.
  package static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { pointer in
      var index = 0
      while index < pointer.count {
        guard let (_, length) = scalar(in: pointer, at: index) else { return false }
        index += length
      }
      return true
    }
  }

  /// Decodes UTF-8; a byte order mark is dropped, each damaged byte is left out and reported once per run of damage.
  package static func decode(_ bytes: [UInt8]) -> DecodedText {
    var result = DecodedText(units: [])
    result.units.reserveCapacity(bytes.count / 2)
    bytes.withUnsafeBufferPointer { pointer in
      var index = pointer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var damagedUpTo = -1
      while index < pointer.count {
        guard let (value, length) = scalar(in: pointer, at: index) else {
          if damagedUpTo != index { result.damage.append(index) }
          index += 1
          damagedUpTo = index
          continue
        }
        index += length
        append(value, to: &result.units)
      }
    }
    return result
  }

  /// Appends what is whole in `bytes` to `units`.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into units: inout [CodeUnit]) {
    var index = 0
    while index < bytes.count {
      guard let (value, length) = scalar(in: bytes, at: index) else {
        index += 1
        continue
      }
      index += length
      append(value, to: &units)
    }
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, to units: inout [CodeUnit]) {
    if scalar < 0x10000 {
      units.append(CodeUnit(UInt16(truncatingIfNeeded: scalar)))
    } else {
      units.append(CodeUnit(UInt16(truncatingIfNeeded: 0xD7C0 + (scalar >> 10))))
      units.append(CodeUnit(UInt16(truncatingIfNeeded: 0xDC00 + (scalar & 0x3FF))))
    }
  }

  /// The scalar that begins at `index` and its length in bytes; nil if the bytes are none (Unicode 16, table 3-7).
  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int)? {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, index + length <= bytes.count else { return nil }
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length {
      let next = bytes[index + offset]
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let isOverlong = length == 3 && value < 0x800 || length == 4 && value < 0x10000
    guard !isOverlong, value <= 0x10FFFF, !(0xD800..<0xE000).contains(value) else { return nil }
    return (value, length)
  }
}
