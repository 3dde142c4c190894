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
}
