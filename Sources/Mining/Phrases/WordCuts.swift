import Text

/// Cuts text into the words that a corpus is known to use, where the fewest and commonest cover it.
///
/// Linear in the text: at each place words of two to four characters are looked up.
struct WordCuts: Sendable {
  /// Words as four packed units; 0 is free. Its size is a power of two.
  private var slots: [UInt64]
  private var costs: [UInt8]
  /// What a character costs that belongs to no word: less than a word, more than half a word.
  private static let single = 96

  /// - Parameters:
  ///   - phrases: what was found; the words are those of two to four characters.
  ///   - minimumDocuments: in how many documents a word must stand.
  init(_ phrases: [MinedPhrase], minimumDocuments: Int) {
    let words = phrases.filter {
      (2...4).contains($0.units.count) && $0.documents >= minimumDocuments && !$0.units.contains(Segments.list)
    }
    var size = 1 << 10
    while size < words.count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    costs = [UInt8](repeating: 0, count: size)
    for word in words {
      let key = word.units.reduce(0) { $0 << 16 | UInt64($1.rawValue) }
      var slot = Self.slot(key, size)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = key
      costs[slot] = UInt8(160 - min(64, Self.logarithm(word.documents)))
    }
  }

  /// For each place the length of the word that ends there, 1 for a character that belongs to none; 0 inside words.
  ///
  /// `count + 1` places; of the first it is 1.
  func endings(of units: ArraySlice<CodeUnit>) -> [UInt8] {
    let count = units.count
    var best = [Int](repeating: .max / 2, count: count + 1)
    var length = [UInt8](repeating: 1, count: count + 1)
    best[0] = 0
    for index in 0..<count {
      let here = best[index]
      if here + Self.single < best[index + 1] {
        best[index + 1] = here + Self.single
        length[index + 1] = 1
      }
      var key = UInt64(units[units.startIndex + index].rawValue)
      for next in index + 1..<min(index + 4, count) where next > index {
        key = key << 16 | UInt64(units[units.startIndex + next].rawValue)
        guard let cost = cost(key), here + cost < best[next + 1] else { continue }
        best[next + 1] = here + cost
        length[next + 1] = UInt8(next + 1 - index)
      }
    }
    var result = [UInt8](repeating: 0, count: count + 1)
    var place = count
    while place > 0 {
      result[place] = length[place]
      place -= Int(length[place])
    }
    result[0] = 1
    return result
  }

  /// Whether these units are a word.
  func isWord(_ units: ArraySlice<CodeUnit>) -> Bool {
    (2...4).contains(units.count) && cost(units.reduce(0) { $0 << 16 | UInt64($1.rawValue) }) != nil
  }

  private func cost(_ key: UInt64) -> Int? {
    var slot = Self.slot(key, slots.count)
    while slots[slot] != 0 {
      if slots[slot] == key { return Int(costs[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func slot(_ key: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & (size - 1)
  }

  /// Eight times the binary logarithm, rounded down.
  static func logarithm(_ value: Int) -> Int {
    guard value > 1 else { return 0 }
    let whole = Int.bitWidth - 1 - value.leadingZeroBitCount
    return whole * 8 + (whole >= 3 ? (value >> (whole - 3)) & 7 : (value << (3 - whole)) & 7)
  }
}
