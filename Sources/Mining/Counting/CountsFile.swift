import Text

/// What was counted in a shard of a corpus, as a file that `CountedCorpus.write` wrote. Its tables stay where they are.
package struct CountsFile: Sendable {
  package private(set) var sources: [SourceInfo] = []
  private(set) var cleaning = CleaningCounts()
  private(set) var part: CountsPart

  /// Why a file is no counts file of this program.
  package enum Failure: Error, Hashable, Sendable {
    case notCounts
    case newer(Int)
    case older(Int)
    /// The line, from one, that does not fit.
    case broken(line: Int)
    /// The end is missing, or something on the way to it.
    case incomplete
  }

  /// Checks a file from end to end.
  package init(_ scratch: any Scratch) throws(Failure) {
    part = CountsPart(scratch: scratch, ranges: [:])
    // Looked at before the first line is: a file of another kind may be one line of many gigabytes.
    var header = [UInt8](repeating: 0, count: CountedCorpus.header.utf8.count)
    let count = header.withUnsafeMutableBytes { scratch.read(at: 0, into: $0) }
    var scan = LineScan(scratch, in: 0..<scratch.count)
    guard header[..<count].elementsEqual(CountedCorpus.header.utf8), scan.advance(),
      let version = Int(String(decoding: scan.buffer[scan.line].dropFirst(count), as: UTF8.self))
    else { throw .notCounts }
    guard version <= CountedCorpus.version else { throw .newer(version) }
    guard version == CountedCorpus.version else { throw .older(version) }

    var ranges: [CorpusCounts.Table: Range<Int>] = [:]
    var table: CorpusCounts.Table?
    var listed: [UInt32] = []
    var previous: [UInt8] = []
    var number = 1
    while true {
      let start = scan.position
      guard scan.advance() else { break }
      number += 1
      if let table, scan.buffer[scan.line].first.map({ $0 &- 0x30 < 10 }) == true {
        // The keys must rise, or parts would not meet; the documents stand before the tables.
        guard let fields = CountsLine(scan.buffer, scan.line, &listed),
          listed.allSatisfy({ $0 < sources.count }),
          previous.lexicographicallyPrecedes(scan.buffer[fields.key])
        else { throw .broken(line: number) }
        previous.replaceSubrange(previous.indices, with: scan.buffer[fields.key])
        ranges[table] = (ranges[table]?.lowerBound ?? start)..<scan.position
        continue
      }
      let line = String(decoding: scan.buffer[scan.line], as: UTF8.self)
      if line.hasPrefix("E\t") {
        guard line == "E\t\(start)", !scan.advance() else { throw .incomplete }
        part = CountsPart(scratch: scratch, ranges: ranges)
        return
      }
      guard let named = read(line.split(separator: "\t", omittingEmptySubsequences: false)) else {
        throw .broken(line: number)
      }
      if let named = named {
        guard ranges[named] == nil else { throw .broken(line: number) }
        table = named
        previous = []
      }
    }
    throw .incomplete
  }

  /// Reads a line that is no line of a table. Nil when it does not fit; nil inside when it does not begin a table.
  private mutating func read(_ fields: [Substring]) -> CorpusCounts.Table?? {
    switch fields.first {
    case "S" where fields.count == 7:
      guard let characters = Int(fields[6]) else { return nil }
      let words = fields.map(String.init)
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
      guard let kind = Int(fields[1]).flatMap(CleaningCounts.Kind.init(rawValue:)), let value = Int(fields[2]) else {
        return nil
      }
      cleaning[kind] = value
    case "T" where fields.count == 2:
      guard let table = CorpusCounts.Table(rawValue: String(fields[1])) else { return nil }
      return .some(table)
    default: return nil
    }
    return .some(nil)
  }
}
