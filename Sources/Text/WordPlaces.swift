/// Where a word stands in a text. One of no units stands nowhere.
extension ArraySlice where Element == CodeUnit {
  /// Where `word` first stands in these units.
  package func place(of word: [CodeUnit]) -> Int? {
    guard let first = word.first, word.count <= count else { return nil }
    for start in startIndex...(endIndex - word.count) where self[start] == first {
      if self[start..<start + word.count].elementsEqual(word) { return start }
    }
    return nil
  }

  /// Where `word` last stands in these units.
  package func lastPlace(of word: [CodeUnit]) -> Int? {
    guard let first = word.first, word.count <= count else { return nil }
    var start = endIndex - word.count
    while start >= startIndex {
      if self[start] == first, self[start..<start + word.count].elementsEqual(word) { return start }
      start -= 1
    }
    return nil
  }

  package func contains(_ word: [CodeUnit]) -> Bool { place(of: word) != nil }
}

extension Array where Element == CodeUnit {
  /// Where `word` first stands in these units.
  package func place(of word: [CodeUnit]) -> Int? { self[...].place(of: word) }

  package func contains(_ word: [CodeUnit]) -> Bool { place(of: word) != nil }

  /// Everywhere `word` stands in these units; places do not overlap.
  package func places(of word: [CodeUnit]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var rest = self[...]
    while let start = rest.place(of: word) {
      result.append(start..<start + word.count)
      rest = rest[(start + word.count)...]
    }
    return result
  }

  /// The first index of `range` at which `word` stands.
  @inlinable
  package func place(of word: StaticString, from range: Range<Int>) -> Int? {
    range.first { has(word, at: $0) }
  }
}
