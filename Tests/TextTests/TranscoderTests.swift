import TestSupport
import Testing
import Text

@Suite struct TranscoderTests {
  /// The scalars of `bytes` up to the first that is none; nil stands for that one.
  private func scalars(_ bytes: [UInt8]) -> [UInt32?] {
    bytes.withUnsafeBufferPointer { bytes in
      var result: [UInt32?] = []
      var index = 0
      while index < bytes.count {
        guard let (value, length) = Transcoder.scalar(in: bytes, at: index, before: bytes.count) else {
          return result + [nil]
        }
        result.append(value)
        index += length
      }
      return result
    }
  }

  @Test func `every scalar survives the way to UTF-8 and UTF-16 and back`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var bytes: [UInt8] = []
      var units: [UInt16] = []
      Transcoder.utf8(value) { bytes.append($0) }
      Transcoder.utf16(value) { units.append($0) }
      guard bytes == Array(UTF8.encode(scalar) ?? .init()), units == Array(UTF16.encode(scalar) ?? .init()),
        scalars(bytes) == [value], units.count < 2 || Transcoder.scalar(units[0], units[1]) == value
      else {
        Issue.record("U+\(String(value, radix: 16)) became \(bytes) and \(units)")
        return
      }
    }
  }

  @Test func `bytes are UTF-8 exactly when the standard library says so`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      // Leads and followers are frequent, and the values around which the table of well-formed sequences turns.
      let edges: [UInt8] = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5]
      let bytes = (0..<random.int(in: 1..<6)).map { _ in
        random.int(in: 0..<4) == 0 ? UInt8(random.int(in: 0..<256)) : edges[random.int(in: 0..<edges.count)]
      }
      #expect(scalars(bytes).allSatisfy { $0 != nil } == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }

  @Test func `half a surrogate pair has no UTF-8`() {
    var bytes: [UInt8] = []
    let cut = bytes.append(utf8: [CodeUnit(0x7532), CodeUnit(0xD842)])
    let reversed = bytes.append(utf8: [CodeUnit(0xDFB7), CodeUnit(0xD842)])
    #expect(!cut && !reversed)
    var whole: [UInt8] = []
    let isWhole = whole.append(utf8: [CodeUnit]("甲𠮷é"))
    #expect(isWhole)
    #expect(whole == Array("甲𠮷é".utf8))
  }
}
