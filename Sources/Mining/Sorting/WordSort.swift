/// Something that is ordered by a few words, the first one first.
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
  }

  private typealias Entries = UnsafeMutableBufferPointer<Entry>

  /// In order; what is equal stays as it was.
  package static func sorted<T: WordOrdered>(_ items: UnsafeBufferPointer<T>) -> [T] {
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: 2 * items.count) { memory in
      let entries = Entries(rebasing: memory[..<items.count])
      let room = Entries(rebasing: memory[items.count...])
      for index in items.indices {
        entries[index] = Entry(word: items[index].word(0), index: UInt32(truncatingIfNeeded: index))
      }
      sort(entries, items, level: 0, room)
      return [T](unsafeUninitializedCapacity: items.count) { result, count in
        for place in entries.indices {
          result.initializeElement(at: place, to: items[Int(entries[place].index)])
        }
        count = entries.count
      }
    }
  }

  /// Sorts by the words from `level` on, of which the entries hold the first.
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
    guard level + 1 < T.wordCount else { return }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].word == entries[start].word { end += 1 }
      if end - start > 1 {
        for index in start..<end { entries[index].word = items[Int(entries[index].index)].word(level + 1) }
        sort(Entries(rebasing: entries[start..<end]), items, level: level + 1, room)
      }
      start = end
    }
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
