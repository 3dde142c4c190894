import PhraseBank
import Text

/// Fixed expressions of the bank that begin with the text before the cursor.
///
/// Chinese has no word boundary, so every suffix of the last characters is tried, the longest first.
final class PhraseSource: CompletionSource {
  let name = "phrase"
  let title = "短语"

  private static let longest = 10
  /// Rows that are read for one suffix, and candidates that are taken from it.
  private static let rowLimit = 160
  private static let takeLimit = 12

  func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    var run = context.prefix.suffix(Self.longest)
    // Not across a clause: a phrase that holds a comma is found by what stands after it.
    if let boundary = run.lastIndex(where: { $0.isClauseBoundary }) { run = run[(boundary + 1)...] }
    guard !run.isEmpty else { return }
    let bytes = [UInt8](utf8: run)
    var offset = 0
    var start = run.startIndex
    var found = 0
    while start < run.endIndex, found < 40 {
      let length = run.endIndex - start
      // One character is as often the end of another word (十一条 → 件和程序): what follows it is for counts to say.
      if length < 2 { return }
      for (index, layer) in context.bank.layers.enumerated() where !layer.phrases.isEmpty {
        found += bytes.withUnsafeBufferPointer {
          add(layer, index, UnsafeBufferPointer(rebasing: $0[offset...]), length, context, &evidence)
        }
      }
      var one: [UInt8] = []
      one.appendUTF8(run[start])
      offset += one.count
      start += 1
    }
  }

  private func add(
    _ layer: PhraseBank.Layer,
    _ index: Int,
    _ key: UnsafeBufferPointer<UInt8>,
    _ length: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) -> Int {
    var rows: [(row: TableRow, count: Int)] = []
    var next = layer.phrases.row(at: layer.phrases.lowerBound(key))
    var total = 0
    while let row = next, rows.count < Self.rowLimit {
      switch layer.phrases.compare(lineAt: row.line.lowerBound, with: key) {
      case .startsWith:
        let count = row.number(2)
        total += count
        rows.append((row, count))
        next = layer.phrases.row(after: row)
      case .equal:
        next = layer.phrases.row(after: row)
      case .less, .greater:
        next = nil
      }
    }
    rows.order { (-$0.count, $0.row.line.lowerBound) }
    // Grades of how much of what begins so goes on so: most, a good part, less.
    for (step, (row, count)) in rows.prefix(Self.takeLimit).enumerated() {
      let key = row.field(0)
      let phrase = row.bytes.units(in: key)
      guard phrase.count > length + 1 || (phrase.count > length && length > 1) else { continue }
      evidence.offer(
        phrase[length...],
        OfferCase(
          .phrase,
          .inside,
          typed: length,
          step: step,
          age: 2 * count >= total ? 0 : 8 * count >= total ? 1 : 2,
          rivals: total >= 40 ? 0 : total >= 8 ? 1 : 2
        ),
        kind: .phrase,
        label: row.bytes.string(in: key),
        detail: "\(row.number(3)) 篇",
        token: context.bank.token(layer: index, .phrases, row),
      )
    }
    return min(rows.count, Self.takeLimit)
  }
}
