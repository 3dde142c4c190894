import PhraseBank
package import Text

/// Pinyin of phrases: word by word where a word is known, since 长 in 长期 and 部长 reads differently, else character
/// by character.
package struct PinyinReadings: Sendable {
  /// Syllable number by unit; -1 where there is none.
  private var syllableOf = [Int32](repeating: -1, count: 0x10000)
  private var syllables: [[CodeUnit]] = []
  private var words: [[CodeUnit]: [CodeUnit]] = [:]
  private var longestWord = 0
  /// Units that begin a word of the table.
  private var opensWord = [Bool](repeating: false, count: 0x10000)

  /// - Parameters:
  ///   - characters: the bytes of `pinyin.tsv`.
  ///   - words: the bytes of `pinyin-words.tsv`.
  package init(characters: some Sequence<UInt8>, words: some Sequence<UInt8>) {
    for row in TableReader.rows(characters) where row.count == 2 {
      for unit in row[1] { syllableOf[Int(unit.rawValue)] = Int32(syllables.count) }
      syllables.append(row[0])
    }
    for row in TableReader.rows(words) where row.count == 2 {
      guard let first = row[0].first else { continue }
      self.words[row[0]] = row[1]
      opensWord[Int(first.rawValue)] = true
      longestWord = max(longestWord, row[0].count)
    }
  }

  /// All syllables without tone.
  package var allSyllables: Set<[CodeUnit]> { Set(syllables) }

  /// Syllables separated by a blank; units without a reading are left out.
  package func pinyin(of phrase: [CodeUnit]) -> [CodeUnit] {
    var result: [CodeUnit] = []
    var index = 0
    while index < phrase.count {
      var length = 1
      var reading: [CodeUnit]?
      if opensWord[Int(phrase[index].rawValue)] {
        for candidate in stride(from: min(longestWord, phrase.count - index), through: 2, by: -1) {
          guard let known = words[Array(phrase[index..<index + candidate])] else { continue }
          reading = known
          length = candidate
          break
        }
      }
      if reading == nil {
        let number = Int(syllableOf[Int(phrase[index].rawValue)])
        if syllables.indices.contains(number) { reading = syllables[number] }
      }
      if let reading {
        if !result.isEmpty { result.append(" ") }
        result += reading
      }
      index += length
    }
    return result
  }
}
