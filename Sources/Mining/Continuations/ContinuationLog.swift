import Text

/// The paragraphs of a corpus, put aside for the search for continuations.
///
/// A paragraph begins with `opening`. One that stands in several documents is there once and weighs as much as the
/// documents that hold it, up to a limit: a boilerplate page in a hundred documents must not drown what people write.
struct ContinuationLog: Sendable {
  /// Stands before the first unit of a paragraph; written `^` in the table.
  static let opening: UInt16 = 1
  /// What a paragraph weighs at most.
  static let heaviest = 4

  private var log: RecordLog
  /// Units in all paragraphs, their two ends included.
  private(set) var size = 0
  /// How many places stand after each unit.
  private(set) var counts = [Int](repeating: 0, count: 0x10000)
  /// What the places after each unit weigh.
  private(set) var weights = [Int](repeating: 0, count: 0x10000)

  init(_ scratch: any Scratch) {
    log = RecordLog(scratch)
  }

  mutating func append(_ counted: Counted) {
    guard let first = counted.listed.first else { return }
    size += counted.units.count + 2
    let weight = min(max(1, counted.documents), Self.heaviest)
    let document = counted.listed.count > 1 ? UInt32.max : first
    log.append { words in
      words.append(UInt16(truncatingIfNeeded: weight))
      words.append(UInt16(truncatingIfNeeded: document))
      words.append(UInt16(truncatingIfNeeded: document >> 16))
      let start = words.count
      words.append(Self.opening)
      for unit in counted.units { words.append(max(0x20, unit.rawValue)) }
      for unit in words[start...] where unit.mayStandBefore {
        counts[Int(unit)] += 1
        weights[Int(unit)] += weight
      }
    }
  }

  mutating func flush() { log.flush() }

  /// What a place takes: itself, once more in order, and either its two entries while they are sorted or once more below
  /// its context. All but the first is needed for one unit at a time.
  private static let cost = 3 * MemoryLayout<Place>.stride + 16

  /// Bytes that all places take.
  var cost: Int { counts.reduce(0, +) * Self.cost }

  /// Parts of the work that take `limit` bytes at most, by the two units before the cursor, the nearest first.
  func parts(limit: Int) -> [ClosedRange<UInt32>] {
    KeyRanges.cut(counts.map { $0 * Self.cost }, limit: limit) { histogram($0) { $0.before(1) } }
  }

  /// The same for one unit before the cursor, by the unit after it.
  func parts(after unit: UInt16, limit: Int) -> [ClosedRange<UInt32>] {
    let seconds = histogram([unit]) { $0.after(0) }
    var costs = [Int](repeating: 0, count: 0x10000)
    costs[Int(unit)] = seconds[unit]?.reduce(0, +) ?? 0
    return KeyRanges.cut(costs, limit: limit) { _ in seconds }
  }

  private func histogram(_ units: [UInt16], by second: (Place) -> UInt16) -> [UInt16: [Int]] {
    var result: [UInt16: [Int]] = [:]
    for unit in units { result[unit] = [Int](repeating: 0, count: 0x10000) }
    var isWanted = [Bool](repeating: false, count: 0x10000)
    for unit in units { isWanted[Int(unit)] = true }
    forEachPlace(after: isWanted) { result[$0.before(0)]?[Int(second($0))] += Self.cost }
    return result
  }

  /// The places whose two units before the cursor lie in `part`, by the nearer one.
  func places(in part: ClosedRange<UInt32>) -> UnitBuckets<Place> {
    places(in: part) { $0.before(1) }
  }

  /// The places whose units before and after the cursor lie in `part`.
  func places(between part: ClosedRange<UInt32>) -> UnitBuckets<Place> {
    places(in: part) { $0.after(0) }
  }

  private func places(in part: ClosedRange<UInt32>, by second: (Place) -> UInt16) -> UnitBuckets<Place> {
    var result = UnitBuckets<Place>(counts, in: part)
    forEachPlace(after: Self.firsts(of: part)) { place in
      let unit = place.before(0)
      if part.contains(KeyRanges.key(unit, second(place))) { result.add(place, to: unit) }
    }
    return result
  }

  private static func firsts(of part: ClosedRange<UInt32>) -> [Bool] {
    (0..<0x10000).map { first in
      let first = UInt16(truncatingIfNeeded: first)
      return part.overlaps(KeyRanges.key(first, 0)...KeyRanges.key(first, .max))
    }
  }

  private func forEachPlace(after isWanted: [Bool], _ body: (Place) -> Void) {
    log.forEach { record in
      guard record.count > 3 else { return }
      let paragraph = UnsafeBufferPointer(rebasing: record[3...])
      let document = UInt32(record[1]) | UInt32(record[2]) << 16
      for (index, unit) in paragraph.enumerated() where isWanted[Int(unit)] && unit.mayStandBefore {
        body(Place(paragraph, after: index, weight: UInt32(record[0]), document: document))
      }
    }
  }
}

extension UInt16 {
  /// Whether the unit may stand in a continuation: 汉字 and Chinese marks. Figures and Latin words are this draft's
  /// own and never the next one's.
  @inline(__always)
  var continues: Bool {
    switch self {
    case 0x4E00...0x9FFF: true
    case 0..<0x80, 0xA0, 0x3000, 0xFF10...0xFF19, 0xD800...0xDFFF, 0xFEFF, 0xFFFD: false
    default: true
    }
  }

  /// Whether it may stand in a context.
  var mayStandBefore: Bool { continues || self == 0x20 || self == ContinuationLog.opening }

  /// 。！？
  var endsSentence: Bool { self == 0x3002 || self == 0xFF01 || self == 0xFF1F }
}
