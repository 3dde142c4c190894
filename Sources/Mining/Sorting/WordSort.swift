/// Something that is ordered by a few words, the first one first.
protocol WordOrdered {
  static var wordCount: Int { get }
  func word(_ index: Int) -> UInt64
}

/// Sorts by one word after the other: most things differ in the first, so the others are hardly ever looked at.
enum WordSort {
  private struct Entry {
    var word: UInt64
    var index: UInt32
  }

  /// In order; what is equal stays as it was.
  static func sorted<T: WordOrdered>(_ items: [T]) -> [T] {
    items.withUnsafeBufferPointer { items in
      var entries = items.indices.map { Entry(word: items[$0].word(0), index: UInt32(truncatingIfNeeded: $0)) }
      entries.withUnsafeMutableBufferPointer { sort($0, items, level: 0) }
      return entries.map { items[Int($0.index)] }
    }
  }

  private static func sort<T: WordOrdered>(
    _ entries: UnsafeMutableBufferPointer<Entry>,
    _ items: UnsafeBufferPointer<T>,
    level: Int,
  ) {
    var entries = entries
    entries.sort { $0.word != $1.word ? $0.word < $1.word : $0.index < $1.index }
    guard level + 1 < T.wordCount else { return }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].word == entries[start].word { end += 1 }
      if end - start > 1 {
        for index in start..<end { entries[index].word = items[Int(entries[index].index)].word(level + 1) }
        sort(UnsafeMutableBufferPointer(rebasing: entries[start..<end]), items, level: level + 1)
      }
      start = end
    }
  }
}
