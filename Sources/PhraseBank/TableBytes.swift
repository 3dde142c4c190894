package import Text

/// The bytes of one table, read in place: part of the program, or handed over by the shell.
///
/// `@unchecked`: the bytes are never written once this value exists, and `owner` keeps them alive.
package struct TableBytes: @unchecked Sendable {
  package let buffer: UnsafeBufferPointer<UInt8>
  private let owner: OwnedBytes?

  /// Bytes that live as long as the program.
  package init(program bytes: UnsafePointer<UInt8>?, count: Int) {
    buffer = UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
    owner = nil
  }

  /// A copy of `bytes`.
  package init(_ bytes: some Collection<UInt8>) {
    let owned = OwnedBytes(Array(bytes))
    buffer = UnsafeBufferPointer(owned.buffer)
    owner = owned
  }

  package var count: Int { buffer.count }

  /// A copy.
  package var array: [UInt8] { Array(buffer) }

  /// The byte at `offset`; a line feed outside, so that no scan runs past an end.
  @inline(__always)
  package subscript(offset: Int) -> UInt8 {
    offset >= 0 && offset < buffer.count ? buffer[offset] : UInt8.lineFeed
  }

  /// The offset behind the last line feed before `offset`, or `floor` if there is none between.
  package func lineStart(before offset: Int, from floor: Int) -> Int {
    var at = min(offset, count)
    while at - floor >= 8 {
      let found = matches(.lineFeed, in: word(at: at - 8))
      if found != 0 { return at - found.leadingZeroBitCount / 8 }
      at -= 8
    }
    while at > floor, self[at - 1] != .lineFeed { at -= 1 }
    return at
  }

  /// The offset of the first line feed from `offset` on, or the end.
  package func lineEnd(from offset: Int) -> Int {
    var at = max(0, offset)
    while at + 8 <= count {
      let found = matches(.lineFeed, in: word(at: at))
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < count, self[at] != .lineFeed { at += 1 }
    return min(at, max(count, offset))
  }

  /// Eight bytes from `offset` on, the first the lowest; what lies outside reads as zero.
  @inline(__always)
  package func word(at offset: Int) -> UInt64 {
    guard offset >= 0, offset + 8 <= count, let base = buffer.baseAddress else {
      return (0..<8).reduce(0) { word, place in
        let isInside = buffer.indices.contains(offset + place)
        return isInside ? word | UInt64(buffer[offset + place]) << UInt64(8 * place) : word
      }
    }
    return UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The text in `range`; damaged UTF-8 reads as U+FFFD.
  package func string(in range: Range<Int>) -> String {
    String(decoding: buffer[range.clamped(to: 0..<buffer.count)], as: UTF8.self)
  }

  /// Appends the units that the UTF-8 in `range` spells.
  package func appendUnits(in range: Range<Int>, to units: inout [CodeUnit]) {
    let end = Swift.min(range.upperBound, buffer.count)
    var offset = range.lowerBound
    while offset < end {
      if let (scalar, length) = Transcoder.scalar(in: buffer, at: offset, before: end) {
        Transcoder.utf16(scalar) { units.append(CodeUnit($0)) }
        offset += length
        continue
      }
      // Damage goes through the library.
      var next = offset + 1
      while next < end, self[next] & 0xC0 == 0x80 { next += 1 }
      units += [CodeUnit](string(in: offset..<next))
      offset = next
    }
  }

  package func units(in range: Range<Int>) -> [CodeUnit] {
    var units: [CodeUnit] = []
    appendUnits(in: range, to: &units)
    return units
  }

  /// The decimal number in `range`, at most nine digits of it; 0 if there is none.
  package func number(in range: Range<Int>) -> Int {
    var value = 0
    for offset in range.prefix(9) {
      let byte = self[offset]
      guard byte >= 0x30, byte <= 0x39 else { break }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

/// The high bit of each byte of `word` that is `byte`: eight comparisons at once.
@inline(__always)
func matches(_ byte: UInt8, in word: UInt64) -> UInt64 {
  let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  let difference = word ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
  return ~(((difference & low) &+ low) | difference | low)
}

private final class OwnedBytes {
  package let buffer: UnsafeMutableBufferPointer<UInt8>

  package init(_ bytes: [UInt8]) {
    buffer = .allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
  }

  deinit {
    buffer.deallocate()
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  /// `|`, between the values of one field.
  static let bar: UInt8 = 0x7C
  /// `#`, which opens the line of column names.
  static let hash: UInt8 = 0x23
}
