import Completion
import PhraseBank
import Text

/// Goes through the contexts that end in one unit, from the short to the long: 上, 础上, 基础上, …
///
/// A longer context occurs where the shorter one does, so each step divides the places of the one before; what the
/// shorter contexts predict is known when the longer ones come.
struct ContextTree {
  private let miner: ContinuationMiner
  private(set) var rows: ContinuationRows
  /// The places of every context on the way to the one that is visited, each group sorted by what follows.
  private var places: [Place] = []
  /// The contexts one unit longer than each on that way.
  private var branches: [Branch] = []
  /// For each unit the number of its branch among those that are collected; -1 where there is none.
  private var branchOf = [Int32](repeating: -1, count: 0x10000)

  /// The places of a context that have one more unit before them in common.
  private struct Branch {
    let unit: UInt16
    var count = 0
    var total = 0
    var evidence = 0
    /// Where in `places` they lie; nil when they are not worth a visit.
    var start: Int?
    /// Where the next of them goes.
    var next = 0

    init(unit: UInt16) { self.unit = unit }

    mutating func add(_ place: Place) {
      count += 1
      total += Int(place.weight)
      evidence += place.evidence
    }
  }

  init(_ miner: ContinuationMiner) {
    self.miner = miner
    rows = ContinuationRows(budget: miner.options.budget)
  }

  /// Finds the rows for all contexts of `places`, which are sorted by what follows.
  mutating func grow(_ places: consuming [Place]) {
    self.places = places
    divide(self.places.indices, length: 0, judged: -1, Expectation(ends: miner.ends))
  }

  /// The same where all contexts end in one unit, whose own row is known: nil if it was not worth it.
  mutating func grow(_ places: consuming [Place], below row: ContinuationRow?, total: Int) {
    self.places = places
    divide(self.places.indices, length: 1, judged: total, Expectation(ends: miner.ends).adding(row))
  }

  /// Judges a context and goes on to the longer ones.
  ///
  /// - Parameters:
  ///   - range: where its places lie.
  ///   - length: its units.
  ///   - total: how often it occurs.
  ///   - judged: how often the last context occurs that was judged. One that occurs just as often stands at the same
  ///     places and says the same again.
  ///   - shorter: what the shorter contexts predict.
  private mutating func visit(_ range: Range<Int>, length: Int, total: Int, judged: Int, _ shorter: Expectation) {
    var expectation = shorter
    var judged = judged
    let first = places[range.lowerBound]
    // No context begins with a blank.
    if total != judged, first.before(length - 1) != 0x20 {
      judged = total
      let nexts = miner.nexts(of: places, in: range, total: total)
      let row = miner.row(ContinuationContext(before: first, length: length), nexts, total, shorter: shorter)
      if let row {
        rows.add(row)
        expectation = shorter.adding(row)
      }
    }
    if length < Place.depth { divide(range, length: length, judged: judged, expectation) }
  }

  /// Visits the contexts one unit longer than `length`.
  ///
  /// - Complexity: linear in the places.
  private mutating func divide(_ range: Range<Int>, length: Int, judged: Int, _ expectation: Expectation) {
    let own = (places: places.count, branches: branches.count)
    collect(range, length: length)
    let collected = own.branches..<branches.count
    var end = own.places
    for index in collected where isWorthAVisit(branches[index], length: length + 1) {
      if branches[index].count == range.count {
        // All places go on alike: they stand in order where they are.
        branches[index].start = range.lowerBound
        continue
      }
      branches[index].start = end
      branches[index].next = end
      end += branches[index].count
    }
    if end > own.places {
      places += repeatElement(places[range.lowerBound], count: end - own.places)
      distribute(range, length: length, to: own.branches)
    }
    for index in collected { branchOf[Int(branches[index].unit)] = -1 }
    for index in collected {
      guard let start = branches[index].start else { continue }
      let (count, total) = (branches[index].count, branches[index].total)
      visit(start..<start + count, length: length + 1, total: total, judged: judged, expectation)
    }
    places.removeSubrange(own.places...)
    branches.removeSubrange(own.branches...)
  }

  private func isWorthAVisit(_ branch: Branch, length: Int) -> Bool {
    !miner.isHopeless(length: length, total: branch.total, evidence: branch.evidence, places: branch.count)
  }

  /// Collects the branches by the unit that comes next to the left.
  private mutating func collect(_ range: Range<Int>, length: Int) {
    let first = branches.count
    for index in range {
      let unit = places[index].before(length)
      if unit == 0 { continue }
      var number = Int(branchOf[Int(unit)])
      if number < 0 {
        number = branches.count - first
        branchOf[Int(unit)] = Int32(truncatingIfNeeded: number)
        branches.append(Branch(unit: unit))
      }
      branches[first + number].add(places[index])
    }
  }

  /// Copies places to the room of their branches, those from `first` on; their order stays as it is.
  private mutating func distribute(_ range: Range<Int>, length: Int, to first: Int) {
    for index in range {
      let unit = places[index].before(length)
      if unit == 0 { continue }
      let branch = first + Int(branchOf[Int(unit)])
      guard branches[branch].start != nil else { continue }
      places[branches[branch].next] = places[index]
      branches[branch].next += 1
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
