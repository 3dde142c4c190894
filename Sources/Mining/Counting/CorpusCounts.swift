package import Structure
import Text

/// Everything that was counted in a part of a corpus. Parts add up in any order to the same whole.
package struct CorpusCounts: Sendable {
  /// What is counted. The raw value names the table in a shard file.
  package enum Table: String, CaseIterable, Sendable {
    /// Stretches of 汉字: where phrases are looked for.
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
  package internal(set) var cleaning = CleaningCounts()
  private let unitLimit: Int

  /// - Parameter unitLimit: how many units of text each table may hold; see `UnitTable`.
  package init(unitLimit: Int = .max) {
    self.unitLimit = unitLimit
    for table in Table.allCases { tables[table] = UnitTable(unitLimit: unitLimit) }
  }

  package subscript(table: Table) -> UnitTable {
    get { tables[table] ?? UnitTable(unitLimit: unitLimit) }
    _modify { yield &tables[table, default: UnitTable(unitLimit: unitLimit)] }
  }

  var segments: UnitTable { self[.segments] }
  var sets: UnitTable { self[.sets] }
  var quotations: UnitTable { self[.quotations] }
  var paragraphs: UnitTable { self[.paragraphs] }
  var structures: UnitTable { self[.structures] }
  var skeletons: UnitTable { self[.skeletons] }

  /// Counts one document. All of it at once; each number once.
  ///
  /// - Parameters:
  ///   - document: what to count.
  ///   - number: its number; documents are counted in ascending order.
  ///   - genre: its 文种, if it is known.
  /// - Returns: the document as the structure engine reads it.
  @discardableResult
  package mutating func add(_ document: CleanDocument, number: UInt32, genre: String = "") -> Document {
    cleaning += document.counts
    for paragraph in document.paragraphs {
      self[.paragraphs].add(paragraph[...], document: number)
      Segments.forEach(in: paragraph) { self[.segments].add($0, document: number) }
      NamedPhrases.forEach(in: paragraph) { self[.quotations].add($0, document: number) }
    }
    let structured = Document(SourceText(lines: document.paragraphs.map { Line($0, .lf) }))
    SetMiner.forEach(in: structured) { self[.sets].add($0.key[...], document: number) }
    StructureMiner.forEach(in: structured) { self[.structures].add($0[...], document: number) }
    SkeletonMiner.forEach(in: structured, kind: genre) { self[.skeletons].add($0[...], document: number) }
    return structured
  }

  /// Adds what another part counted; `map` gives the number here of each document there, nil when they are the same.
  package mutating func merge(_ other: CorpusCounts, documentMap map: [UInt32]? = nil) {
    cleaning += other.cleaning
    for table in Table.allCases { self[table].merge(other[table], documentMap: map) }
  }
}
