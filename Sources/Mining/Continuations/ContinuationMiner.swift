import Completion
import PhraseBank
import Text

/// Finds what tends to follow what: the rows of `continuations.tsv`.
///
/// A context is the last 1…8 units before a cursor. Each context that the corpus repeats is tried, the short ones first:
/// the list of candidates that a writer would see *with* a row of its own is compared with the list the shorter
/// contexts already give him, by the very model and ranking that completion uses, under the counts of this
/// context. The difference, times how often the context occurs, is the keystrokes the row saves in a text like the
/// corpus; divided by the bytes of the row it is the price at which rows compete for their place in the bank.
struct ContinuationMiner: Sendable {
  struct Options: Sendable {
    /// Occurrences that a context, and a continuation after it, must have.
    var count = 3
    /// Units of a corpus that is no longer small.
    var archive = 1_000_000
    /// Places with different surroundings where a context must stand: copies of one text are one place, however many
    /// there are.
    var places = 2
    /// Keystrokes a byte must save in a corpus of a million units; a larger corpus saves more with every row.
    var price: Float = 0.0024
    /// How large the table may become, in bytes.
    var budget = 2_100_000
  }

  let log: ContinuationLog
  /// Where a candidate may stop.
  let ends: WordEndFilter
  let options: Options
  /// Keystrokes a byte must save in this corpus.
  let price: Float
  /// Occurrences that count here.
  private let least: Int

  init(_ log: ContinuationLog, ends: WordEndFilter, repetition: Double, options: Options = Options()) {
    self.log = log
    // Where texts stand in several versions, each of their contexts stands so often for that alone. In a small archive,
    // whose documents resemble each other, every repetition counts.
    let versions = log.size < options.archive ? 1 : repetition
    least = max(options.count, Int(min(versions * 1.5, Double(options.count * 3))))
    self.ends = ends
    self.options = options
    price = options.price * Float(max(log.size, 20_000)) / 1_000_000
  }

  // MARK: One context

  /// The row for a context that occurs `total` times, if it is worth its bytes.
  func row(
    _ context: ContinuationContext,
    _ nexts: [ContinuationRow.Next],
    _ total: Int,
    shorter: Expectation,
  ) -> ContinuationRow? {
    guard !nexts.isEmpty else { return nil }
    var with = shorter.evidence
    with.addRow(nexts: nexts, total: total, contextLength: context.count)
    let ranking = Ranking.standard
    let new = Prediction(with, after: context.last, ends: ends)
    let newList = ranking.order(new.nodes, limit: ranking.chosen)
    let gain =
      ranking.value(of: newList, in: new.nodes)
      - ranking.value(
        of: shorter.list.map { units in new.nodes.firstIndex { new.units(of: $0).elementsEqual(units) } },
        in: new.nodes
      )

    // Only what a writer would see is kept.
    let shown = newList.map { new.units(of: new.nodes[$0]) }
    let kept = nexts.filter { next in shown.contains { $0.elementsEqual(next.units) } }
    guard !kept.isEmpty else { return nil }
    let row = ContinuationRow(context: context, nexts: kept, total: total, saving: gain * Float(total))
    return row.saving > price * Float(row.byteCount) ? row : nil
  }

  /// Whether no row for a context of `length` units that occurs `total` times, at so many different places that are
  /// worth so much as evidence, can be worth its bytes.
  func isHopeless(length: Int, total: Int, evidence: Int, places: Int) -> Bool {
    evidence < least || places < options.places
      || Float(total) * Ranking.standard.greatestValue <= price * Float(ContinuationRow.leastByteCount(length))
  }

  /// The strings that follow often enough, in the order of their units; `places` are sorted by what follows in `range`.
  func nexts(of places: [Place], in range: Range<Int>, total: Int) -> [ContinuationRow.Next] {
    var result: [ContinuationRow.Next] = []
    collect(&result, from: places, in: range, depth: 0, total: total)
    return result
  }

  private func collect(
    _ nexts: inout [ContinuationRow.Next],
    from places: [Place],
    in range: Range<Int>,
    depth: Int,
    total: Int,
  ) {
    var low = range.lowerBound
    while low < range.upperBound {
      let unit = places[low].after(depth)
      let document = places[low].document
      var isShared = document == .max
      var count = 0
      var evidence = 0
      var high = low
      while high < range.upperBound, places[high].after(depth) == unit {
        count += Int(places[high].weight)
        evidence += places[high].evidence
        // What only one document says is its own affair, however often it says it.
        if places[high].document != document { isShared = true }
        high += 1
      }
      let part = low..<high
      low = high
      guard unit != 0, isShared, evidence >= least, count * 250 >= total else { continue }
      if depth >= 1 {
        let first = places[part.lowerBound]
        nexts.append(((0...depth).map { CodeUnit(first.after($0)) }, count))
      }
      if depth + 1 < Place.reach, !unit.endsSentence {
        collect(&nexts, from: places, in: part, depth: depth + 1, total: total)
      }
    }
  }
}
