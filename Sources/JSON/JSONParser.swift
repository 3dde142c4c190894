/// Why a text is not JSON, and where.
package struct JSONError: Error, Hashable {
  package enum Reason: String, Hashable, Sendable {
    case unexpectedEnd, unexpectedByte, invalidNumber, invalidEscape, controlCharacter, invalidUTF8, tooDeep, tooLong
    case trailingContent
  }

  package var reason: Reason
  /// Byte offset of the first byte that does not fit.
  package var offset: Int
}

/// Turns bytes into nodes. Iterative, so that hostile nesting costs no stack; every byte is looked at once.
struct JSONParser {
  private let bytes: [UInt8]
  private let depthLimit: Int
  private(set) var nodes: [JSONNode] = []
  private var position = 0
  /// Indices of the containers that are open.
  private var open: [Int] = []

  init(_ bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  mutating func parse() throws(JSONError) {
    guard UInt32(exactly: bytes.count) != nil else { throw JSONError(reason: .tooLong, offset: 0) }
    nodes.reserveCapacity(min(4096, bytes.count / 12 + 4))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipBlanks()
    repeat {
      try value()
      try closeOrContinue()
    } while !open.isEmpty
    skipBlanks()
    guard position == bytes.count else { throw JSONError(reason: .trailingContent, offset: position) }
  }

  /// Reads a scalar whole, or opens containers down to the first scalar or empty container.
  private mutating func value() throws(JSONError) {
    while true {
      switch try peek() {
      case UInt8(ascii: "{"):
        try push(.object)
        if try peek() == UInt8(ascii: "}") { return }
        try key()
      case UInt8(ascii: "["):
        try push(.array)
        if try peek() == UInt8(ascii: "]") { return }
        countOne()
      case UInt8(ascii: "\""): return try string()
      case UInt8(ascii: "t"): return try word("true", .true)
      case UInt8(ascii: "f"): return try word("false", .false)
      case UInt8(ascii: "n"): return try word("null", .null)
      default: return try number()
      }
    }
  }

  /// Closes what ends here; stops before the next value, or when nothing is open any more.
  private mutating func closeOrContinue() throws(JSONError) {
    while let top = open.last {
      skipBlanks()
      let isObject = nodes[top].kind == .object
      switch try peek() {
      case UInt8(ascii: ",") where nodes[top].count > 0:
        position += 1
        skipBlanks()
        if isObject { try key() } else { countOne() }
        return
      case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
        position += 1
        nodes[top].end = UInt32(nodes.count)
        open.removeLast()
      default: throw JSONError(reason: .unexpectedByte, offset: position)
      }
    }
  }

  private func peek() throws(JSONError) -> UInt8 {
    guard position < bytes.count else { throw JSONError(reason: .unexpectedEnd, offset: bytes.count) }
    return bytes[position]
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func push(_ kind: JSONKind) throws(JSONError) {
    guard open.count < depthLimit else { throw JSONError(reason: .tooDeep, offset: position) }
    open.append(nodes.count)
    nodes.append(JSONNode(kind: kind, start: UInt32(position), end: 0))
    position += 1
    skipBlanks()
  }

  private mutating func countOne() {
    if let top = open.last { nodes[top].count += 1 }
  }

  private mutating func key() throws(JSONError) {
    guard try peek() == UInt8(ascii: "\"") else { throw JSONError(reason: .unexpectedByte, offset: position) }
    try string()
    skipBlanks()
    guard try peek() == UInt8(ascii: ":") else { throw JSONError(reason: .unexpectedByte, offset: position) }
    position += 1
    skipBlanks()
    countOne()
  }

  private mutating func word(_ word: StaticString, _ kind: JSONKind) throws(JSONError) {
    let start = position
    for i in 0..<word.utf8CodeUnitCount {
      guard try peek() == word.utf8Start[i] else { throw JSONError(reason: .unexpectedByte, offset: position) }
      position += 1
    }
    nodes.append(JSONNode(kind: kind, start: UInt32(start), end: UInt32(position)))
  }

  private mutating func number() throws(JSONError) {
    let start = position
    if try peek() == UInt8(ascii: "-") { position += 1 }
    switch position < bytes.count ? bytes[position] : 0 {
    case UInt8(ascii: "0"): position += 1
    case UInt8(ascii: "1")...UInt8(ascii: "9"): skipDigits()
    default:
      throw JSONError(reason: position == start ? .unexpectedByte : .invalidNumber, offset: position)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() else { throw JSONError(reason: .invalidNumber, offset: position) }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      guard skipDigits() else { throw JSONError(reason: .invalidNumber, offset: position) }
    }
    nodes.append(JSONNode(kind: .number, start: UInt32(start), end: UInt32(position)))
  }

  @discardableResult
  private mutating func skipDigits() -> Bool {
    let start = position
    while position < bytes.count, 0x30...0x39 ~= bytes[position] { position += 1 }
    return position > start
  }

  private mutating func string() throws(JSONError) {
    let start = position
    let scan = scanString(bytes, from: position + 1)
    position = scan.end
    if let reason = scan.failure { throw JSONError(reason: reason, offset: position) }
    nodes.append(JSONNode(kind: .string, isEscaped: scan.isEscaped, start: UInt32(start), end: UInt32(position)))
  }
}

/// Finds the end of a string and checks everything in it: escapes, control characters, UTF-8.
///
/// A function of its own over a span: this loop sees every byte of a draft that is opened.
private func scanString(
  _ array: [UInt8],
  from start: Int,
) -> (end: Int, isEscaped: Bool, failure: JSONError.Reason?) {
  let bytes = array.span
  var at = start
  var isEscaped = false
  while at < bytes.count {
    let byte = bytes[at]
    if byte < 0x80 {
      if byte == UInt8(ascii: "\"") { return (at + 1, isEscaped, nil) }
      if byte < 0x20 { return (at, isEscaped, .controlCharacter) }
      at += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      isEscaped = true
      guard at < bytes.count else { break }
      switch bytes[at] {
      case UInt8(ascii: "u"):
        guard at + 4 < bytes.count else { return (bytes.count, isEscaped, .unexpectedEnd) }
        for i in 1...4 where hexDigit(bytes[at + i]) == nil { return (at + i, isEscaped, .invalidEscape) }
        at += 5
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        at += 1
      default: return (at, isEscaped, .invalidEscape)
      }
    } else {
      // RFC 3629, section 4: the table of well-formed sequences.
      let length: Int
      let second: ClosedRange<UInt8>
      switch byte {
      case 0xE1...0xEC, 0xEE, 0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return (at, isEscaped, .invalidUTF8)
      }
      guard at + length <= bytes.count, second ~= bytes[at + 1] else { return (at, isEscaped, .invalidUTF8) }
      if length > 2, bytes[at + 2] & 0xC0 != 0x80 { return (at, isEscaped, .invalidUTF8) }
      if length > 3, bytes[at + 3] & 0xC0 != 0x80 { return (at, isEscaped, .invalidUTF8) }
      at += length
    }
  }
  return (bytes.count, isEscaped, .unexpectedEnd)
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt16? {
  switch byte {
  case 0x30...0x39: UInt16(byte - 0x30)
  case 0x41...0x46: UInt16(byte - 0x37)
  case 0x61...0x66: UInt16(byte - 0x57)
  default: nil
  }
}
