import Text

/// The bytes of an input, taken from the front; zeros behind the end.
struct ByteScript {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// At most `count` UTF-16 units, the low byte first; fewer at the end.
  mutating func units(_ count: Int) -> [CodeUnit] {
    var result: [CodeUnit] = []
    while result.count < count, rest.count >= 2 { result.append(CodeUnit(UInt16(byte()) | UInt16(byte()) << 8)) }
    return result
  }
}
