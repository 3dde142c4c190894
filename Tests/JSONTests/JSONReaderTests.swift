import JSON
import Testing
import Text

/// Reads `text` and writes it again from the views: both directions at once.
private func check(_ text: String, _ expected: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
  guard let value = try? JSONValue(text) else {
    Issue.record("not read: \(text)", sourceLocation: sourceLocation)
    return
  }
  var writer = JSONWriter()
  copy(value, to: &writer)
  #expect(writer.string == expected ?? text, sourceLocation: sourceLocation)
}

private func checkFails(_ text: String, _ reason: JSONError.Reason, sourceLocation: SourceLocation = #_sourceLocation) {
  checkFails(Array(text.utf8), reason, sourceLocation: sourceLocation)
}

private func checkFails(
  _ bytes: [UInt8],
  _ reason: JSONError.Reason,
  sourceLocation: SourceLocation = #_sourceLocation,
) {
  let error = #expect(throws: JSONError.self, sourceLocation: sourceLocation) { try JSONValue(bytes) }
  #expect(error?.reason == reason, sourceLocation: sourceLocation)
}

/// Writes `value` through every accessor.
func copy(_ value: JSONValue, to writer: inout JSONWriter) {
  switch value.kind {
  case .null: writer.null()
  case .true, .false: writer.bool(value.bool ?? false)
  case .number: if let int = value.int { writer.int(int) } else { writer.double(value.double ?? 0) }
  case .string: writer.string(value.string ?? "")
  case .array: writer.array(value.elements) { copy($1, to: &$0) }
  case .object:
    writer.object {
      for (key, value) in value.members {
        $0.key(dynamic: key)
        copy(value, to: &$0)
      }
    }
  }
}

@Suite struct JSONReaderTests {
  @Test func `every kind of value is read`() {
    for text in ["null", "true", "false", "0", "-1", "1.5", "\"公文\"", "[]", "{}", "[[],{}]", "[1,[2,[3]],4]"] {
      check(text)
    }
    check(" { \"a\" : [ 1 , 2 ] ,\n\"b\" : { } } ", #"{"a":[1,2],"b":{}}"#)
    check(#"{"b":1,"a":2,"b":3}"#)
    check("\u{FEFF}1", "1")
  }

  @Test func `what is not JSON is refused with a reason`() {
    checkFails("", .unexpectedEnd)
    checkFails(" ", .unexpectedEnd)
    checkFails("{", .unexpectedEnd)
    checkFails("[1", .unexpectedEnd)
    checkFails("[1,", .unexpectedEnd)
    checkFails("[,1]", .unexpectedByte)
    checkFails("[1,]", .unexpectedByte)
    checkFails("{\"a\"}", .unexpectedByte)
    checkFails("{\"a\":}", .unexpectedByte)
    checkFails("{\"a\":1,}", .unexpectedByte)
    checkFails("{,}", .unexpectedByte)
    checkFails("{1:2}", .unexpectedByte)
    checkFails("[1}", .unexpectedByte)
    checkFails("{\"a\":1]", .unexpectedByte)
    checkFails("tru", .unexpectedEnd)
    checkFails("nulL", .unexpectedByte)
    checkFails("1 2", .trailingContent)
    checkFails("]", .unexpectedByte)
    checkFails("01", .trailingContent)
    for number in ["-", "1.", "1.e2", "1e", "1e+", "-a"] { checkFails(number, .invalidNumber) }
    for number in [".5", "+1", "NaN"] { checkFails(number, .unexpectedByte) }
    checkFails("\"a", .unexpectedEnd)
    checkFails("\"\\", .unexpectedEnd)
    checkFails("\"\\u12", .unexpectedEnd)
    checkFails("\"\\x\"", .invalidEscape)
    checkFails("\"\\u12G4\"", .invalidEscape)
    checkFails("\"a\nb\"", .controlCharacter)
    checkFails("{\"a\":1,,}", .unexpectedByte)
  }

  @Test func `only well-formed UTF-8 is a string`() {
    let bad: [[UInt8]] = [
      [0xFF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE4, 0xB8], [0xE4, 0xB8, 0x41], [0xC3],
      [0xF0, 0xA0, 0xAE],
    ]
    for bytes in bad { checkFails([0x22] + bytes + [0x22], .invalidUTF8) }
    for good in ["é", "公", "𠮷", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10FFFF}"] {
      check("\"\(good)\"")
    }
  }

  @Test func `nesting is limited, not the stack`() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    checkFails(deep, .tooDeep)
    #expect(try JSONValue(Array(deep.utf8), depthLimit: 100_000).count == 1)
    check(String(repeating: "[", count: 256) + String(repeating: "]", count: 256))
  }

  @Test func `whole numbers are exact`() throws {
    func int(_ text: String) throws -> Int? { try JSONValue(text).int }
    #expect(try int("9223372036854775807") == .max)
    #expect(try int("-9223372036854775808") == .min)
    #expect(try int("9223372036854775808") == nil)
    #expect(try int("9007199254740993") == 9_007_199_254_740_993)
    #expect(try int("-0") == 0)
    #expect(try int("1.0") == 1)
    #expect(try int("1e2") == nil)
    #expect(try int("1.5") == nil)
    #expect(try int("1e400") == nil)
    #expect(try int("\"1\"") == nil)
    #expect(try JSONValue("-1.25e2").double == -125)
  }

  @Test func `escapes and raw characters mean the same`() throws {
    let raw = try JSONValue("\"公\\n😀/é\"")
    let escaped = try JSONValue(#""\u516c\n\uD83D\uDE00\/\u00e9""#)
    #expect(raw.string == escaped.string)
    #expect(raw.units == escaped.units)
    #expect(raw.units == [CodeUnit]("公\n😀/é"))
    #expect(try JSONValue(#""\b\f\r\t\"\\""#).units == [8, 12, 13, 9, 34, 92].map { CodeUnit($0) })
  }

  @Test func `a lone surrogate is kept as a unit and replaced in a string`() throws {
    let value = try JSONValue(#""a\ud83dz""#)
    #expect(value.units == [0x61, 0xD83D, 0x7A].map { CodeUnit($0) })
    #expect(value.string == "a\u{FFFD}z")
  }

  @Test func `members are found by name, also by an escaped one`() throws {
    let value = try JSONValue(#"{"a":{"x":1},"\u0062":2,"c":[10,20,30],"公文":3,"a":4}"#)
    #expect(value["a"]?["x"]?.int == 1)
    #expect(value["b"]?.int == 2)
    #expect(value["c"]?[2]?.int == 30)
    #expect(value["c"]?[3] == nil)
    #expect(value["c"]?[-1] == nil)
    #expect(value[dynamic: "公文"]?.int == 3)
    #expect(value["ab"] == nil)
    #expect(value["c"]?["x"] == nil)
    #expect(value["b"]?.isString("x") == false)
    #expect(value.members.map(\.key) == ["a", "b", "c", "公文", "a"])
  }

  @Test func `the source of a value is what stands in the text`() throws {
    let value = try JSONValue(#"{"a": {"x]": "\"}"} , "b": [1, "]"], "c": 1.50}"#)
    func source(_ value: JSONValue?) -> String { String(decoding: value?.source ?? [], as: UTF8.self) }
    #expect(source(value["a"]) == #"{"x]": "\"}"}"#)
    #expect(source(value["b"]) == #"[1, "]"]"#)
    #expect(source(value["c"]) == "1.50")
  }

  @Test func `a long Chinese string is handed over whole`() throws {
    let text = String(repeating: "关于进一步加强组织领导的通知，", count: 2000)
    #expect(try JSONValue("\"\(text)\"").units == [CodeUnit](text))
  }
}
