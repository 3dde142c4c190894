import Files
import Mining
import PhraseBank
import Text

/// Documents mined in memory the way `gongwen mine` does it.
enum MinedCorpus {
  /// Works alone like `jobs` workers.
  struct Crew: Workers {
    let jobs: Int

    func map<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> T) -> [T] { (0..<count).map(body) }
  }

  /// The text of a file in whichever encoding, as the command reads it.
  static func text(_ bytes: [UInt8]) -> [CodeUnit] {
    if !TextDecoder.isUTF8(bytes), let text = try? TextFormat.decode(bytes).text {
      return text.units(in: TextRange(TextPosition(line: 0, column: 0), text.end))
    }
    return TextDecoder.decode(bytes).units
  }

  /// What was counted in `documents`, all of them HTML or none; the tables may take `memory` bytes.
  static func counts(
    _ documents: [[UInt8]],
    isHTML: Bool = false,
    firstPath: Int = 0,
    memory: Int = .max,
  ) -> CountedCorpus {
    var counts = CorpusCounts(memory: memory)
    var sources: [SourceInfo] = []
    for (number, bytes) in documents.enumerated() {
      let clean = MiningTables.cleaner.clean(text(bytes), isHTML: isHTML)
      let source = SourceInfo(path: String(Unicode.Scalar(UInt8(0x41 + firstPath + number)))).completed(from: clean)
      counts.add(clean, number: UInt32(number), genre: source.genre)
      sources.append(source)
    }
    let (parts, cleaning) = counts.finished()
    return CountedCorpus(parts: parts, sources: sources, cleaning: cleaning)
  }

  /// The counts as a file.
  static func bytes(_ corpus: CountedCorpus) -> [UInt8] {
    let scratch = MemoryScratch()
    corpus.write(to: scratch)
    var bytes = [UInt8](repeating: 0, count: scratch.count)
    _ = bytes.withUnsafeMutableBytes { scratch.read(at: 0, into: $0) }
    return bytes
  }

  /// A counts file that holds these lines.
  static func countsFile(_ lines: String) -> [UInt8] {
    ended(Array("#gongwen-counts \(CountedCorpus.version)\n\(lines)".utf8))
  }

  /// The lines of a counts file with the end they should have.
  static func ended(_ lines: [UInt8]) -> [UInt8] { lines + Array("E\t\(lines.count)\n".utf8) }

  /// The files of the bank.
  static func bank(_ corpus: CountedCorpus, jobs: Int = 2, memory: Int = 1 << 20) -> [BankFile] {
    BankBuilder(corpus, readings: MiningTables.readings, memory: memory, workers: Crew(jobs: jobs)).files()
  }

  /// What a reader of the bank finds wrong with it.
  static func problems(_ files: [BankFile]) -> [BankProblem] {
    var tables: KeyedList<PhraseBank.Table, [UInt8]> = [:]
    for table in PhraseBank.Table.allCases {
      tables[table] = files.first { $0.name == table.fileName }?.bytes
    }
    return BankReader.read(name: "用户", files: tables).problems
  }
}

extension CountsFile {
  init(_ bytes: [UInt8]) throws(Failure) {
    try self.init(MemoryScratch(bytes))
  }
}
