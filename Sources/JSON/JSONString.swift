package import Text

extension JSONValue {
  /// The string; a lone surrogate in an escape becomes U+FFFD. Nil for anything else.
  package var string: String? {
    let node = node
    return node.kind == .string ? text.decodeString(node) : nil
  }

  /// Whether this is exactly the string `other` (ASCII), compared without making one.
  package func isString(_ other: StaticString) -> Bool {
    let node = node
    guard node.kind == .string else { return false }
    if node.isEscaped { return text.decodeString(node) == other.description }
    let start = Int(node.start) + 1
    guard Int(node.end) - 1 - start == other.utf8CodeUnitCount else { return false }
    for i in 0..<other.utf8CodeUnitCount where text.bytes[start + i] != other.utf8Start[i] { return false }
    return true
  }

  /// The string as units of text; lone surrogates from escapes are kept. Nil for anything else. One pass, one
  /// allocation, so that a draft of 10 MB goes from the message to its buffer once.
  package var units: [CodeUnit]? {
    let node = node
    guard node.kind == .string else { return nil }
    let bytes = text.bytes
    let start = Int(node.start) + 1
    let end = Int(node.end) - 1
    // An array made with room for nothing has its count written into the one empty array that all threads share.
    guard end > start else { return [] }
    // Never more units than bytes; three bytes a unit in Chinese, so what is over is given back if it is much.
    let units = [CodeUnit](unsafeUninitializedCapacity: end - start) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { decodeUTF16($0, start, end, into: base) }
    }
    return units.count * 2 < end - start && end - start > 4096 ? units.withUnsafeBufferPointer { Array($0) } : units
  }
}

/// Decodes a checked JSON string between `start` and `end`; returns how many units it wrote (at most one a byte).
private func decodeUTF16(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ start: Int,
  _ end: Int,
  into out: UnsafeMutablePointer<CodeUnit>,
) -> Int {
  var at = start
  var count = 0
  @inline(__always)
  func put(_ unit: UInt16) {
    (out + count).initialize(to: CodeUnit(unit))
    count += 1
  }
  while at < end {
    if bytes[at] == UInt8(ascii: "\\") {
      let (unit, length) = decodeEscape(bytes, at)
      put(unit)
      at += length
    } else {
      let (scalar, length) = Transcoder.scalar(inValid: bytes, at: at)
      Transcoder.utf16(scalar, put)
      at += length
    }
  }
  return count
}

/// The unit that the escape at `at` means, and its length in bytes.
private func decodeEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (unit: UInt16, length: Int) {
  switch bytes[at + 1] {
  case UInt8(ascii: "n"): return (0x0A, 2)
  case UInt8(ascii: "t"): return (0x09, 2)
  case UInt8(ascii: "r"): return (0x0D, 2)
  case UInt8(ascii: "b"): return (0x08, 2)
  case UInt8(ascii: "f"): return (0x0C, 2)
  case UInt8(ascii: "u"):
    var unit: UInt16 = 0
    for i in 2..<6 { unit = unit << 4 | (hexDigit(bytes[at + i]) ?? 0) }
    return (unit, 6)
  case let byte: return (UInt16(byte), 2)
  }
}

extension JSONText {
  func decodeString(_ node: JSONNode) -> String {
    let inner = bytes[Int(node.start) + 1..<Int(node.end) - 1]
    guard node.isEscaped else { return String(decoding: inner, as: UTF8.self) }
    let units = [CodeUnit](unsafeUninitializedCapacity: inner.count) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = bytes.withUnsafeBufferPointer { decodeUTF16($0, inner.startIndex, inner.endIndex, into: base) }
    }
    return String(units)
  }
}
