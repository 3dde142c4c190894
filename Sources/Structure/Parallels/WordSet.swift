import Lexicon
import Text

/// Words of two characters, to be asked for by the million.
struct WordSet {
  /// Two units in one number; open addressing, half empty, zero where there is none.
  private var slots = [UInt32](repeating: 0, count: 1 << 11)

  /// The words of two characters of a class.
  init(_ group: WordClass) {
    let words = group.words
    while slots.count < words.count * 2 { slots = [UInt32](repeating: 0, count: slots.count * 2) }
    for word in words {
      guard let key = Self.key(word[...]), let slot = slot(of: key) else { continue }
      slots[slot] = key
    }
  }

  func contains(_ word: ArraySlice<CodeUnit>) -> Bool {
    guard let key = Self.key(word), let slot = slot(of: key) else { return false }
    return slots[slot] == key
  }

  /// Where `key` is, or would be.
  private func slot(of key: UInt32) -> Int? {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 12) & (slots.count - 1)
    for _ in 0..<slots.count {
      if slots[slot] == 0 || slots[slot] == key { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func key(_ word: ArraySlice<CodeUnit>) -> UInt32? {
    guard word.count == 2, let first = word.first, let last = word.last else { return nil }
    return UInt32(first.rawValue) << 16 | UInt32(last.rawValue)
  }
}
