import Structure
import Text

/// Turns what was counted into the files of a bank. The same counts give the same bytes.
package struct BankBuilder: Sendable {
  let counts: CorpusCounts
  let sources: [SourceInfo]
  let readings: Readings
  let names: ProperNames
  let miner: PhraseMiner

  /// `sources` are the documents in the order of their numbers.
  package init(counts: CorpusCounts, sources: [SourceInfo], readings: Readings) {
    self.counts = counts
    self.sources = sources
    self.readings = readings
    names = ProperNames(sources: sources)
    miner = PhraseMiner(segments: counts.segments, documentCount: sources.count)
  }

  /// The part of the work that can be spread over cores: call `phrases(in:)` for each part, on any thread.
  package func parts(_ count: Int) -> [Range<Int>] { miner.parts(count) }

  package func phrases(in part: Range<Int>) -> PhraseList {
    PhraseList(phrases: miner.phrases(in: part))
  }

  /// The same with the words of all parts known, which finds more.
  package func phrases(in part: Range<Int>, knowing lists: [PhraseList]) -> PhraseList {
    PhraseList(phrases: miner.phrases(in: part, vocabulary: Vocabulary(lists.flatMap(\.phrases))))
  }

  /// The files, from the lists of all parts in their order.
  package func files(phrases: [PhraseList]) -> [BankFile] {
    let mined = phrases.flatMap(\.phrases)
    let sets = SetSelection(counts, names: names, vocabulary: sources.count < 40 ? nil : Vocabulary(mined))
    let selection = PhraseSelection(
      mined: mined,
      sets: sets,
      counts: counts,
      names: names,
      documentCount: sources.count
    )
    return [
      BankFile("sources.tsv", columns: ["id", "title", "kind", "year", "issuer", "chars"], rows: sourceRows()),
      BankFile(
        "phrases.tsv",
        columns: ["phrase", "pinyin", "count", "documents", "sources"],
        rows: selection.phrases.map { phrase in
          let pinyin = String(readings.pinyin(of: phrase.units))
          return "\(String(phrase.units))\t\(pinyin)\t\(phrase.count)\t\(phrase.documents)\t\(ids(phrase.sources))"
        }
      ),
      BankFile(
        "structures.tsv",
        columns: ["announcement", "style", "items", "sources"],
        rows: StructureSelection(counts, names: names, ids: ids).rows
      ),
      BankFile("parallels.tsv", columns: ["template", "level", "members", "count", "sources"], rows: sets.rows(ids)),
    ]
  }

  private func sourceRows() -> [String] {
    sources.enumerated().map { number, source in
      let fields = [source.title, source.kind, source.year, source.issuer].map(Self.field)
      return "\(number + 1)\t\(fields.joined(separator: "\t"))\t\(source.characters)"
    }
  }

  /// At most three documents, by the number they have in `sources.tsv`.
  func ids(_ documents: some Sequence<UInt32>) -> String {
    documents.prefix(3).map { String($0 + 1) }.joined(separator: ",")
  }

  private static func field(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
  }
}

/// Phrases found in one part of the corpus.
package struct PhraseList: Sendable {
  let phrases: [MinedPhrase]
}
