import Testing
import Text

/// Where a word stands in a text.
@Suite struct WordPlacesTests {
  private func check(
    _ word: String,
    in text: String,
    first: Int?,
    last: Int?,
    all: [Int],
    at location: SourceLocation = #_sourceLocation,
  ) {
    let (word, units) = ([CodeUnit](word), [CodeUnit](text))
    #expect(units.place(of: word) == first, sourceLocation: location)
    #expect(units[...].lastPlace(of: word) == last, sourceLocation: location)
    #expect(units.places(of: word).map { $0.lowerBound } == all, sourceLocation: location)
    #expect(units.contains(word) == (first != nil), sourceLocation: location)
  }

  @Test func `a word is found where it stands, whole`() {
    check("重点", in: "重点工作和重点", first: 0, last: 5, all: [0, 5])
    check("重点", in: "重", first: nil, last: nil, all: [])
    check("点工作", in: "重点工", first: nil, last: nil, all: [])
    check("哈哈", in: "哈哈哈", first: 0, last: 1, all: [0])
    check("", in: "重点", first: nil, last: nil, all: [])
    check("重", in: "", first: nil, last: nil, all: [])
  }

  @Test func `a part of a text says its places in the whole`() {
    let units = [CodeUnit]("一是一二是二")
    #expect(units[2...].place(of: ["是"]) == 4)
    #expect(units[..<4].lastPlace(of: ["是"]) == 1)
    #expect(units.place(of: "是", from: 2..<6) == 4)
    #expect(units.place(of: "是二", from: 0..<4) == nil)
  }

  /// In every place of a text, four units of which are compared at once, and behind others that differ in one bit.
  @Test func `one unit is found at the first place where it stands`() {
    for length in 0..<14 {
      for place in 0...length {
        var units = (0..<length).map { CodeUnit($0.isMultiple(of: 2) ? 0x5207 : 0xD206) }
        if place < length { units[place] = "分" }
        units.withUnsafeBufferPointer { buffer in
          #expect(buffer.firstPlace(of: "分", from: 0, to: length) == place)
          #expect(buffer.firstPlace(of: "分", from: 0, to: length + 9) == place)
          #expect(buffer.firstPlace(of: "分", from: place + 1, to: length) == length)
          #expect(buffer.firstPlace(of: "分", from: 0, to: place) == place)
        }
      }
    }
  }
}
