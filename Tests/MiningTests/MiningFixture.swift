import Mining
import PhraseBankData

/// The tables of the program, for tests.
enum MiningFixture {
  static let readings = Readings(characters: bytes(gongwen_pinyin()), words: bytes(gongwen_pinyin_words()))

  static let cleaner = TextCleaner(
    simplifier: Simplifier(characters: bytes(gongwen_traditional()), words: bytes(gongwen_traditional_words())),
    syllables: readings.allSyllables,
  )

  private static func bytes(_ table: gongwen_table) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: table.bytes, count: table.count)
  }
}
