import Files
import Foundation
import TestSupport
import Testing
import Text

@Suite struct TextFormatTests {
  /// Reads `bytes`, expects the text and the format, and the same bytes back.
  private func check(
    _ bytes: [UInt8],
    _ expected: String,
    _ format: TextFormat = TextFormat(),
    sourceLocation: SourceLocation = #_sourceLocation,
  ) throws {
    let decoded = try TextFormat.decode(bytes)
    #expect(decoded.text == SourceText(expected), sourceLocation: sourceLocation)
    #expect(decoded.format == format, sourceLocation: sourceLocation)
    #expect(decoded.format.encode(decoded.text) == bytes, sourceLocation: sourceLocation)
  }

  private func failure(_ bytes: [UInt8]) -> TextFormat.DecodingFailure? {
    do throws(TextFormat.DecodingFailure) {
      _ = try TextFormat.decode(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `UTF-8 with every kind of line end comes back byte for byte`() throws {
    try check([], "")
    for text in ["一、总体要求\n二、𠮷野家😀é\r\n末行", "\r\r\n\n\r", "无换行", "尾随\n", "\u{2028}\u{85}\u{B}"] {
      try check(Array(text.utf8), text)
    }
  }

  @Test func `A byte order mark is kept but is no text`() throws {
    try check([0xEF, 0xBB, 0xBF] + Array("一、".utf8), "一、", TextFormat(hasByteOrderMark: true))
  }

  @Test func `GB18030 is recognised and written back`() throws {
    // 关于印发通知。
    let notice: [UInt8] = [0xB9, 0xD8, 0xD3, 0xDA, 0xD3, 0xA1, 0xB7, 0xA2, 0xCD, 0xA8, 0xD6, 0xAA, 0xA1, 0xA3]
    try check(notice, "关于印发通知。", TextFormat(encoding: .gb18030))
    // 𠮷 takes four bytes.
    try check(
      notice + [0x0D, 0x0A, 0x95, 0x34, 0xB2, 0x35],
      "关于印发通知。\r\n𠮷",
      TextFormat(encoding: .gb18030),
    )
  }

  @Test func `Damaged UTF-8 is not taken for GB18030`() {
    var bytes = Array("各地区各部门要认真贯彻落实，确保完成任务。".utf8)
    bytes[7] = 0xFF
    #expect(failure(bytes) == .invalid(offset: 6))
    #expect(failure(Array("各地区".utf8.dropLast())) == .invalid(offset: 6))
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ] as [[UInt8]]
  ) func `What only looks like UTF-8 is refused`(_ bytes: [UInt8]) {
    #expect(failure([0xEF, 0xBB, 0xBF] + bytes) == .invalid(offset: 3))
  }

  @Test func `Binary files and UTF-16 are told apart`() {
    #expect(failure([0x50, 0x4B, 0x03, 0x04, 0x00]) == .binary)
    #expect(failure([0xFF, 0xFE, 0x00, 0x4E]) == .wideEncoding)
  }

  @Test func `Of GB18030 the byte is named that is wrong`() {
    // 一、加强领导 in GB18030, the last 导 cut to its first byte.
    let good: [UInt8] = [0xD2, 0xBB, 0xA1, 0xA2, 0xBC, 0xD3, 0xC7, 0xBF]
    #expect(failure(good + [0xFF, 0x0A]) == .invalid(offset: 8))
    #expect(failure(good + good + [0xC1, 0x20]) == .invalid(offset: 16))
  }

  @Test func `Half a surrogate pair cannot be written`() {
    #expect(TextFormat().encode(SourceText(units: [CodeUnit(0xD842)])) == nil)
  }

  @Test func `Random bytes never stop the reader, and what it accepts it can write`() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<2000 {
      let bytes = (0..<random.int(in: 0..<24)).map { _ in
        UInt8(random.pick([random.int(in: 0..<256), 0xE4, 0xB8, 0x80, 0x0A, 0x0D, 0xB0, 0xA1]) ?? 0)
      }
      guard let decoded = try? TextFormat.decode(bytes) else { continue }
      #expect(decoded.format.encode(decoded.text) == bytes)
      if decoded.format == TextFormat() { #expect(decoded.text.string == String(validating: bytes, as: UTF8.self)) }
    }
  }
}
