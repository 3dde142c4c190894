/// Texts with slots, as the bank writes them: 在做“{}”上{}.
package enum Template {
  /// `template` with `filling` in the place of each slot. Linear.
  package static func filled(_ template: String, with filling: String) -> String {
    var result: [UInt8] = []
    var isOpen = false
    for byte in template.utf8 {
      if isOpen, byte == UInt8(ascii: "}") {
        result.removeLast()
        result += filling.utf8
      } else {
        result.append(byte)
      }
      isOpen = byte == UInt8(ascii: "{")
    }
    return String(decoding: result, as: UTF8.self)
  }
}
