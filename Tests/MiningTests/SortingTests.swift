import Mining
import TestSupport
import Testing

/// Two words and where it stood.
private struct Item: WordOrdered, BitwiseCopyable, Equatable {
  static let wordCount = 2
  var first: UInt64
  var second: UInt64
  var place: Int

  func word(_ index: Int) -> UInt64 { index == 0 ? first : second }
}

@Suite struct SortingTests {
  @Test(arguments: [0, 1, 2, 31, 32, 33, 64, 1_000, 5_000])
  func `things are sorted by all their words, and what is equal stays as it was`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    for range in [1...1, 0...3, 0...UInt64.max, 0x4E00...0x9FFF] {
      // Words that differ in their first and last bytes, in all and in none.
      let items = (0..<count).map { place in
        let word = UInt64.random(in: range, using: &random)
        return Item(
          first: place % 2 == 0 ? word << 48 : word,
          second: .random(in: 0...2, using: &random) << 60,
          place: place
        )
      }
      let expected = items.sorted { ($0.first, $0.second, $0.place) < ($1.first, $1.second, $1.place) }
      #expect(items.withUnsafeBufferPointer { WordSort.sorted($0) } == expected)
      var shared: [Int] = []
      items.withUnsafeBufferPointer { items in WordSort.forEachSorted(items) { _, count in shared.append(count) } }
      #expect(shared == expected.indices.map { $0 == 0 ? 0 : Self.shared(expected[$0 - 1], expected[$0]) })
    }
  }

  /// How many units of two items' words are the same from the first on.
  private static func shared(_ one: Item, _ other: Item) -> Int {
    func units(_ item: Item) -> [UInt64] {
      [item.first, item.second].flatMap { word in [48, 32, 16, 0].map { word >> $0 & 0xFFFF } }
    }
    return zip(units(one), units(other)).prefix { $0 == $1 }.count
  }

  @Test func `buckets keep the order, and leave out what nobody counted`() {
    var counts = [Int](repeating: 0, count: 0x10000)
    counts[5] = 2
    counts[7] = 3
    counts[9] = 1
    var buckets = UnitBuckets<Int>(counts, in: 0x5_0000...0x8_FFFF)
    for (item, unit) in ([7, 5, 9, 7, 5, 5, 4] as [UInt16]).enumerated() { buckets.add(item, to: unit) }
    var found: [[Int]] = []
    buckets.forEach { _, items in found.append(Array(items)) }
    #expect(found == [[1, 4], [0, 3]])
  }
}
