internal import Text

/// UTF-8 of XML as UTF-16.
enum UTF8Decoding {
  /// Appends what `bytes` spell; a byte that is no UTF-8 becomes U+FFFD, line ends become blanks. With `isLiteral` a `&`
  /// stands for itself.
  static func append(_ bytes: ArraySlice<UInt8>, isLiteral: Bool, to units: inout [CodeUnit]) {
    bytes.withUnsafeBufferPointer { pointer in
      var index = 0
      while index < pointer.count {
        let byte = pointer[index]
        if byte >= 0x80 {
          let scalar = Transcoder.scalar(in: pointer, at: index, before: pointer.count)
          Transcoder.utf16(scalar?.value ?? Transcoder.replacement) { units.append(CodeUnit($0)) }
          index += scalar?.length ?? 1
        } else if byte == 0x26, !isLiteral {
          index = appendReference(bytes, at: bytes.startIndex + index, to: &units) - bytes.startIndex
        } else {
          units.append(CodeUnit(byte == 0x0A || byte == 0x0D ? 0x20 : UInt16(byte)))
          index += 1
        }
      }
    }
  }

  /// Appends a scalar; false when it is none that XML may hold.
  private static func append(_ value: UInt32, to units: inout [CodeUnit]) -> Bool {
    guard value < 0x110000, value & 0xFFFF_F800 != 0xD800 else { return false }
    Transcoder.utf16(value) { units.append(CodeUnit($0)) }
    return true
  }

  /// `&amp;`, `&#x4E00;`; anything else stands for itself.
  private static func appendReference(_ bytes: ArraySlice<UInt8>, at index: Int, to units: inout [CodeUnit]) -> Int {
    var end = index + 1
    while end < bytes.endIndex, end - index <= 10, bytes[end] != 0x3B { end += 1 }
    guard end < bytes.endIndex, bytes[end] == 0x3B else {
      units.append("&")
      return index + 1
    }
    let name = bytes[index + 1..<end]
    guard let value = scalar(name), value != 0, append(value == 0x0A || value == 0x0D ? 0x20 : value, to: &units) else {
      units.append("&")
      return index + 1
    }
    return end + 1
  }

  private static func scalar(_ name: ArraySlice<UInt8>) -> UInt32? {
    if name.first == 0x23 {
      let isHex = name.dropFirst().first == 0x78
      let digits = name.dropFirst(isHex ? 2 : 1)
      guard !digits.isEmpty else { return nil }
      var value: UInt32 = 0
      for digit in digits {
        let number: UInt32
        switch digit {
        case 0x30...0x39: number = UInt32(digit - 0x30)
        case 0x41...0x46 where isHex: number = UInt32(digit - 0x37)
        case 0x61...0x66 where isHex: number = UInt32(digit - 0x57)
        default: return nil
        }
        guard value < 0x110000 else { return nil }
        value = value * (isHex ? 16 : 10) + number
      }
      return value
    }
    if name.elementsEqual("amp".utf8) { return 0x26 }
    if name.elementsEqual("lt".utf8) { return 0x3C }
    if name.elementsEqual("gt".utf8) { return 0x3E }
    if name.elementsEqual("quot".utf8) { return 0x22 }
    return name.elementsEqual("apos".utf8) ? 0x27 : nil
  }
}
