import PhraseBank
import PhraseBankData

/// The tables that mining needs, from the program itself: readings and simplified forms.
package enum MiningTables {
  package static let readings = PinyinReadings(
    characters: bytes(gongwen_pinyin()),
    words: bytes(gongwen_pinyin_words())
  )

  package static let cleaner = TextCleaner(
    simplifier: .shipped,
    syllables: readings.allSyllables,
  )

  private static func bytes(_ table: gongwen_table) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: table.bytes, count: table.count)
  }
}
