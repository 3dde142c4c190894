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
        guard let (_, length) = Transcoder.scalar(in: pointer, at: index, before: pointer.count) else { return false }
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
        guard let (value, length) = Transcoder.scalar(in: pointer, at: index, before: pointer.count) else {
          if damagedUpTo != index { result.damage.append(index) }
          index += 1
          damagedUpTo = index
          continue
        }
        index += length
        Transcoder.utf16(value) { result.units.append(CodeUnit($0)) }
      }
    }
    return result
  }

  /// Appends what is whole in `bytes` to `units`.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into units: inout [CodeUnit]) {
    var index = 0
    while index < bytes.count {
      guard let (value, length) = Transcoder.scalar(in: bytes, at: index, before: bytes.count) else {
        index += 1
        continue
      }
      index += length
      Transcoder.utf16(value) { units.append(CodeUnit($0)) }
    }
  }
}
