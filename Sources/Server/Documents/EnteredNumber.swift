import Structure
import Text

/// The number that Enter has written amid a list, with what counts those behind it on: a writer who takes the number away
/// key by key has them back, and the references, as the answer to Enter says nothing of that.
struct EnteredNumber {
  let line: Int
  private let number: [CodeUnit]
  /// What takes the rest of the answer back.
  private let back: InverseEdits
  private var hasStood = false

  /// Of `edits`, which Enter is answered with in `text`, the first writes the number. Nil where it does no more than that.
  init?(_ edits: [TextEdit], in text: SourceText) {
    guard let first = edits.first, edits.count > 1, !first.newText.isEmpty else { return nil }
    let breaks = first.newText.count(where: { $0 == "\n" })
    line = first.range.start.line + breaks
    number = Array(first.newText.split(separator: "\n", omittingEmptySubsequences: false).last ?? [])
    back = InverseEdits(Array(edits.dropFirst()), in: text, below: first.range.start.line, by: breaks)
  }

  enum Fate {
    /// It is still to come, stands there, or goes key by key.
    case open
    /// It has been taken away: the edits that are due now.
    case taken([TextEdit])
    /// Something else has been written.
    case over
  }

  /// What has become of it in `text`, the state behind each edit. Reads one line.
  mutating func fate(in text: SourceText) -> Fate {
    guard let units = text.lines[safe: line]?.units else { return .over }
    if units == number {
      hasStood = true
      return .open
    }
    // A client that waits for a pause before it sends what was typed shows the number never, or text in its place at once. A
    // line that is blank may still be waiting for the number.
    let isMade = back.fits(text)
    let isBlank = units.allSatisfy { $0.isBlank }
    guard hasStood || isMade && !isBlank else { return isBlank ? .open : .over }
    if isBlank || isText(units) { return isMade ? .taken(back.edits) : .over }
    return number.starts(with: units) ? .open : .over
  }

  /// Whether `units` are text in place of the number, and not what is left of it or another number.
  private func isText(_ units: [CodeUnit]) -> Bool {
    let start = units.first { !$0.isBlank }
    return start != number.first { !$0.isBlank } && Document(String(units)).syntax.first?.ordinal == nil
  }
}
