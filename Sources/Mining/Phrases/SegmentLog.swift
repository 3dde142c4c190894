import Text

/// The segments of a corpus, put aside for the phrase miner, with what it must know of them before.
struct SegmentLog: Sendable {
  private var log: RecordLog
  /// How often each unit occurs, and all together.
  private(set) var unitCounts = [Int](repeating: 0, count: 0x10000)
  private(set) var total = 0
  /// How often pairs of units occur, by their hash; see `bond`.
  private var pairCounts = [UInt32](repeating: 0, count: 1 << 21)
  /// How many suffixes begin with each unit, whether or not a phrase may.
  private var counts = [Int](repeating: 0, count: 0x10000)
  /// Bytes that these suffixes take.
  private(set) var costs = [Int](repeating: 0, count: 0x10000)

  init(_ scratch: any Scratch) {
    log = RecordLog(scratch)
  }

  mutating func append(_ counted: Counted) {
    let key = counted.units
    let lists = counted.documents == 1 ? 0 : 4 * (counted.listed.count + 2)
    for unit in key {
      unitCounts[Int(unit.rawValue)] += counted.count
      total += counted.count
      counts[Int(unit.rawValue)] += 1
      costs[Int(unit.rawValue)] += SegmentLog.cost + lists
    }
    for (first, second) in zip(key, key.dropFirst()) {
      pairCounts[pair(first, second)] &+= UInt32(truncatingIfNeeded: counted.count)
    }
    log.append { words in
      for number in [counted.count, counted.documents] {
        words.append(UInt16(truncatingIfNeeded: number))
        words.append(UInt16(truncatingIfNeeded: number >> 16))
      }
      words.append(UInt16(truncatingIfNeeded: counted.listed.count))
      for document in counted.listed {
        words.append(UInt16(truncatingIfNeeded: document))
        words.append(UInt16(truncatingIfNeeded: document >> 16))
      }
      for unit in key { words.append(unit.rawValue) }
    }
  }

  mutating func flush() { log.flush() }

  private func pair(_ first: CodeUnit, _ second: CodeUnit) -> Int {
    Int((UInt64(KeyRanges.key(first.rawValue, second.rawValue)) &* 0x9E37_79B9_7F4A_7C15) >> 43)
  }

  /// How much oftener two units stand side by side than by chance: eight times the binary logarithm.
  func association(_ first: CodeUnit, _ second: CodeUnit) -> Int {
    WordCuts.logarithm(Int(pairCounts[pair(first, second)])) + WordCuts.logarithm(total)
      - WordCuts.logarithm(unitCounts[Int(first.rawValue)]) - WordCuts.logarithm(unitCounts[Int(second.rawValue)])
  }

  /// How much oftener the halves of four characters meet than by chance: eight times the binary logarithm. Pairs that
  /// share a place among the counts make it smaller, hardly ever by much.
  func bond(_ units: ArraySlice<CodeUnit>, count: Int) -> Int {
    guard units.count == 4 else { return 0 }
    let start = units.startIndex
    let halves = [pair(units[start], units[start + 1]), pair(units[start + 2], units[start + 3])]
    return halves.reduce(WordCuts.logarithm(count) + WordCuts.logarithm(total)) {
      $0 - WordCuts.logarithm(Int(pairCounts[$1]))
    }
  }

  /// Into how many chunks the segments are put.
  var chunkCount: Int { log.chunkCount }

  /// Calls `body` with each segment of some chunks, in order. On any number of threads at once.
  func forEach(inChunks range: Range<Int>, _ body: (Counted) -> Void) {
    var counted = Counted()
    log.forEach(inChunks: range) { record in
      guard let segment = Segment(record) else { return }
      counted.units.removeAll(keepingCapacity: true)
      for unit in segment.units { counted.units.append(CodeUnit(unit)) }
      counted.count = Int(segment.weight)
      counted.documents = segment.documents
      counted.listed.removeAll(keepingCapacity: true)
      for index in stride(from: 0, to: segment.listed.count - 1, by: 2) {
        counted.listed.append(UInt32(segment.listed[index]) | UInt32(segment.listed[index + 1]) << 16)
      }
      body(counted)
    }
  }

  /// A suffix, once more in order, and its two entries while they are sorted. All but the first is needed for one unit at
  /// a time.
  private static let cost = 2 * MemoryLayout<Suffix>.stride + 32

  /// Parts of the work that take `limit` bytes at most.
  func parts(limit: Int) -> [ClosedRange<UInt32>] {
    var costs = costs
    for unit in costs.indices where !PhraseEdges.mayBegin(UInt16(truncatingIfNeeded: unit)) { costs[unit] = 0 }
    return KeyRanges.cut(costs, limit: limit) { firsts in
      var seconds: [UInt16: [Int]] = [:]
      for first in firsts { seconds[first] = [Int](repeating: 0, count: 0x10000) }
      log.forEach { record in
        guard let segment = Segment(record) else { return }
        for (index, unit) in segment.units.enumerated() where seconds[unit] != nil {
          let next = index + 1 < segment.units.count ? segment.units[index + 1] : 0
          seconds[unit]?[Int(next)] += SegmentLog.cost + (segment.documents == 1 ? 0 : segment.listed.count * 2 + 8)
        }
      }
      return seconds
    }
  }

  /// The suffixes that begin with a pair of units in `part`, by the first one; their lists of documents go to `lists`.
  func suffixes(in part: ClosedRange<UInt32>, _ lists: inout DocumentLists) -> UnitBuckets<Suffix> {
    var result = UnitBuckets<Suffix>(counts, in: part)
    let mayBegin = (0..<0x10000).map { first in
      let first = UInt16(truncatingIfNeeded: first)
      return PhraseEdges.mayBegin(first)
        && part.overlaps(KeyRanges.key(first, 0)...KeyRanges.key(first, .max))
    }
    log.forEach { record in
      guard let segment = Segment(record) else { return }
      var documents: UInt32?
      for (index, unit) in segment.units.enumerated() where mayBegin[Int(unit)] {
        let next = index + 1 < segment.units.count ? segment.units[index + 1] : 0
        guard part.contains(KeyRanges.key(unit, next)) else { continue }
        let number = documents ?? lists.add(documents: segment.documents, listed: segment.listed)
        documents = number
        result.add(Suffix(segment.units, at: index, weight: segment.weight, documents: number), to: unit)
      }
    }
    return result
  }

  /// A record of the log.
  private struct Segment {
    let weight: UInt32
    let documents: Int
    /// In halves.
    let listed: UnsafeBufferPointer<UInt16>
    let units: UnsafeBufferPointer<UInt16>

    init?(_ record: UnsafeBufferPointer<UInt16>) {
      guard record.count >= 5, record.count >= 5 + 2 * Int(record[4]) else { return nil }
      weight = UInt32(record[0]) | UInt32(record[1]) << 16
      documents = Int(record[2]) | Int(record[3]) << 16
      let end = 5 + 2 * Int(record[4])
      listed = UnsafeBufferPointer(rebasing: record[5..<end])
      units = UnsafeBufferPointer(rebasing: record[end...])
    }
  }
}
