import Phrases
import Text

/// Finds what tends to follow what: the rows of `continuations.tsv`.
///
/// A context is the last 1…8 units before a cursor. Each context that the corpus repeats is tried, the short ones first:
/// the list of candidates that a writer would see *with* a row of its own is compared with the list the shorter
/// contexts already give him, by the very model and ranking that completion uses, under the counts of this
/// context. The difference, times how often the context occurs, is the keystrokes the row saves in a text like the
/// corpus; divided by the bytes of the row it is the price at which rows compete for their place in the bank.
package struct ContinuationMiner: Sendable {
  package struct Options: Sendable {
    /// The longest context and the longest continuation, in units; together what the order of suffixes compares.
    package var longestContext = Evidence.depth
    package var longestNext = 12
    /// Occurrences a context and a continuation must have, and documents a continuation must come from.
    package var contextCount = 3
    package var nextCount = 3
    /// Keystrokes a byte must save in a corpus of a million units; a larger corpus saves more with every row.
    package var price: Float = 0.0024
    /// How large the table may become, in bytes.
    package var budget = 2_100_000

    package init() {}
  }

  let options: Options
  let text: ContinuationText
  private let suffixes: SuffixArray
  private let price: Float

  /// Prepares the search in the cleaned `paragraphs` of a corpus and the documents that hold them.
  package init(paragraphs: UnitTable, options: Options = Options()) {
    var text = ContinuationText()
    for index in paragraphs.sortedIndices() {
      text.add(
        paragraphs.key(index),
        documents: paragraphs.documents(of: index),
        weight: Int(paragraphs.entries[index].documents),
      )
    }
    self.text = text
    self.options = options
    suffixes = SuffixArray(text: text.units) { $0 == ContinuationText.opening || $0.continues }
    price = options.price * Float(max(text.units.count, 20_000)) / 1_000_000
  }

  /// The lengths to go through, in this order.
  package var lengths: ClosedRange<Int> { 1...max(1, min(options.longestContext, Evidence.depth)) }

  /// Parts of the work for one length that can be done side by side.
  package func parts(_ count: Int) -> [Range<Int>] {
    let size = suffixes.positions.count
    var bounds = [0]
    for part in 1..<max(1, count) {
      var bound = max(bounds.last ?? 0, size * part / count)
      while bound < size, bound > 0, suffixes.shared[bound] > 0 { bound += 1 }
      bounds.append(bound)
    }
    bounds.append(size)
    return zip(bounds, bounds.dropFirst()).map { $0..<max($0, $1) }
  }

  /// The rows worth their bytes whose context has `length` units and lies in `part`.
  ///
  /// - Parameters:
  ///   - length: 1 … `options.longestContext`, in this order: each length needs the rows of those before.
  ///   - part: one of `parts`.
  ///   - shorter: the rows of all shorter contexts.
  /// - Returns: in the order of their contexts.
  package func rows(length: Int, in part: Range<Int>, shorter: ContinuationRows) -> [ContinuationRow] {
    var result: [ContinuationRow] = []
    var low = part.lowerBound
    while low < part.upperBound {
      var high = low + 1
      while high < part.upperBound, Int(suffixes.shared[high]) >= length { high += 1 }
      if high - low > 1 || options.contextCount <= ContinuationText.heaviest {
        if let row = row(length, low..<high, shorter) { result.append(row) }
      }
      low = high
    }
    return result
  }

  /// The row for the context that the suffixes in `range` share, if it is worth its bytes.
  private func row(_ length: Int, _ range: Range<Int>, _ shorter: ContinuationRows) -> ContinuationRow? {
    let start = Int(suffixes.positions[range.lowerBound])
    guard isContext(start, length) else { return nil }
    let total = weight(of: range)
    guard total >= options.contextCount else { return nil }
    var nexts: [(units: [CodeUnit], count: Int)] = []
    collect(&nexts, from: range, context: length, depth: 0, total: total)
    guard !nexts.isEmpty else { return nil }

    let context = ContinuationContext(text.units[start..<start + length])
    var without = Evidence()
    shorter.forEachShorter(context) { row in
      without.addRow(nexts: row.nexts, total: row.total, contextLength: row.context.count)
    }
    var with = without
    with.addRow(nexts: nexts, total: total, contextLength: length)
    let ranking = Ranking.standard
    let old = Prediction(without)
    let new = Prediction(with)
    let oldList = ranking.order(old.nodes, limit: ranking.chosen).map { old.units(of: old.nodes[$0]) }
    let newList = ranking.order(new.nodes, limit: ranking.chosen)
    let gain =
      ranking.value(of: newList, in: new.nodes)
      - ranking.value(of: oldList.map { units in new.nodes.firstIndex { new.units(of: $0) == units } }, in: new.nodes)

    // Only what a writer would see is kept.
    let shown = newList.map { new.units(of: new.nodes[$0]) }
    let kept = nexts.filter { next in shown.contains { $0.elementsEqual(next.units) } }
    guard !kept.isEmpty else { return nil }
    let row = ContinuationRow(context: context, nexts: kept, total: total, saving: gain * Float(total))
    return row.saving > price * Float(row.byteCount) ? row : nil
  }

  private func isContext(_ start: Int, _ length: Int) -> Bool {
    for offset in 0..<length {
      let unit = text.units[start + offset]
      if unit == ContinuationText.opening ? offset > 0 : !unit.continues && unit != 0x20 { return false }
      if unit.endsSentence, offset < length - 1 { return false }
    }
    return true
  }

  private func weight(of range: Range<Int>) -> Int {
    range.reduce(0) { $0 + text.weight(at: suffixes.positions[$1]) }
  }

  /// Adds the strings that follow often enough, in the order of their units.
  private func collect(
    _ nexts: inout [(units: [CodeUnit], count: Int)],
    from range: Range<Int>,
    context: Int,
    depth: Int,
    total: Int,
  ) {
    let shared = context + depth + 1
    var low = range.lowerBound
    while low < range.upperBound {
      var high = low + 1
      while high < range.upperBound, Int(suffixes.shared[high]) >= shared { high += 1 }
      defer { low = high }
      let position = Int(suffixes.positions[low])
      guard position + shared <= text.units.count else { continue }
      let unit = text.units[position + shared - 1]
      guard unit.continues, high - low > 1 || options.nextCount <= ContinuationText.heaviest else { continue }
      let count = weight(of: low..<high)
      guard count >= options.nextCount, count * 250 >= total, comesFromTwoDocuments(low..<high) else { continue }
      if depth >= 1 {
        let units = text.units[position + context..<position + shared].map { CodeUnit($0) }
        nexts.append((units, count))
      }
      if depth + 1 < options.longestNext, !unit.endsSentence {
        collect(&nexts, from: low..<high, context: context, depth: depth + 1, total: total)
      }
    }
  }

  /// What only one document says is its own affair, however often it says it.
  private func comesFromTwoDocuments(_ range: Range<Int>) -> Bool {
    let first = text.document(at: suffixes.positions[range.lowerBound])
    if first == .max { return true }
    return range.dropFirst().contains { text.document(at: suffixes.positions[$0]) != first }
  }
}
