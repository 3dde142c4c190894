import Text

/// The last units before a cursor: 1…8, the first of them `ContinuationLog.opening` if the paragraph begins there.
struct ContinuationContext: Hashable, Sendable {
  private let units: [UInt16]

  init(_ units: [UInt16]) {
    self.units = units
  }

  /// The `length` units before a place.
  init(before place: Place, length: Int) {
    units = (0..<length).reversed().map { place.before($0) }
  }

  var count: Int { units.count }
  var last: CodeUnit? { units.last.map { CodeUnit($0) } }

  /// As it stands in the table.
  var text: [CodeUnit] {
    units.map { $0 == ContinuationLog.opening ? "^" : CodeUnit($0) }
  }
}

/// One row of `continuations.tsv`.
struct ContinuationRow: Sendable {
  typealias Next = (units: [CodeUnit], count: Int)

  let context: ContinuationContext
  /// In the order of their units; counts of nested strings include each other.
  let nexts: [Next]
  /// How often the context occurs.
  let total: Int
  /// Keystrokes that the row saves in a text like the corpus.
  let saving: Float

  /// The line as it stands in the table, without its end.
  var line: [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(byteCount + 16)
    line.append(utf8: context.text)
    line.append(UInt8(ascii: "\t"))
    for (index, next) in nexts.enumerated() {
      if index > 0 { line.append(UInt8(ascii: "|")) }
      line.append(utf8: next.units)
    }
    line.append(UInt8(ascii: "\t"))
    for (index, next) in nexts.enumerated() {
      if index > 0 { line.append(UInt8(ascii: "|")) }
      line.append(decimal: next.count)
    }
    line.append(UInt8(ascii: "\t"))
    line.append(decimal: total)
    return line
  }

  var byteCount: Int {
    var bytes = context.count * 3 + 3 + Self.digits(total)
    for next in nexts { bytes += next.units.count * 3 + 2 + Self.digits(next.count) }
    return bytes
  }

  /// No row for a context of `length` units has fewer bytes.
  static func leastByteCount(_ length: Int) -> Int { length * 3 + 4 + 2 * 3 + 3 }

  private static func digits(_ number: Int) -> Int { number < 10 ? 1 : 1 + digits(number / 10) }
}

/// The rows that save most for their size, as many as there is room for. The order in which they come makes no difference.
struct ContinuationRows: Sendable {
  private struct Line {
    var bytes: [UInt8]
    var size: Int
    /// Keystrokes saved by a byte.
    var rate: Float
  }

  private var lines: [Line] = []
  private var size = 0
  private let budget: Int

  /// - Parameter budget: how many bytes the rows may have together.
  init(budget: Int) {
    self.budget = budget
  }

  mutating func add(_ row: ContinuationRow) {
    let size = row.byteCount + 1
    add(Line(bytes: row.line, size: size, rate: row.saving / Float(row.byteCount)))
  }

  mutating func add(_ others: ContinuationRows) {
    for line in others.lines { add(line) }
  }

  private mutating func add(_ line: Line) {
    lines.append(line)
    size += line.size
    // What falls out now would fall out in the end: more rows only leave it less room.
    if size > 3 * budget { prune() }
  }

  /// The lines of the table, sorted by their bytes.
  func sorted() -> [String] {
    var kept = self
    kept.prune()
    return kept.lines.map { $0.bytes }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func prune() {
    guard size > budget else { return }
    lines.sort { $0.rate != $1.rate ? $0.rate > $1.rate : $1.bytes.lexicographicallyPrecedes($0.bytes) }
    while size > budget, let last = lines.popLast() { size -= last.size }
  }
}
