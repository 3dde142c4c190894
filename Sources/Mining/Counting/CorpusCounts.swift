import Structure
import Text

/// Counts the documents of a corpus, or some of them: what one thread does.
///
/// What was counted is put aside as sorted parts whenever the tables outgrow their share of memory; parts add up in
/// any order to the same whole (`CountedCorpus`).
package struct CorpusCounts: Sendable {
  /// What is counted. The raw value names the table in a file.
  package enum Table: String, CaseIterable, Sendable {
    /// Runs of 汉字: where phrases are looked for.
    case segments
    /// Parallel sets: level and members.
    case sets
    /// What stands in quotation marks.
    case quotations
    /// Whole paragraphs: what follows what.
    case paragraphs
    /// Announcements with the heads of their items.
    case structures
    /// Headings of the first level by 文种.
    case skeletons
  }

  private var tables: [Table: UnitTable] = [:]
  private var cleaning = CleaningCounts()
  private var parts: [CountsPart] = []
  private let memory: Int
  private let onlyParagraphs: Bool
  private let makeScratch: ScratchMaker

  /// - Parameters:
  ///   - memory: bytes that the tables may take before they are put aside.
  ///   - onlyParagraphs: whether the other tables stay empty: all that `counts.bin` needs, in a fifth of the time.
  ///   - makeScratch: where to put them.
  package init(
    memory: Int = .max,
    onlyParagraphs: Bool = false,
    makeScratch: @escaping ScratchMaker = { MemoryScratch() },
  ) {
    self.memory = memory
    self.onlyParagraphs = onlyParagraphs
    self.makeScratch = makeScratch
  }

  private subscript(table: Table) -> UnitTable {
    get { tables[table] ?? UnitTable() }
    _modify { yield &tables[table, default: UnitTable()] }
  }

  /// Counts one document.
  ///
  /// - Parameters:
  ///   - document: what to count.
  ///   - number: its number; documents are counted in ascending order.
  ///   - genre: its 文种, if it is known.
  package mutating func add(_ document: CleanDocument, number: UInt32, genre: String = "") {
    cleaning += document.counts
    for paragraph in document.paragraphs { self[.paragraphs].add(paragraph[...], document: number) }
    if !onlyParagraphs { read(document, number, genre) }
    if tables.values.reduce(0, { $0 + $1.byteCount }) > memory { putAside() }
  }

  /// Counts what a document says besides which strings it holds.
  private mutating func read(_ document: CleanDocument, _ number: UInt32, _ genre: String) {
    for paragraph in document.paragraphs {
      Segments.forEach(in: paragraph) { self[.segments].add($0, document: number) }
      NamedPhrases.forEach(in: paragraph) { self[.quotations].add($0, document: number) }
    }
    let structured = Document(SourceText(lines: document.paragraphs.map { Line($0, .lf) }))
    SetMiner.forEach(in: structured) { self[.sets].add($0.key[...], document: number) }
    StructureMiner.forEach(in: structured) { self[.structures].add($0[...], document: number) }
    SkeletonMiner.forEach(in: structured, kind: genre) { self[.skeletons].add($0[...], document: number) }
  }

  /// All that was counted; nothing may be added any more.
  package consuming func finished() -> (parts: [CountsPart], cleaning: CleaningCounts) {
    putAside()
    return (parts, cleaning)
  }

  private mutating func putAside() {
    guard tables.values.contains(where: { $0.count > 0 }) else { return }
    var writer = CountsWriter(makeScratch())
    var ranges: [Table: Range<Int>] = [:]
    for table in Table.allCases {
      let start = writer.count
      // Emptied at once: the largest table and its sorted form need not be in memory together with the others.
      if let content = tables.removeValue(forKey: table) { writer.write(content) }
      ranges[table] = start..<writer.count
    }
    writer.flush()
    parts.append(CountsPart(scratch: writer.scratch, ranges: ranges))
  }
}
