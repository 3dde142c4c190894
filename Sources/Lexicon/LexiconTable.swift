internal import LexiconTables
package import Text

/// One table of the lexicon, read in place; see README.md for its form.
///
/// `@unchecked`: the bytes are part of the program and never written.
package struct LexiconTable: @unchecked Sendable {
  /// The name of its file without `.tsv`.
  package let name: StaticString
  private let bytes: UnsafeBufferPointer<UInt8>

  private init(_ name: StaticString, _ table: lexicon_table) {
    self.name = name
    bytes = UnsafeBufferPointer(start: table.bytes, count: table.bytes == nil ? 0 : Int(table.count))
  }

  package static let cues = LexiconTable("cues", lexicon_cues())
  package static let fixedNames = LexiconTable("fixed-names", lexicon_fixed_names())
  package static let fixedPhrases = LexiconTable("fixed-phrases", lexicon_fixed_phrases())
  package static let genres = LexiconTable("genres", lexicon_genres())
  package static let genreForms = LexiconTable("genre-forms", lexicon_genre_forms())
  package static let genreSections = LexiconTable("genre-sections", lexicon_genre_sections())
  package static let leads = LexiconTable("leads", lexicon_leads())
  package static let namedSets = LexiconTable("named-sets", lexicon_named_sets())
  package static let offers = LexiconTable("offers", lexicon_offers())
  package static let phraseEdges = LexiconTable("phrase-edges", lexicon_phrase_edges())
  package static let properNames = LexiconTable("proper-names", lexicon_proper_names())
  package static let slips = LexiconTable("slips", lexicon_slips())
  package static let wordBorders = LexiconTable("word-borders", lexicon_word_borders())
  package static let words = LexiconTable("words", lexicon_words())

  /// Every table; a test holds this list against the folder.
  package static let all = [
    cues, fixedNames, fixedPhrases, genres, genreForms, genreSections, leads, namedSets, offers, phraseEdges,
    properNames, slips, wordBorders, words,
  ]

  /// Calls `body` with each row, in order.
  package func forEachRow(_ body: (Row) -> Void) {
    var start = lineEnd(from: 0) + 1
    while start < bytes.count {
      let end = lineEnd(from: start)
      body(Row(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end])))
      start = end + 1
    }
  }

  /// The row whose first cell is `key`. O(log rows) comparisons of bytes.
  package func row(for key: String) -> Row? {
    let wanted = Array(key.utf8)
    var low = min(lineEnd(from: 0) + 1, bytes.count)
    var high = bytes.count
    while low < high {
      var start = low + (high - low) / 2
      while start > low, bytes[start - 1] != UInt8.lineFeed { start -= 1 }
      let end = lineEnd(from: start)
      let row = Row(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]))
      let cell = row.cell(0)
      if cell.elementsEqual(wanted) { return row }
      if cell.lexicographicallyPrecedes(wanted) { low = end + 1 } else { high = start }
    }
    return nil
  }

  /// Its text, for tests.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8.lineFeed { end += 1 }
    return end
  }

  /// One row: cells by column, empty where there is none.
  ///
  /// `@unchecked` as the table is.
  package struct Row: @unchecked Sendable {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>

    package func string(_ column: Int) -> String { String(decoding: cell(column), as: UTF8.self) }

    package func units(_ column: Int) -> [CodeUnit] { [CodeUnit](utf8: UnsafeBufferPointer(rebasing: cell(column))) }

    /// Whether the cell is this word.
    package func holds(_ word: StaticString, _ column: Int) -> Bool {
      word.withUTF8Buffer { cell(column).elementsEqual($0) }
    }

    /// The values of a cell that holds several, joined by `|`; none of an empty cell.
    package func strings(_ column: Int) -> [String] {
      cell(column).split(separator: UInt8.bar).map { String(decoding: $0, as: UTF8.self) }
    }

    fileprivate func cell(_ column: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
      var start = 0
      var left = column
      while left > 0, start < bytes.count {
        if bytes[start] == UInt8.tab { left -= 1 }
        start += 1
      }
      guard left == 0 else { return bytes[bytes.count...] }
      var end = start
      while end < bytes.count, bytes[end] != UInt8.tab { end += 1 }
      return bytes[start..<end]
    }
  }
}

extension UInt8 {
  fileprivate static let tab: UInt8 = 0x09
  fileprivate static let lineFeed: UInt8 = 0x0A
  /// `|`, between the values of one cell.
  fileprivate static let bar: UInt8 = 0x7C
}
