package import Text

/// The sorted tables of a part of a corpus, put aside.
package struct CountsPart: Sendable {
  let scratch: any Scratch
  /// Where the lines of each table lie.
  let ranges: [CorpusCounts.Table: Range<Int>]
  /// The number in the whole corpus of each document of the part; nil when they are the same.
  var documentMap: [UInt32]?

  init(scratch: any Scratch, ranges: [CorpusCounts.Table: Range<Int>], documentMap: [UInt32]? = nil) {
    self.scratch = scratch
    self.ranges = ranges
    self.documentMap = documentMap
  }

  func reader(_ table: CorpusCounts.Table, chunk: Int) -> CountsReader {
    CountsReader(scratch, in: ranges[table] ?? 0..<0, documentMap: documentMap, chunk: chunk)
  }
}

/// One key of a table with its figures.
package struct Counted: Sendable {
  package var units: [CodeUnit] = []
  package var count = 0
  /// Documents that hold it.
  package var documents = 0
  /// The smallest document numbers, at most `UnitTable.documentLimit`.
  package var listed: [UInt32] = []

  package init() {}
}

/// Writes tables as lines, in the order of their keys: `count ⇥ documents ⇥ 1,2,3 ⇥ key`.
struct CountsWriter {
  let scratch: any Scratch
  private var buffer: [UInt8] = []
  private var flushed = 0

  init(_ scratch: any Scratch) {
    self.scratch = scratch
  }

  /// Bytes written.
  var count: Int { flushed + buffer.count }

  mutating func write(_ table: UnitTable) {
    var listed: [UInt32] = []
    for index in table.sortedIndices() {
      let entry = table.entries[index]
      table.documents(of: index, into: &listed)
      write(count: Int(entry.count), documents: Int(entry.documents), listed: listed)
      buffer.append(utf8: table.key(index))
      endLine()
    }
  }

  mutating func write(_ counted: Counted) {
    write(count: counted.count, documents: counted.documents, listed: counted.listed)
    buffer.append(utf8: counted.units)
    endLine()
  }

  mutating func write(line: String) {
    buffer += line.utf8
    endLine()
  }

  mutating func flush() {
    if !buffer.isEmpty { scratch.append(buffer) }
    flushed += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func write(count: Int, documents: Int, listed: [UInt32]) {
    buffer.append(decimal: count)
    buffer.append(UInt8(ascii: "\t"))
    buffer.append(decimal: documents)
    buffer.append(UInt8(ascii: "\t"))
    for (index, document) in listed.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      buffer.append(decimal: document)
    }
    buffer.append(UInt8(ascii: "\t"))
  }

  private mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 18 { flush() }
  }
}
