internal import Text

/// What the last event holds.
extension XMLReader {
  /// The value of the attribute with this local name, as it stands; nil when there is none.
  func attribute(_ name: StaticString) -> ArraySlice<UInt8>? {
    for attribute in attributes where isName(attribute.name, name) { return bytes[attribute.value] }
    return nil
  }

  /// The value as text.
  func string(_ name: StaticString) -> String? {
    guard let value = attribute(name) else { return nil }
    return String(units(of: value, isLiteral: false))
  }

  /// The value as text.
  func units(_ name: StaticString) -> [CodeUnit]? {
    guard let value = attribute(name) else { return nil }
    return units(of: value, isLiteral: false)
  }

  /// The value as a number that fits 32 bits.
  func number(_ name: StaticString) -> Int? {
    guard let value = attribute(name), !value.isEmpty, value.count < 11 else { return nil }
    var result = 0
    var isNegative = false
    for (index, byte) in zip(0..., value) {
      if index == 0, byte == 0x2D || byte == 0x2B {
        isNegative = byte == 0x2D
        continue
      }
      guard (0x30...0x39).contains(byte), result < 100_000_000 else { return nil }
      result = result * 10 + Int(byte - 0x30)
    }
    return isNegative ? -result : result
  }

  /// Whether the attribute `val` says yes (ECMA-376 part 1, 17.17.4): it is also meant when it is missing.
  var isOn: Bool {
    guard let value = attribute("val") else { return true }
    return !(value.elementsEqual("0".utf8) || value.elementsEqual("false".utf8) || value.elementsEqual("off".utf8))
  }

  /// Whether the blanks at both ends of the text count (`xml:space`).
  var keepsSpace: Bool { attribute("space")?.elementsEqual("preserve".utf8) ?? false }

  /// Appends the text of a text event. Line ends of the file are blanks, as Word takes them.
  func appendText(to units: inout [CodeUnit]) {
    UTF8Decoding.append(bytes[textRange], isLiteral: isCDATA, to: &units)
  }

  private func units(of value: ArraySlice<UInt8>, isLiteral: Bool) -> [CodeUnit] {
    var units: [CodeUnit] = []
    UTF8Decoding.append(value, isLiteral: isLiteral, to: &units)
    return units
  }
}
