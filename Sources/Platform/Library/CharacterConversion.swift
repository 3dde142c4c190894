import Glibc

/// The one encoding besides UTF-8 that drafts come in, through the C library's `iconv`.
package enum CharacterConversion {
  /// GB18030 (with all of GBK and GB 2312) as UTF-8; nil when it is none, or the system cannot tell.
  package static func utf8(fromGB18030 bytes: [UInt8]) -> [UInt8]? { convert(bytes, from: "GB18030", to: "UTF-8") }

  /// UTF-8 as GB18030; nil when it is none, or the system cannot tell.
  package static func gb18030(fromUTF8 bytes: [UInt8]) -> [UInt8]? { convert(bytes, from: "UTF-8", to: "GB18030") }

  /// `bytes` in another encoding; nil when they are not valid in the first or when the C library lacks one of the two
  /// (a statically linked program needs the system's gconv modules at run time).
  private static func convert(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
    let descriptor = iconv_open(to, from)
    guard descriptor != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(descriptor) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var result: [UInt8] = []
    // Two bytes of GB18030 are at most three of UTF-8, four are four; the other way it only shrinks or stays.
    let capacity = bytes.count * 2 + 16
    let converted = source.withUnsafeMutableBufferPointer { input -> Bool in
      var isWhole = false
      result = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        output.withMemoryRebound(to: CChar.self) { output in
          var from = input.baseAddress
          var fromLeft = input.count
          var into = output.baseAddress
          var intoLeft = output.count
          isWhole = iconv(descriptor, &from, &fromLeft, &into, &intoLeft) == 0 && fromLeft == 0
          count = output.count - intoLeft
        }
      }
      return isWhole
    }
    return converted ? result : nil
  }
}
