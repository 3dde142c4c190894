import Completion
import PhraseBank
import Synchronization
import Text

/// The search for continuations in parts, each of which any thread may do at any time.
struct ContinuationSearch: Sendable {
  private let miner: ContinuationMiner
  private let parts: [ClosedRange<UInt32>]
  /// The rows of the units that are divided among several parts; see `dividedUnit`.
  private let roots: [UInt16: ContinuationRow]
  private let found: Found

  /// Cuts the work.
  ///
  /// - Parameters:
  ///   - miner: judges the contexts.
  ///   - memory: bytes that the work may take.
  ///   - workers: who does it, of which the first part is done at once.
  init(_ miner: ContinuationMiner, memory: Int, workers: some Workers) {
    self.miner = miner
    let limit = max(1 << 16, min(memory / workers.jobs, miner.log.cost / (workers.jobs * 4)))
    parts = miner.log.parts(limit: limit)
    // A unit before which so much stands that its places do not fit: its own row comes first, from parts by what
    // follows it.
    var roots: [UInt16: ContinuationRow] = [:]
    for unit in Set(parts.compactMap(Self.dividedUnit)) {
      roots[unit] = Self.root(unit, miner, limit: limit, workers: workers)
    }
    self.roots = roots
    found = Found(budget: miner.options.budget)
    for row in roots.values { found.add(row) }
  }

  /// How many parts there are.
  var count: Int { parts.count }

  /// Does one part.
  func run(_ index: Int) {
    let part = parts[index]
    var tree = ContextTree(miner)
    miner.log.places(in: part).forEach { places in
      if let unit = Self.dividedUnit(part) {
        tree.grow(Place.sorted(places), below: roots[unit], total: miner.log.weights[Int(unit)])
      } else {
        tree.grow(Place.sorted(places))
      }
    }
    found.add(tree.rows)
  }

  /// The rows worth their bytes, at most as many as the budget allows, once all parts are done: the same for any memory
  /// and any workers.
  var rows: ContinuationRows { found.all }

  /// The rows of all threads.
  private final class Found: Sendable {
    private let rows: Mutex<ContinuationRows>

    init(budget: Int) {
      rows = Mutex(ContinuationRows(budget: budget))
    }

    var all: ContinuationRows { rows.withLock { $0 } }

    func add(_ row: ContinuationRow) {
      rows.withLock { $0.add(row) }
    }

    func add(_ more: ContinuationRows) {
      rows.withLock { $0.add(more) }
    }
  }

  /// The unit of which a part holds a part only.
  private static func dividedUnit(_ part: ClosedRange<UInt32>) -> UInt16? {
    let first = UInt16(truncatingIfNeeded: part.lowerBound >> 16)
    return part == KeyRanges.key(first, 0)...KeyRanges.key(first, .max) || part.upperBound >> 16 != UInt32(first)
      ? nil : first
  }

  private static func root(
    _ unit: UInt16,
    _ miner: ContinuationMiner,
    limit: Int,
    workers: some Workers
  ) -> ContinuationRow? {
    let parts = miner.log.parts(after: unit, limit: limit)
    let total = miner.log.weights[Int(unit)]
    let lists = workers.map(parts.count) { index in
      var found: [ContinuationRow.Next] = []
      miner.log.places(between: parts[index]).forEach { places in
        let sorted = Place.sorted(places)
        found += miner.nexts(of: sorted, in: sorted.indices, total: total)
      }
      return found
    }
    guard unit != 0x20 else { return nil }
    let context = ContinuationContext([unit])
    return miner.row(context, lists.flatMap { $0 }, total, shorter: Expectation(ends: miner.ends))
  }
}
