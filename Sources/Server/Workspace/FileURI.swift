/// `file:` URIs and paths.
enum FileURI {
  /// The absolute path behind a `file:` URI, percent escapes decoded; nil for any other URI.
  static func path(_ uri: String) -> String? {
    var rest = Substring(uri)
    guard rest.prefix(5).lowercased() == "file:" else { return nil }
    rest = rest.dropFirst(5)
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      // A host: only this machine's files can be read.
      let host = rest.prefix { $0 != "/" }
      guard host.isEmpty || host == "localhost" else { return nil }
      rest = rest.dropFirst(host.count)
    }
    guard rest.hasPrefix("/") else { return nil }
    let end = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
    return decoded(rest[..<end])
  }

  /// The URI of an absolute path; everything but unreserved characters and slashes is escaped.
  static func uri(_ path: String) -> String {
    var result: [UInt8] = Array("file://".utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// With percent escapes decoded; escapes that are none stay as they are.
  static func decoded(_ text: Substring) -> String {
    var result: [UInt8] = []
    var bytes = text.utf8[...]
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "%"), let first = bytes.first.flatMap(digit),
        let second = bytes.dropFirst().first.flatMap(digit)
      {
        result.append(first << 4 | second)
        bytes = bytes.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
