import Text

extension ArraySlice where Element == CodeUnit {
  /// The length of the longest end of this slice that is a beginning of `text`, but not all of it.
  func commonTail(with text: [CodeUnit]) -> Int {
    var length = Swift.min(count, text.count - 1)
    while length > 0 {
      if self[(endIndex - length)...].elementsEqual(text[..<length]) { return length }
      length -= 1
    }
    return 0
  }
}

extension [UInt8] {
  /// Appends a unit in UTF-8; half of a surrogate pair becomes U+FFFD, which no table holds.
  mutating func appendUTF8(_ unit: CodeUnit) { unit.eachUTF8Byte { append($0) } }

  /// The units in UTF-8; halves of surrogate pairs become U+FFFD, which no table holds.
  init(utf8 units: ArraySlice<CodeUnit>) {
    // An array made with room for nothing has its count written into the one empty array that all threads share.
    guard !units.isEmpty else {
      self = []
      return
    }
    self.init(unsafeUninitializedCapacity: units.count * 3) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      for unit in units {
        unit.eachUTF8Byte { byte in
          (base + count).initialize(to: byte)
          count += 1
        }
      }
    }
  }
}

extension CodeUnit {
  /// How many bytes it takes in a table.
  var utf8Length: Int { Transcoder.utf8Length(rawValue) }

  @inline(__always)
  fileprivate func eachUTF8Byte(_ body: (UInt8) -> Void) {
    Transcoder.utf8(Transcoder.isSurrogate(rawValue) ? Transcoder.replacement : UInt32(rawValue), body)
  }

  /// Whether a clause ends at this unit.
  var isClauseBoundary: Bool { isSentenceEnd || isClauseMark }
}

extension ArraySlice where Element == CodeUnit {
  /// The character that begins `offset` units from the first one and how many units it takes; nil outside, and for half a pair.
  func scalar(at offset: Int) -> (scalar: UInt32, width: Int)? {
    let index = startIndex + offset
    guard index >= startIndex, index < endIndex else { return nil }
    let unit = self[index]
    if unit.isHighSurrogate, index + 1 < endIndex, self[index + 1].isLowSurrogate {
      return (Transcoder.scalar(unit.rawValue, self[index + 1].rawValue), 2)
    }
    return unit.isHighSurrogate || unit.isLowSurrogate ? nil : (UInt32(unit.rawValue), 1)
  }
}
