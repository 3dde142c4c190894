import Text

/// The bytes of one table, read in place: part of the program, or handed over by the shell.
///
/// `@unchecked`: the bytes are never written once this value exists, and `owner` keeps them alive.
package struct TableBytes: @unchecked Sendable {
  let buffer: UnsafeBufferPointer<UInt8>
  private let owner: OwnedBytes?

  /// Bytes that live as long as the program.
  init(program bytes: UnsafePointer<UInt8>?, count: Int) {
    buffer = UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
    owner = nil
  }

  /// A copy of `bytes`.
  package init(_ bytes: some Collection<UInt8>) {
    let owned = OwnedBytes(bytes)
    buffer = UnsafeBufferPointer(owned.buffer)
    owner = owned
  }

  package var count: Int { buffer.count }

  /// The byte at `offset`; a line feed outside, so that no scan runs past an end.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    offset >= 0 && offset < buffer.count ? buffer[offset] : UInt8.lineFeed
  }

  /// The text in `range`; damaged UTF-8 reads as U+FFFD.
  package func string(in range: Range<Int>) -> String {
    String(decoding: buffer[range.clamped(to: 0..<buffer.count)], as: UTF8.self)
  }

  /// Appends the units that the UTF-8 in `range` spells.
  func appendUnits(in range: Range<Int>, to units: inout [CodeUnit]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let lead = self[offset]
      // The bank is prose: nearly every sequence is three bytes long.
      if lead & 0xF0 == 0xE0, offset + 2 < range.upperBound {
        let (second, third) = (self[offset + 1], self[offset + 2])
        if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
          let value = UInt16(lead & 0x0F) << 12 | UInt16(second & 0x3F) << 6 | UInt16(third & 0x3F)
          units.append(CodeUnit(value))
          offset += 3
          continue
        }
      }
      if lead < 0x80 {
        units.append(CodeUnit(UInt16(lead)))
        offset += 1
        continue
      }
      // The rare rest (two and four bytes, damage) goes through the library.
      var end = offset + 1
      while end < range.upperBound, self[end] & 0xC0 == 0x80 { end += 1 }
      units += [CodeUnit](string(in: offset..<end))
      offset = end
    }
  }

  func units(in range: Range<Int>) -> [CodeUnit] {
    var units: [CodeUnit] = []
    appendUnits(in: range, to: &units)
    return units
  }

  /// The decimal number in `range`, at most nine digits of it; 0 if there is none.
  func number(in range: Range<Int>) -> Int {
    var value = 0
    for offset in range.prefix(9) {
      let byte = self[offset]
      guard byte >= 0x30, byte <= 0x39 else { break }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

private final class OwnedBytes {
  let buffer: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: some Collection<UInt8>) {
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
