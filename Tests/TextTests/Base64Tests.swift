import Testing
import Text

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ]
  )
  func `the standard's examples`(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test func `what is no Base64`() {
    for text in ["Z", "Zg=", "Zg==Zg", "Z===", "汉字", "Zm9v!"] { #expect(Base64.decode(text) == nil, "\(text)") }
    #expect(Base64.decode("Zm9v\r\nYmFy") == Array("foobar".utf8))
    let all = (0...255).map { UInt8($0) }
    #expect(Base64.decode(Base64.encode(all)) == all)
  }
}
