package import Text

/// The last units before a cursor: 1…8, the first of them `ContinuationText.opening` if the paragraph begins there.
package struct ContinuationContext: Hashable, Sendable {
  private var units = SIMD8<UInt16>()
  package private(set) var count: Int

  init(_ units: ArraySlice<UInt16>) {
    count = min(8, units.count)
    for (lane, unit) in units.suffix(count).enumerated() { self.units[lane] = unit }
  }

  /// The last `count` units of this context.
  func suffix(_ count: Int) -> ContinuationContext {
    var result = self
    let cut = max(0, self.count - count)
    for lane in 0..<8 { result.units[lane] = lane + cut < self.count ? units[lane + cut] : 0 }
    result.count = self.count - cut
    return result
  }

  /// As it stands in the table.
  var text: String {
    var string = ""
    for lane in 0..<count {
      string += units[lane] == ContinuationText.opening ? "^" : String(CollectionOfOne(CodeUnit(units[lane])))
    }
    return string
  }

  var byteCount: Int { text.utf8.count }
}

/// One row of `continuations.tsv`.
package struct ContinuationRow: Sendable {
  package let context: ContinuationContext
  /// In the order of their units; counts of nested strings include each other.
  package let nexts: [(units: [CodeUnit], count: Int)]
  /// How often the context occurs.
  package let total: Int
  /// Keystrokes that the row saves in a text like the corpus.
  package let saving: Float

  /// The line as it stands in the table, without its end.
  var line: String {
    let strings = nexts.map { String($0.units) }.joined(separator: "|")
    let counts = nexts.map { String($0.count) }.joined(separator: "|")
    return "\(context.text)\t\(strings)\t\(counts)\t\(total)"
  }

  var byteCount: Int {
    var bytes = context.count * 3 + 3 + Self.digits(total)
    for next in nexts { bytes += next.units.count * 3 + 2 + Self.digits(next.count) }
    return bytes
  }

  private static func digits(_ number: Int) -> Int { number < 10 ? 1 : 1 + digits(number / 10) }
}

/// The rows found so far, by their context.
package struct ContinuationRows: Sendable {
  private var rows: [ContinuationContext: ContinuationRow] = [:]

  package init() {}

  package mutating func add(_ rows: [ContinuationRow]) {
    for row in rows { self.rows[row.context] = row }
  }

  /// Calls `body` with the rows of the proper suffixes of `context`, the shortest first.
  func forEachShorter(_ context: ContinuationContext, _ body: (ContinuationRow) -> Void) {
    for count in 1..<max(1, context.count) {
      if let row = rows[context.suffix(count)] { body(row) }
    }
  }

  /// The lines of the table, sorted by their bytes: the rows that save most for their size, `budget` bytes of them.
  package func lines(budget: Int) -> [String] {
    var kept = Array(rows.values)
    var size = kept.reduce(0) { $0 + $1.byteCount + 1 }
    if size > budget {
      let lines = kept.map { (row: $0, rate: $0.saving / Float($0.byteCount), line: $0.line) }
        .sorted { $0.rate != $1.rate ? $0.rate < $1.rate : $0.line < $1.line }
      var dropped = 0
      while size > budget, dropped < lines.count {
        size -= lines[dropped].row.byteCount + 1
        dropped += 1
      }
      kept = lines.dropFirst(dropped).map(\.row)
    }
    return kept.map { Array($0.line.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
