import Text

/// What was counted in a shard of a corpus, as a file: documents, then the tables with their keys in order.
///
/// Text, one record a line, so that shards can be compared and compressed by ordinary tools. Shards merge in any order
/// to what the whole corpus would have given.
package struct CountsFile: Sendable {
  package var counts: CorpusCounts
  package var sources: [SourceInfo]

  package static let version = 1
  private static let header = "#gongwen-counts "

  package init(counts: CorpusCounts, sources: [SourceInfo]) {
    self.counts = counts
    self.sources = sources
  }

  /// Why a file is no counts file of this program.
  package enum Failure: Error, Hashable, Sendable {
    case notCounts
    case newer(Int)
    /// The line, from one, that does not fit.
    case broken(line: Int)
  }

  package var bytes: [UInt8] {
    var result = Array("\(Self.header)\(Self.version)\n".utf8)
    for source in sources {
      let fields = [source.path, source.title, source.kind, source.year, source.issuer, String(source.characters)]
      result += "S\t\(fields.joined(separator: "\t"))\n".utf8
    }
    for kind in CleaningCounts.Kind.allCases { result += "C\t\(kind.rawValue)\t\(counts.cleaning[kind])\n".utf8 }
    for table in CorpusCounts.Table.allCases {
      let content = counts[table]
      result += "T\t\(table.rawValue)\t\(content.level)\n".utf8
      for index in content.sortedIndices() {
        let entry = content.entries[index]
        let documents = content.documents(of: index).map { String($0) }.joined(separator: ",")
        result += "\(entry.count)\t\(entry.documents)\t\(documents)\t".utf8
        result += String(content.key(index)).utf8
        result.append(0x0A)
      }
    }
    return result
  }

  /// Reads what `bytes` wrote; `unitLimit` bounds the memory of each table.
  package init(_ bytes: [UInt8], unitLimit: Int = .max) throws(Failure) {
    counts = CorpusCounts(unitLimit: unitLimit)
    sources = []
    let lines = SourceText(units: TextDecoder.decode(bytes).units).lines
    guard let first = lines.first, String(first.units).hasPrefix(Self.header) else { throw .notCounts }
    guard let version = Int(String(first.units.dropFirst(Self.header.utf16.count))) else { throw .notCounts }
    guard version <= Self.version else { throw .newer(version) }
    var table: CorpusCounts.Table?
    for (number, line) in lines.enumerated().dropFirst() where !line.units.isEmpty {
      let fields = line.units.split(separator: "\t", maxSplits: 6, omittingEmptySubsequences: false)
      guard read(fields, line.units, &table) else { throw .broken(line: number + 1) }
    }
  }

  private mutating func read(
    _ fields: [ArraySlice<CodeUnit>],
    _ line: [CodeUnit],
    _ table: inout CorpusCounts.Table?,
  ) -> Bool {
    let words = fields.prefix(6).map { String($0) }
    switch words.first {
    case "S" where fields.count == 7:
      guard let characters = Int(String(fields[6])) else { return false }
      sources.append(
        SourceInfo(
          path: words[1],
          title: words[2],
          kind: words[3],
          year: words[4],
          issuer: words[5],
          characters: characters
        )
      )
    case "C" where fields.count == 3:
      guard let kind = Int(words[1]).flatMap(CleaningCounts.Kind.init(rawValue:)), let value = Int(words[2]) else {
        return false
      }
      counts.cleaning[kind] = value
    case "T" where fields.count == 3:
      guard let name = CorpusCounts.Table(rawValue: words[1]), let level = UInt64(words[2]) else { return false }
      table = name
      counts[name].raise(to: level)
    default:
      let parts = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      guard let table, parts.count == 4, let count = UInt32(String(parts[0])), let documents = UInt32(String(parts[1]))
      else { return false }
      let listed = String(parts[2]).split(separator: ",").compactMap { UInt32($0) }
      counts[table].add(parts[3], count: count, documents: documents, listed: listed)
    }
    return true
  }

  /// All shards as one, as if their documents had been mined together.
  package static func merged(_ shards: [CountsFile], unitLimit: Int = .max) -> CountsFile {
    var places: [(shard: Int, document: Int, path: String)] = []
    for (shard, file) in shards.enumerated() {
      for (document, source) in file.sources.enumerated() { places.append((shard, document, source.path)) }
    }
    places.sort {
      $0.path != $1.path
        ? $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
        : ($0.shard, $0.document) < ($1.shard, $1.document)
    }
    var maps = shards.map { [UInt32](repeating: 0, count: $0.sources.count) }
    for (number, place) in places.enumerated() { maps[place.shard][place.document] = UInt32(number) }
    var counts = CorpusCounts(unitLimit: unitLimit)
    for (shard, file) in shards.enumerated() { counts.merge(file.counts, documentMap: maps[shard]) }
    return CountsFile(counts: counts, sources: places.map { shards[$0.shard].sources[$0.document] })
  }
}
