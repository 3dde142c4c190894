import Synchronization
package import Text

/// Whether a word may end at a place: what keeps a candidate from stopping inside one (弘扬科 of 弘扬科学).
///
/// Two characters end a word if some phrase of the bank ends with them. They are kept as the bits of a Bloom filter
/// (Bloom 1970) with one hash: 16 KB for any number of phrases, at most one wrong yes in fifteen at twenty thousand
/// phrases, and never a wrong no. Filled the first time it is asked, in one pass over the table, so that process start
/// does not pay for it.
package final class WordEnds: Sendable {
  private static let bits = 1 << 17

  private let table: SortedTable
  private let words = Mutex<[UInt64]?>(nil)

  package init(_ table: SortedTable) {
    self.table = table
  }

  /// The filter, to be asked many times without a lock.
  package func filter() -> [UInt64] {
    words.withLock { words in
      if let words { return words }
      let filled = Self.fill(table)
      words = filled
      return filled
    }
  }

  package static func slot(_ first: CodeUnit, _ second: CodeUnit) -> (word: Int, bit: UInt64) {
    let pair = UInt32(first.rawValue) << 16 | UInt32(second.rawValue)
    let slot = Int((pair &* 0x9E37_79B1) >> 15)
    return (slot >> 6, 1 << UInt64(slot & 63))
  }

  package static func emptyFilter() -> [UInt64] { [UInt64](repeating: 0, count: bits / 64) }

  /// Adds the end of a phrase; one that ends in anything but 汉字 says nothing of words.
  package static func add(_ first: CodeUnit, _ second: CodeUnit, to words: inout [UInt64]) {
    guard first.isHan, second.isHan else { return }
    let slot = slot(first, second)
    words[slot.word] |= slot.bit
  }

  private static func fill(_ table: SortedTable) -> [UInt64] {
    var words = emptyFilter()
    var offset = table.body
    while offset < table.bytes.count {
      let start = offset
      offset = table.bytes.fieldEnd(from: offset)
      if offset - start >= 6 {
        let last = table.bytes.word(at: offset - 6)
        if let first = han(last), let second = han(last >> 24) { add(first, second, to: &words) }
      }
      offset = table.bytes.lineEnd(from: offset) + 1
    }
    return words
  }

  /// The 汉字 in the three low bytes of `word`; nil if they are not the UTF-8 of one unit.
  private static func han(_ word: UInt64) -> CodeUnit? {
    guard word & 0xC0_C0F0 == 0x80_80E0 else { return nil }
    let (first, second, third) = (word, word >> 8, word >> 16)
    return CodeUnit(
      Transcoder.unit(
        UInt8(truncatingIfNeeded: first),
        UInt8(truncatingIfNeeded: second),
        UInt8(truncatingIfNeeded: third)
      )
    )
  }
}

/// Judges the ends of candidates by the words of every layer of a bank.
package struct WordEndFilter: Sendable {
  private let layers: [[UInt64]]

  /// A smaller bank does not know most words; a row of a phrase takes some sixty bytes.
  private static let enoughPhrases = 500
  private static let enoughBytes = 60 * enoughPhrases

  package init(_ bank: PhraseBank) {
    layers = bank.layers.filter { $0.phrases.bytes.count >= Self.enoughBytes }.map { $0.wordEnds.filter() }
  }

  /// Judges by these phrases; if they are few, everything may end anywhere.
  package init(_ phrases: [[CodeUnit]]) {
    guard phrases.count >= Self.enoughPhrases else {
      layers = []
      return
    }
    var words = WordEnds.emptyFilter()
    for phrase in phrases {
      let last = phrase.suffix(2)
      if let first = last.first, let second = last.last, last.count == 2 { WordEnds.add(first, second, to: &words) }
    }
    layers = [words]
  }

  /// Whether a candidate may stop after `unit`, which follows `previous`.
  ///
  /// After a mark that opens something it may not; after other marks, digits and letters it may; after a 汉字 if the
  /// bank has a word that ends so, if the 汉字 is a word by itself, or if no bank is large enough to tell.
  package func mayEnd(_ previous: CodeUnit?, _ unit: CodeUnit) -> Bool {
    if unit.isOpening { return false }
    guard !layers.isEmpty, unit.isHan, let previous, previous.isHan, !Self.words.contains(unit) else { return true }
    let slot = WordEnds.slot(previous, unit)
    return layers.contains { $0[slot.word] & slot.bit != 0 }
  }

  /// 汉字 that end a string well whatever stands before them.
  private static let words: [CodeUnit] = Array("的了是在和与及为对把将以要到等不也都就并")
}
