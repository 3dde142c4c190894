import PhraseBank
import Structure
import Text

/// Turns what was counted into the files of a bank. The same counts give the same bytes, whatever the memory and the
/// number of threads.
package struct BankBuilder<Pool: Workers>: Sendable {
  private let corpus: CountedCorpus
  /// Documents that only say what follows what.
  private let background: CountedCorpus?
  private let readings: PinyinReadings
  private let names: ProperNames
  private let memory: Int
  private let workers: Pool
  private let makeScratch: ScratchMaker
  private let phraseBytes: Int
  private let countBytes: Int

  /// - Parameters:
  ///   - corpus: what was counted.
  ///   - background: what was counted of documents that speak only in `counts.bin`: what is common in many laws is no
  ///     phrase of a notice, but tells how sentences go on.
  ///   - readings: pinyin for the phrases.
  ///   - memory: bytes that the heavy stages may take.
  ///   - workers: the threads that do the work.
  ///   - phraseBytes: what the table of phrases may weigh.
  ///   - countBytes: what `counts.bin` may weigh. On `corpus/dev` 4.6 MB save 0.222 of the keystrokes, 8 MB 0.226, 16 MB
  ///     0.230.
  ///   - makeScratch: where the texts are put aside.
  package init(
    _ corpus: CountedCorpus,
    background: CountedCorpus? = nil,
    readings: PinyinReadings,
    memory: Int,
    workers: Pool,
    phraseBytes: Int = 1_300_000,
    countBytes: Int = 8_000_000,
    makeScratch: @escaping ScratchMaker = { MemoryScratch() },
  ) {
    self.corpus = corpus
    self.background = background
    self.readings = readings
    self.memory = memory
    self.workers = workers
    self.phraseBytes = phraseBytes
    self.countBytes = countBytes
    self.makeScratch = makeScratch
    names = ProperNames(sources: corpus.sources)
  }

  /// The files, ready to be written.
  package func files() -> [BankFile] {
    let (segments, quotations, paragraphs, headings) = texts()
    // Each has stretches that are one thread's work.
    return workers.map(2) { [self] index in
      if index == 0 { return tables(segments, quotations, headings) }
      let sources = corpus.sources + (background?.sources ?? [])
      let miner = CountMiner(
        log: paragraphs,
        sources: sources,
        size: countBytes,
        memory: memory,
        workers: workers,
        makeScratch: makeScratch
      )
      return [miner.file()]
    }
    .flatMap { $0 }
  }

  /// The readable tables.
  private func tables(_ segments: SegmentLog, _ quotations: [MinedPhrase], _ headings: [MinedPhrase]) -> [BankFile] {
    let mined = PhraseMiner(segments: segments, documentCount: corpus.sources.count)
      .phrases(memory: memory, workers: workers)
    let sets = SetSelection(corpus, names: names, vocabulary: corpus.sources.count < 40 ? nil : Vocabulary(mined))
    let candidates = PhraseCandidates(
      mined: mined,
      named: [(quotations, .quoted), (headings, .heading)],
      segments: segments,
      sets: sets,
      names: names,
      documentCount: corpus.sources.count,
      workers: workers
    )
    let phrases = PhraseSelection(candidates, byteLimit: phraseBytes) { row($0).count + 1 }.phrases
    return workers.map(4) { [self] index in
      switch index {
      case 0: phraseTable(phrases)
      case 1: structureTable()
      case 2: setTable(sets)
      default: sourceTable()
      }
    }
  }

  /// What the two large tables hold, as their miners need it, and the phrases that the texts name.
  private func texts() -> (
    segments: SegmentLog, quotations: [MinedPhrase], paragraphs: ParagraphLog, headings: [MinedPhrase]
  ) {
    let (corpus, background, makeScratch) = (corpus, background, makeScratch)
    let read = workers.map(2) { index -> TextLog in
      if index == 0 {
        var log = SegmentLog(makeScratch())
        var quotations: [MinedPhrase] = []
        corpus.forEach(.quotations) { quotations.append(MinedPhrase($0)) }
        corpus.forEach(.segments) { log.append($0) }
        log.flush()
        return .segments(log, quotations)
      }
      var log = ParagraphLog(makeScratch())
      var headings: [MinedPhrase] = []
      corpus.forEach(.paragraphs) { paragraph in
        log.append(paragraph)
        headings += Headings.parts(of: paragraph.units[...]).map { MinedPhrase(paragraph, units: Array($0)) }
      }
      background?.forEach(.paragraphs) { paragraph in
        var paragraph = paragraph
        // Its documents are numbered behind those of the corpus.
        paragraph.listed = paragraph.listed.map { $0 + UInt32(clamping: corpus.sources.count) }
        log.append(paragraph)
      }
      log.flush()
      return .paragraphs(log, headings)
    }
    guard case .segments(let segments, let quotations) = read[0],
      case .paragraphs(let paragraphs, let headings) = read[1]
    else { return (SegmentLog(makeScratch()), [], ParagraphLog(makeScratch()), []) }
    return (segments, quotations, paragraphs, headings)
  }

  /// What few documents say names them all; what many say names one of them for an example.
  private func row(_ phrase: MinedPhrase) -> [UInt8] {
    var row: [UInt8] = []
    row.append(utf8: phrase.units)
    row.append(UInt8(ascii: "\t"))
    row.append(utf8: readings.pinyin(of: phrase.units))
    for number in [phrase.count, phrase.documents] {
      row.append(UInt8(ascii: "\t"))
      row.append(decimal: number)
    }
    row.append(UInt8(ascii: "\t"))
    let examples = phrase.sources.prefix(phrase.documents <= 3 ? 3 : 1)
    row += ids(examples).utf8
    return row
  }

  private func phraseTable(_ phrases: [MinedPhrase]) -> BankFile {
    let rows = phrases.map { String(decoding: row($0), as: UTF8.self) }
    return BankFile(.phrases, rows: rows)
  }

  private func structureTable() -> BankFile {
    let rows = StructureSelection(corpus, names: names, ids: ids).rows
    return BankFile(.structures, rows: rows)
  }

  private func setTable(_ sets: SetSelection) -> BankFile {
    BankFile(.parallels, rows: sets.rows(ids))
  }

  private func sourceTable() -> BankFile {
    let rows = corpus.sources.enumerated().map { number, source in
      let fields = [source.title, source.kind, source.year, source.issuer].map(Self.field)
      return "\(number + 1)\t\(fields.joined(separator: "\t"))\t\(source.characters)"
    }
    return BankFile(.sources, rows: rows)
  }

  /// At most three documents, by the number they have in `sources.tsv`.
  func ids(_ documents: some Sequence<UInt32>) -> String {
    documents.prefix(3).map { String($0 + 1) }.joined(separator: ",")
  }

  private static func field(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
  }
}

/// What becomes of one of the two large tables.
private enum TextLog: Sendable {
  case segments(SegmentLog, [MinedPhrase])
  case paragraphs(ParagraphLog, [MinedPhrase])
}
