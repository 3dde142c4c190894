/// One UTF-16 code unit: the atom of every text in this program.
///
/// All 汉字 that official prose uses in practice are single units, and UTF-16 is the encoding every language client
/// speaks, so the unit is both the cheapest thing to compare and the coordinate that needs no conversion.
/// It is a type of its own so that `unit == "、"` is an integer comparison that reads like text.
@frozen
@usableFromInline
package struct CodeUnit: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByUnicodeScalarLiteral {
  @usableFromInline
  package var rawValue: UInt16

  @inlinable
  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  @inlinable
  package init(_ rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// A literal beyond U+FFFF cannot be one unit; it becomes U+FFFD, which no rule looks for.
  @inlinable
  package init(unicodeScalarLiteral scalar: Unicode.Scalar) {
    rawValue = UInt16(exactly: scalar.value) ?? 0xFFFD
  }

  @inlinable
  package static func == (a: CodeUnit, b: CodeUnit) -> Bool {
    a.rawValue == b.rawValue
  }

  @inlinable
  package static func < (a: CodeUnit, b: CodeUnit) -> Bool {
    a.rawValue < b.rawValue
  }

  /// Whether this is "\n" or "\r", the only units that end a line.
  @inlinable
  package var isLineBreak: Bool { rawValue == 0x0A || rawValue == 0x0D }

  /// Whether this unit is the first half of a surrogate pair.
  @inlinable
  package var isHighSurrogate: Bool { Transcoder.isHighSurrogate(rawValue) }

  /// Whether this unit is the second half of a surrogate pair.
  @inlinable
  package var isLowSurrogate: Bool { Transcoder.isLowSurrogate(rawValue) }
}

extension String {
  /// The string these units spell; a lone surrogate becomes U+FFFD.
  ///
  /// Costs some nanoseconds a unit and an allocation: for output only.
  package init(_ units: some Collection<CodeUnit>) {
    let string = units.withContiguousStorageIfAvailable(String.init(buffer:))
    self = string ?? Array(units).withUnsafeBufferPointer(String.init(buffer:))
  }

  /// The same, of what nearly all texts are held in: from other modules a generic function is called unspecialized, which
  /// costs more than a short string does.
  package init(_ units: [CodeUnit]) { self = units.withUnsafeBufferPointer(String.init(buffer:)) }

  /// The same of a part.
  package init(_ units: ArraySlice<CodeUnit>) { self = units.withUnsafeBufferPointer(String.init(buffer:)) }

  /// Written by hand because the library's own way over a mapped collection takes fifteen times as long.
  private init(buffer units: UnsafeBufferPointer<CodeUnit>) {
    // Three bytes is the most a unit can need: a pair of surrogates has four.
    self.init(unsafeUninitializedCapacity: units.count * 3) { out in
      var count = 0
      var index = 0
      while index < units.count {
        let unit = units[index]
        index += 1
        var scalar = UInt32(unit.rawValue)
        if unit.isHighSurrogate, index < units.count, units[index].isLowSurrogate {
          scalar = Transcoder.scalar(unit.rawValue, units[index].rawValue)
          index += 1
        } else if Transcoder.isSurrogate(unit.rawValue) {
          scalar = Transcoder.replacement
        }
        Transcoder.utf8(scalar) { byte in
          out[count] = byte
          count += 1
        }
      }
      return count
    }
  }
}

extension Array where Element == CodeUnit {
  /// The units that spell `string`.
  package init(_ string: String) {
    var string = string
    self = string.withUTF8 { Self(utf8: $0) }
  }

  /// The units that bytes spell which are known to be UTF-8. Written by hand: the library's view of a string as UTF-16 takes
  /// ten times as long.
  package init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    // A unit for each scalar, and another for those of four bytes.
    let count = bytes.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : $1 < 0xF0 ? 1 : 2) }
    // All empty arrays share one storage, and filling writes its count: two threads may do that at once.
    guard count > 0 else {
      self = []
      return
    }
    self.init(unsafeUninitializedCapacity: count) { units, count in
      var index = 0
      while index < bytes.count {
        let (scalar, length) = Transcoder.scalar(inValid: bytes, at: index)
        index &+= length
        Transcoder.utf16(scalar) { unit in
          units.initializeElement(at: count, to: CodeUnit(unit))
          count &+= 1
        }
      }
    }
  }
}
