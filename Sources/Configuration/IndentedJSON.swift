/// Lays JSON out for readers.
package enum IndentedJSON {
  /// The same JSON with two blanks a level, a space after each colon and a final newline. `bytes` is well-formed.
  package static func of(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var depth = 0
    var isInString = false
    var isEscaped = false
    func newLine() {
      result.append(0x0A)
      result += [UInt8](repeating: 0x20, count: depth * 2)
    }
    for (index, byte) in bytes.enumerated() {
      if isInString {
        result.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        result.append(byte)
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        depth += 1
        if next != UInt8(ascii: "}"), next != UInt8(ascii: "]") { newLine() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth = max(0, depth - 1)
        if result.last != UInt8(ascii: "{"), result.last != UInt8(ascii: "[") { newLine() }
        result.append(byte)
      case UInt8(ascii: ","):
        result.append(byte)
        newLine()
      case UInt8(ascii: ":"):
        result += [byte, 0x20]
      default:
        if byte == UInt8(ascii: "\"") { isInString = true }
        result.append(byte)
      }
    }
    result.append(0x0A)
    return result
  }
}
