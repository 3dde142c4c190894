package import Structure
import Text

/// Everything that was counted in a part of a corpus. Parts add up in any order to the same whole.
package struct CorpusCounts: Sendable {
  /// Stretches of 汉字: where phrases are looked for.
  var segments: UnitTable
  /// Parallel sets: level and members.
  var sets: UnitTable
  /// What stands in quotation marks.
  var quotations: UnitTable
  /// Whole paragraphs: what follows what.
  var paragraphs: UnitTable
  package private(set) var cleaning = CleaningCounts()

  /// - Parameter unitLimit: how many units of text each table may hold; see `UnitTable`.
  package init(unitLimit: Int = .max) {
    segments = UnitTable(unitLimit: unitLimit)
    sets = UnitTable(unitLimit: unitLimit)
    quotations = UnitTable(unitLimit: unitLimit)
    paragraphs = UnitTable(unitLimit: unitLimit)
  }

  /// Counts one document. All of it at once; each number once.
  ///
  /// - Returns: the document as the structure engine reads it.
  @discardableResult
  package mutating func add(_ document: CleanDocument, number: UInt32) -> Document {
    cleaning += document.counts
    for paragraph in document.paragraphs {
      paragraphs.add(paragraph[...], document: number)
      Segments.forEach(in: paragraph) { segments.add($0, document: number) }
      NamedPhrases.forEach(in: paragraph) { quotations.add($0, document: number) }
    }
    let structured = Document(SourceText(lines: document.paragraphs.map { Line($0, .lf) }))
    SetMiner.forEach(in: structured) { level, members in
      var key = [CodeUnit](level.rawValue)
      for member in members { key += [SetMiner.separator] + member }
      sets.add(key[...], document: number)
    }
    return structured
  }

  /// Adds what another part counted; `map` gives the number here of each document there, nil when they are the same.
  package mutating func merge(_ other: CorpusCounts, documentMap map: [UInt32]? = nil) {
    cleaning += other.cleaning
    segments.merge(other.segments, documentMap: map)
    sets.merge(other.sets, documentMap: map)
    quotations.merge(other.quotations, documentMap: map)
    paragraphs.merge(other.paragraphs, documentMap: map)
  }
}
