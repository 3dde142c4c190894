import TestSupport
import Testing
import Text

@Suite struct CodeUnitTests {
  @Test(arguments: ["", "a", "é߿", "ࠀ甲￿", "𠮷𪚥\u{10FFFF}", "甲\u{0}乙", "公文写作：一是“实”，二是“新”。"])
  func `a string survives the way to units and back`(string: String) {
    #expect([CodeUnit](string) == string.utf16.map { CodeUnit($0) })
    #expect(String([CodeUnit](string)) == string)
    #expect(String([CodeUnit](string)[...]) == string)
    #expect(String([CodeUnit](string).lazy.map { $0 }) == string)
  }

  @Test func `any units at all spell what the standard library makes of them`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let units = (0..<random.int(in: 0..<12)).map { _ in
        // Half of them surrogates, in any order.
        UInt16(random.int(in: 0..<2) == 0 ? random.int(in: 0xD800..<0xE000) : random.int(in: 0..<0x10000))
      }
      #expect(String(units.map { CodeUnit($0) }) == String(decoding: units, as: UTF16.self))
    }
  }

  @Test func `a literal beyond one unit is a unit no rule looks for`() {
    #expect(CodeUnit(unicodeScalarLiteral: "𠮷") == "\u{FFFD}")
  }
}
