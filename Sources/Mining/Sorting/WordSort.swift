/// Something that is ordered by a few words of four units each, the first one first.
package protocol WordOrdered {
  static var wordCount: Int { get }
  func word(_ index: Int) -> UInt64
}

/// Twenty units as words of four each, to be sorted and compared without a loop.
struct FiveWords: BitwiseCopyable, Equatable {
  /// Words of four units that hold the longest phrase.
  static let count = 5
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64)

  init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64, _ fifth: UInt64) {
    words = (first, second, third, fourth, fifth)
  }

  /// The word at `index`; beyond the end the last one.
  @inline(__always)
  subscript(index: Int) -> UInt64 {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    case 3: words.3
    default: words.4
    }
  }

  @inline(__always)
  static func == (a: FiveWords, b: FiveWords) -> Bool { a.words == b.words }
}

/// Sorts by one word after the other: most things differ in the first, so the others are hardly ever looked at.
///
/// - Complexity: linear in what is sorted; each word is sorted byte by byte.
package enum WordSort {
  private struct Entry {
    var word: UInt64
    var index: UInt32
    /// How many units it begins with that are those of the entry before it.
    var shared: UInt32 = 0
  }

  private typealias Entries = UnsafeMutableBufferPointer<Entry>

  /// In order; what is equal stays as it was.
  package static func sorted<T: WordOrdered>(_ items: UnsafeBufferPointer<T>) -> [T] {
    var result: [T] = []
    result.reserveCapacity(items.count)
    forEachSorted(items) { index, _ in result.append(items[index]) }
    return result
  }

  /// Calls `body` with the index of each item in the order of the items, what is equal as it was, and with how many units of
  /// its words are those of the item before it: found while sorting, where it costs nothing, and not from the items, which
  /// may be anywhere in memory.
  package static func forEachSorted<T: WordOrdered>(
    _ items: UnsafeBufferPointer<T>,
    _ body: (_ index: Int, _ shared: Int) -> Void,
  ) {
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: 2 * items.count) { memory in
      memory.preferLargePages()
      let entries = Entries(rebasing: memory[..<items.count])
      let room = Entries(rebasing: memory[items.count...])
      for index in items.indices {
        entries.initializeElement(
          at: index,
          to: Entry(word: items[index].word(0), index: UInt32(truncatingIfNeeded: index))
        )
      }
      sort(entries, items, level: 0, room)
      for entry in entries { body(Int(entry.index), Int(entry.shared)) }
    }
  }

  /// Sorts by the words from `level` on, of which the entries hold the first, and notes what each but the first entry shares
  /// with the one before it.
  private static func sort<T: WordOrdered>(
    _ entries: Entries,
    _ items: UnsafeBufferPointer<T>,
    level: Int,
    _ room: Entries,
  ) {
    if entries.count <= few {
      sortFew(entries)
    } else {
      sortBytes(entries, room)
    }
    var start = 0
    var before: UInt64?
    while start < entries.count {
      let word = entries[start].word
      var end = start + 1
      while end < entries.count, entries[end].word == word { end += 1 }
      if end - start > 1 {
        // Ranges of integers: the indices of a slice are asked for by generic code.
        if level + 1 < T.wordCount {
          for index in start..<end { entries[index].word = items[Int(entries[index].index)].word(level + 1) }
          sort(Entries(rebasing: entries[start..<end]), items, level: level + 1, room)
        } else {
          for index in start + 1..<end { entries[index].shared = UInt32(truncatingIfNeeded: 4 * T.wordCount) }
        }
      }
      if let before { entries[start].shared = shared(level, before, word) }
      before = word
      start = end
    }
  }

  /// What two entries share that differ in the word at `level` and in none before it.
  @inline(__always)
  private static func shared(_ level: Int, _ one: UInt64, _ other: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: 4 * level + (one ^ other).leadingZeroBitCount >> 4)
  }

  /// So many are sorted faster one by one.
  private static let few = 32

  private static func sortFew(_ entries: Entries) {
    for index in entries.indices.dropFirst() {
      let entry = entries[index]
      var place = index
      while place > 0, entries[place - 1].word > entry.word {
        entries[place] = entries[place - 1]
        place -= 1
      }
      entries[place] = entry
    }
  }

  /// From the last byte to the first, each time keeping the order of what is equal.
  private static func sortBytes(_ entries: Entries, _ room: Entries) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 8 * 256) { counts in
      counts.initialize(repeating: 0)
      for entry in entries {
        for byte in 0..<8 { counts[byte << 8 | value(entry.word, byte)] += 1 }
      }
      var from = entries
      var to = Entries(rebasing: room[..<entries.count])
      for byte in 0..<8 {
        // Where all have the same byte there is nothing to be done.
        if counts[byte << 8 | value(from[0].word, byte)] == entries.count { continue }
        var next = 0
        for slot in byte << 8..<(byte + 1) << 8 {
          let count = counts[slot]
          counts[slot] = next
          next += count
        }
        for entry in from {
          let slot = byte << 8 | value(entry.word, byte)
          to[counts[slot]] = entry
          counts[slot] += 1
        }
        swap(&from, &to)
      }
      if from.baseAddress != entries.baseAddress { _ = entries.update(from: from) }
    }
  }

  @inline(__always)
  private static func value(_ word: UInt64, _ byte: Int) -> Int {
    Int(truncatingIfNeeded: word >> UInt64(byte * 8)) & 0xFF
  }
}
