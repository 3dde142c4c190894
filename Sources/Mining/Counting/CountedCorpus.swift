import Text

/// What was counted in a whole corpus: its documents and the parts that hold the tables.
///
/// The tables are never in memory as a whole: `forEach` reads all parts side by side. How the corpus was cut in parts
/// makes no difference to what it sees.
package struct CountedCorpus: Sendable {
  /// The documents in the order of their numbers.
  package let sources: [SourceInfo]
  package let cleaning: CleaningCounts
  private let parts: [CountsPart]

  package init(parts: [CountsPart], sources: [SourceInfo], cleaning: CleaningCounts = CleaningCounts()) {
    self.parts = parts
    self.sources = sources
    self.cleaning = cleaning
  }

  /// Calls `body` with each key of a table and its figures, in the order of the characters.
  package func forEach(_ table: CorpusCounts.Table, _ body: (Counted) -> Void) {
    let chunk = min(1 << 16, max(1 << 12, (1 << 24) / max(1, parts.count)))
    var readers = ReaderHeap(parts.map { $0.reader(table, chunk: chunk) })
    var counted = Counted()
    while readers.take(&counted) { body(counted) }
  }

  // MARK: As a file

  /// The format of a file of counts; higher than what this program writes is refused.
  package static let version = 3
  static let header = "#gongwen-counts "

  /// Writes everything as one file: documents, what was cleaned, the tables with their keys in order, then how many
  /// bytes all that is, so that a file that was cut short is known.
  ///
  /// Text, one record a line, so that shards can be compared and compressed by ordinary tools.
  package func write(to scratch: any Scratch) {
    var writer = CountsWriter(scratch)
    writer.write(line: "\(Self.header)\(Self.version)")
    for source in sources {
      let words = [source.path, source.title, source.kind, source.year, source.issuer]
      let fields = words.map { String($0.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) }) }
      writer.write(line: "S\t\(fields.joined(separator: "\t"))\t\(source.characters)")
    }
    for kind in CleaningCounts.Kind.allCases { writer.write(line: "C\t\(kind.rawValue)\t\(cleaning[kind])") }
    for table in CorpusCounts.Table.allCases {
      writer.write(line: "T\t\(table.rawValue)")
      forEach(table) { writer.write($0) }
    }
    writer.write(line: "E\t\(writer.count)")
    writer.flush()
  }

  /// All shards as one, as if their documents had been mined together.
  package init(merging shards: [CountsFile]) {
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
    for (number, place) in places.enumerated() { maps[place.shard][place.document] = UInt32(clamping: number) }
    var cleaning = CleaningCounts()
    var parts: [CountsPart] = []
    for (file, map) in zip(shards, maps) {
      cleaning += file.cleaning
      var part = file.part
      part.documentMap = map
      parts.append(part)
    }
    self.init(parts: parts, sources: places.map { shards[$0.shard].sources[$0.document] }, cleaning: cleaning)
  }
}

/// Readers by the key they stand on, the smallest first.
private struct ReaderHeap {
  private var readers: [CountsReader]
  /// Numbers of readers that are not at their end, as a binary heap.
  private var heap: [Int] = []
  private var key: [UInt8] = []

  init(_ readers: [CountsReader]) {
    self.readers = readers
    for index in readers.indices where self.readers[index].advance() { heap.append(index) }
    for root in stride(from: heap.count / 2, through: 0, by: -1) { sink(root) }
  }

  /// Adds up what all readers say of the smallest key, and moves them on; false at the end.
  mutating func take(_ counted: inout Counted) -> Bool {
    guard let first = heap.first else { return false }
    readers[first].decode(into: &counted.units)
    readers[first].copyKey(into: &key)
    counted.count = 0
    counted.documents = 0
    counted.listed.removeAll(keepingCapacity: true)
    var lists = 0
    while let next = heap.first, lists == 0 || readers[next].stands(on: key) {
      counted.count += readers[next].count
      counted.documents += readers[next].documents
      counted.listed += readers[next].listed
      lists += 1
      advanceFirst()
    }
    if lists > 1 { counted.listed.sort() }
    if counted.listed.count > UnitTable.documentLimit { counted.listed.removeSubrange(UnitTable.documentLimit...) }
    return true
  }

  private mutating func advanceFirst() {
    guard let first = heap.first else { return }
    if !readers[first].advance() {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
    }
    sink(0)
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var smallest = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && readers[heap[child]].precedes(readers[heap[smallest]]) { smallest = child }
      if smallest == place { return }
      heap.swapAt(place, smallest)
      place = smallest
    }
  }
}
