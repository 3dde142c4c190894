package import Platform
package import Text

/// How a text lies in its file; kept so that it is written back the same way.
package struct TextFormat: Hashable, Sendable {
  package enum Encoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    /// With all of GBK and GB 2312.
    case gb18030 = "GB18030"
  }

  package var encoding: Encoding
  package var hasByteOrderMark: Bool

  package init(encoding: Encoding = .utf8, hasByteOrderMark: Bool = false) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// The bytes of `text` in this format; nil when the text holds half a surrogate pair, which no encoding has.
  package func encode(_ text: SourceText) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.lines.reduce(4) { $0 + $1.units.count * 3 + 2 })
    // Of GB18030 the mark has a form of its own, which some programs for Windows write.
    if hasByteOrderMark { bytes += encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : [0x84, 0x31, 0x95, 0x33] }
    switch encoding {
    case .utf8:
      for line in text.lines where !UTF8Text.append(line, to: &bytes) { return nil }
      return bytes
    case .gb18030:
      var utf8: [UInt8] = []
      for line in text.lines where !UTF8Text.append(line, to: &utf8) { return nil }
      guard let converted = CharacterConversion.gb18030(fromUTF8: utf8) else { return nil }
      return bytes + converted
    }
  }

  /// Reads a text in whichever of the encodings it is.
  ///
  /// What is not valid UTF-8 is tried as GB18030, unless most of it is UTF-8 after all: then it is UTF-8 that was
  /// damaged, and reading it as anything else would only give rubbish.
  package static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> (text: SourceText, format: TextFormat) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .wideEncoding }
    if isBinary(bytes) { throw .binary }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let body = hasMark ? bytes[3...] : bytes[...]
    var decoder = UTF8Text()
    if decoder.decode(body) {
      return (SourceText(lines: decoder.lines), TextFormat(encoding: .utf8, hasByteOrderMark: hasMark))
    }
    let offset = body.startIndex + decoder.failure
    if hasMark || UTF8Text.looksLikeDamagedUTF8(body) { throw .invalid(offset: offset) }
    let gbMark: [UInt8] = [0x84, 0x31, 0x95, 0x33]
    let hasGBMark = bytes.starts(with: gbMark)
    let gbBody = hasGBMark ? Array(bytes[4...]) : bytes
    guard let utf8 = CharacterConversion.utf8(fromGB18030: gbBody), decoder.decode(utf8[...]) else {
      // What is no UTF-8 and hardly damaged UTF-8 is GB18030 with a wrong byte in it, and that is the one to name.
      let wrong = firstInvalidByte(ofGB18030: gbBody).map { $0 + (hasGBMark ? 4 : 0) }
      throw .invalid(offset: wrong ?? offset)
    }
    return (SourceText(lines: decoder.lines), TextFormat(encoding: .gb18030, hasByteOrderMark: hasGBMark))
  }

  /// The offset of the first byte that cannot stand where it stands (GB 18030-2022, 5.2: one, two and four bytes); nil
  /// where each can.
  private static func firstInvalidByte(ofGB18030 bytes: [UInt8]) -> Int? {
    var at = 0
    func isIn(_ offset: Int, _ ranges: ClosedRange<UInt8>...) -> Bool {
      at + offset < bytes.count && ranges.contains { $0.contains(bytes[at + offset]) }
    }
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
      } else if !isIn(0, 0x81...0xFE) {
        return at
      } else if isIn(1, 0x40...0x7E, 0x80...0xFE) {
        at += 2
      } else if isIn(1, 0x30...0x39), isIn(2, 0x81...0xFE), isIn(3, 0x30...0x39) {
        at += 4
      } else {
        return at
      }
    }
    return nil
  }

  /// Why bytes are no text.
  package enum DecodingFailure: Error, Hashable, Sendable {
    case binary
    case wideEncoding
    case invalid(offset: Int)

    package var reason: FileError.Reason {
      switch self {
      case .binary: .binary
      case .wideEncoding: .wideEncoding
      case .invalid(let offset): .encoding(offset: offset)
      }
    }
  }

  /// NUL in the first bytes, as git and grep judge.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(8000).contains(0)
  }
}
