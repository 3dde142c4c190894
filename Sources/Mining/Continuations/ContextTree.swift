import Phrases
import Text

/// Goes through the contexts that end in one unit, from the short to the long: 上, 础上, 基础上, …
///
/// A longer context occurs where the shorter one does, so each step divides the places of the one before; what the
/// shorter contexts predict is known when the longer ones come.
struct ContextTree {
  private let miner: ContinuationMiner
  private(set) var rows: ContinuationRows

  init(_ miner: ContinuationMiner) {
    self.miner = miner
    rows = ContinuationRows(budget: miner.options.budget)
  }

  /// Finds the rows for all contexts of `places`, which are sorted by what follows.
  mutating func grow(_ places: [Place]) {
    divide(places, length: 0, judged: -1, Expectation(ends: miner.ends))
  }

  /// The same where all contexts end in one unit, whose own row is known: nil if it was not worth it.
  mutating func grow(_ places: [Place], below row: ContinuationRow?, total: Int) {
    divide(places, length: 1, judged: total, Expectation(ends: miner.ends).adding(row))
  }

  /// Judges a context and goes on to the longer ones.
  ///
  /// - Parameters:
  ///   - places: where it occurs.
  ///   - length: its units.
  ///   - total: how often it occurs.
  ///   - judged: how often the last context occurs that was judged. One that occurs just as often stands at the same
  ///     places and says the same again.
  ///   - shorter: what the shorter contexts predict.
  private mutating func visit(_ places: [Place], length: Int, total: Int, judged: Int, _ shorter: Expectation) {
    var expectation = shorter
    var judged = judged
    // No context begins with a blank.
    if total != judged, let first = places.first, first.before(length - 1) != 0x20 {
      judged = total
      let nexts = miner.nexts(of: places[...], total: total)
      let row = miner.row(ContinuationContext(before: first, length: length), nexts, total, shorter: shorter)
      if let row {
        rows.add(row)
        expectation = shorter.adding(row)
      }
    }
    if length < Place.depth { divide(places, length: length, judged: judged, expectation) }
  }

  /// Visits the contexts one unit longer than `length`.
  private mutating func divide(_ places: [Place], length: Int, judged: Int, _ expectation: Expectation) {
    // By the unit that comes next to the left; inside, the order stays as it is.
    var order = places.indices.map { UInt64(places[$0].before(length)) << 32 | UInt64($0) }
    order.sort()
    var low = 0
    while low < order.count {
      let unit = order[low] >> 32
      var high = low
      var total = 0
      var evidence = 0
      while high < order.count, order[high] >> 32 == unit {
        let place = places[Int(order[high] & 0xFFFF_FFFF)]
        total += Int(place.weight)
        evidence += place.evidence
        high += 1
      }
      if unit != 0, !miner.isHopeless(length: length + 1, total: total, evidence: evidence, places: high - low) {
        let part = order[low..<high].map { places[Int($0 & 0xFFFF_FFFF)] }
        visit(part, length: length + 1, total: total, judged: judged, expectation)
      }
      low = high
    }
  }
}

/// What the rows of shorter contexts lead a writer to expect.
final class Expectation {
  let evidence: Evidence
  /// The unit that all the contexts end in.
  private let last: CodeUnit?
  private let ends: WordEndFilter
  /// What he would see.
  private(set) lazy var list: [[CodeUnit]] = {
    let prediction = Prediction(evidence, after: last, ends: ends)
    let ranking = Ranking.standard
    return ranking.order(prediction.nodes, limit: ranking.chosen)
      .map { Array(prediction.units(of: prediction.nodes[$0])) }
  }()

  init(_ evidence: Evidence = Evidence(), after last: CodeUnit? = nil, ends: WordEndFilter) {
    self.evidence = evidence
    self.last = last
    self.ends = ends
  }

  func adding(_ row: ContinuationRow?) -> Expectation {
    guard let row else { return self }
    var evidence = evidence
    evidence.addRow(nexts: row.nexts, total: row.total, contextLength: row.context.count)
    return Expectation(evidence, after: row.context.last, ends: ends)
  }
}
