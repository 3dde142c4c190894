import PhraseBank
import Structure
import Text

/// The members that an announced structure still lacks: “三个到位” with two of them written.
///
/// What belongs to an announcement is known from `structures.tsv`; what is written is looked up in the draft.
enum AnnouncementSource: CompletionSource {
  static let name = "announcement"

  /// How many lines up an announcement is looked for.
  private static let reach = 24
  /// Units before an announcement that may belong to its entry in the bank: 做到“三个到位”.
  private static let lead = 4

  static func contribute(_ context: CompletionContext, to evidence: inout Evidence) {
    guard context.bank.layers.contains(where: { !$0.structures.isEmpty }) else { return }
    var line = context.position.line
    while line >= 0, context.position.line - line <= reach {
      defer { line -= 1 }
      guard context.document.syntax.indices.contains(line) else { continue }
      let units = context.document.text.line(line).units
      for announcement in context.document.syntax[line].announcements.reversed() {
        let range = announcement.range.clamped(to: 0..<units.count)
        guard !range.isEmpty, line < context.position.line || range.upperBound <= context.position.column else {
          continue
        }
        if let found = row(for: range, in: units, context) {
          offer(found.row, layer: found.layer, context, &evidence)
          return
        }
      }
    }
  }

  private static func row(
    for range: Range<Int>,
    in units: [CodeUnit],
    _ context: CompletionContext,
  ) -> (row: TableRow, layer: Int)? {
    // The longest entry first: with the quotation marks and the verb before them, down to the bare phrase.
    let end = units.indices.contains(range.upperBound) && units[range.upperBound].isClosing ? 1 : 0
    for (before, after) in [(lead, end), (3, end), (2, end), (1, end), (0, 0)] {
      guard range.lowerBound >= before else { continue }
      let key = [UInt8](utf8: units[range.lowerBound - before..<range.upperBound + after])
      for (index, layer) in context.bank.layers.enumerated().reversed() {
        if let row = key.withUnsafeBufferPointer({ layer.structures.row(for: $0) }) { return (row, index) }
      }
    }
    return nil
  }

  private static func offer(
    _ row: TableRow,
    layer: Int,
    _ context: CompletionContext,
    _ evidence: inout Evidence,
  ) {
    var step: Float = 0
    var count = 0
    var isLed = false
    row.forEachValue(of: 2) { value in
      count += 1
      isLed = isLed || lead(of: row.bytes.units(in: value), context)?.elementsEqual(context.clause) == true
    }
    var place = 0
    row.forEachValue(of: 2) { value in
      place += 1
      let item = row.bytes.units(in: value)
      guard item.count >= 2, !context.window.contains(item) else { return }
      guard let typed = isLed ? 0 : context.tail(beginning: item) else { return }
      evidence.offer(
        item[typed...],
        probability: (typed > 0 || isLed ? 0.7 : 0.3) / (1 + step),
        kind: .structure,
        label: String(item),
        detail: "\(row.string(0)) · \(place)/\(count)",
        token: context.bank.token(layer: layer, .structures, row),
      )
      step += 1
    }
  }

  /// What stands before an item that is written already, from the mark before it: 做到 in 首先，做到重视程度到位.
  private static func lead(of item: [CodeUnit], _ context: CompletionContext) -> ArraySlice<CodeUnit>? {
    guard let place = context.window.place(of: item) else { return nil }
    var start = place
    while start > 0, place - start < 8, context.window[start - 1] != "\n", !context.window[start - 1].isClauseBoundary {
      start -= 1
    }
    return start < place ? context.window[start..<place] : nil
  }
}
