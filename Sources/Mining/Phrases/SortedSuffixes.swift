import Text

/// A suffix of a segment: its first 20 units and what stands around them, which is all that the phrase miner asks of it,
/// so that the text itself need not be in memory.
struct Suffix: WordOrdered, BitwiseCopyable {
  /// The longest phrase.
  static let depth = 20
  static let wordCount = FiveWords.count

  /// Four units each, zeros after the end of the segment.
  private let words: FiveWords
  /// How often the segment occurs.
  let weight: UInt32
  /// The documents of the segment, as `DocumentLists` keeps them.
  let documents: UInt32
  /// The unit before, and the one before that; zero where there is none.
  let before: UInt16
  let secondBefore: UInt16
  /// The unit after the last of the 20.
  private let last: UInt16

  init(_ segment: UnsafeBufferPointer<UInt16>, at start: Int, weight: UInt32, documents: UInt32) {
    words = FiveWords(
      Suffix.word(segment, start),
      Suffix.word(segment, start + 4),
      Suffix.word(segment, start + 8),
      Suffix.word(segment, start + 12),
      Suffix.word(segment, start + 16)
    )
    self.weight = weight
    self.documents = documents
    before = start >= 1 ? segment[start - 1] : 0
    secondBefore = start >= 2 ? segment[start - 2] : 0
    last = start + Suffix.depth < segment.count ? segment[start + Suffix.depth] : 0
  }

  private static func word(_ segment: UnsafeBufferPointer<UInt16>, _ start: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in start..<start + 4 { word = word << 16 | (index < segment.count ? UInt64(segment[index]) : 0) }
    return word
  }

  @inline(__always)
  func word(_ index: Int) -> UInt64 { words[index] }

  /// The unit after the first `length` ones; zero at the end of the segment.
  @inline(__always)
  func unit(after length: Int) -> UInt16 {
    length >= Suffix.depth ? last : UInt16(truncatingIfNeeded: word(length >> 2) >> UInt64(48 - (length & 3) * 16))
  }

  /// Units up to the end of the segment; 21 stands for more than 20.
  var length: Int {
    if last != 0 { return Suffix.depth + 1 }
    // All units behind the end are zero, and none before it is.
    for index in (0..<Suffix.wordCount).reversed() where word(index) != 0 {
      return 4 * index + 4 - word(index).trailingZeroBitCount >> 4
    }
    return 0
  }
}

/// Suffixes in alphabetical order: every phrase that occurs twice is a range of neighbours.
struct SortedSuffixes {
  let items: [Suffix]
  /// For each how many units it shares with the one before.
  private let shared: [UInt8]

  init(_ items: UnsafeBufferPointer<Suffix>) {
    var sorted: [Suffix] = []
    var shared: [UInt8] = []
    sorted.reserveCapacity(items.count)
    shared.reserveCapacity(items.count)
    WordSort.forEachSorted(items) { index, common in
      sorted.append(items[index])
      // Behind an end nothing is shared.
      shared.append(UInt8(truncatingIfNeeded: min(common, items[index].length)))
    }
    self.items = sorted
    self.shared = shared
  }

  /// Calls `body` with every phrase of two units or more that occurs, up to `Suffix.depth`: its length and its range in
  /// `items`. A phrase that is always followed by the same unit is left out, except before the end of a segment.
  func forEachRepeat(_ body: (_ length: Int, _ range: Range<Int>) -> Void) {
    var stack: [(length: Int, start: Int)] = []
    for index in items.indices {
      let common = Int(shared[index])
      let next = index + 1 < items.count ? Int(shared[index + 1]) : 0
      var start = index
      while let top = stack.last, top.length > common {
        stack.removeLast()
        if top.length >= 2 { body(top.length, top.start..<index) }
        start = top.start
      }
      if common > (stack.last?.length ?? 0) { stack.append((common, start == index ? index - 1 : start)) }
      // The suffix itself, when it ends here and is no longer than a phrase may be.
      let length = items[index].length
      if length >= 2, length <= Suffix.depth, length > common, length > next { body(length, index..<index + 1) }
    }
    while let top = stack.popLast() {
      if top.length >= 2 { body(top.length, top.start..<items.count) }
    }
  }
}

/// Which documents hold a segment, for many suffixes: a number that stands for one document, or for a list.
struct DocumentLists {
  /// The lists end to end: how many, how many more are not listed, then the documents.
  private var lists: [UInt32] = []
  private static let single: UInt32 = 1 << 31

  /// The number for a segment that `documents` documents hold, of which some are listed in 16-bit halves.
  mutating func add(documents: Int, listed: UnsafeBufferPointer<UInt16>) -> UInt32 {
    if documents == 1, listed.count == 2 { return Self.single | UInt32(listed[0]) | UInt32(listed[1] & 0x7FFF) << 16 }
    let number = UInt32(truncatingIfNeeded: lists.count) & ~Self.single
    lists.append(UInt32(truncatingIfNeeded: listed.count / 2))
    lists.append(UInt32(clamping: documents - listed.count / 2))
    for index in stride(from: 0, to: listed.count - 1, by: 2) {
      lists.append(UInt32(listed[index]) | UInt32(listed[index + 1]) << 16)
    }
    return number
  }

  /// Calls `body` with each document that is listed.
  ///
  /// - Returns: how many are not.
  @inline(__always)
  func forEach(of number: UInt32, _ body: (UInt32) -> Void) -> Int {
    if number & Self.single != 0 {
      body(number & ~Self.single)
      return 0
    }
    let start = Int(number)
    guard lists.indices.contains(start + 1) else { return 0 }
    for document in lists[(start + 2)..<min(lists.count, start + 2 + Int(lists[start]))] { body(document) }
    return Int(lists[start + 1])
  }
}
