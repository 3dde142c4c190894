import Structure
import Text

/// The number that Enter has written amid a list, with what counts those behind it on: a writer who takes the number away
/// key by key has them back, and the references, as the answer to Enter says nothing of that.
struct EnteredNumber {
  let line: Int
  private let number: [CodeUnit]
  /// What takes the rest of the answer back, and what stands there until then.
  private let back: [(edit: TextEdit, known: [CodeUnit])]
  private var hasStood = false

  /// Of `edits`, which Enter is answered with in `text`, the first writes the number. Nil where it does no more than that.
  init?(_ edits: [TextEdit], in text: SourceText) {
    guard let first = edits.first, edits.count > 1, !first.newText.isEmpty else { return nil }
    let breaks = first.newText.count(where: { $0 == "\n" })
    line = first.range.start.line + breaks
    number = Array(first.newText.split(separator: "\n", omittingEmptySubsequences: false).last ?? [])
    var back: [(edit: TextEdit, known: [CodeUnit])] = []
    var grown = KeyedList<Int, Int>()
    for edit in Array(edits.dropFirst()).inOrderOfText {
      let line = edit.range.start.line + (edit.range.start.line > first.range.start.line ? breaks : 0)
      let old = text.units(in: edit.range)
      let start = edit.range.start.column + grown[line, default: 0]
      let range = TextRange(line: line, start..<start + edit.newText.count)
      back.append((edit: TextEdit(range: range, newText: old), known: edit.newText))
      grown[line, default: 0] += edit.newText.count - old.count
    }
    self.back = back
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
    let isMade = back.allSatisfy { text.units(in: $0.edit.range) == $0.known }
    let isBlank = units.allSatisfy { $0.isBlank }
    guard hasStood || isMade && !isBlank else { return isBlank ? .open : .over }
    if isBlank || isText(units) { return isMade ? .taken(back.map { $0.edit }) : .over }
    return number.starts(with: units) ? .open : .over
  }

  /// Whether `units` are text in place of the number, and not what is left of it or another number.
  private func isText(_ units: [CodeUnit]) -> Bool {
    let start = units.first { !$0.isBlank }
    return start != number.first { !$0.isBlank } && Document(String(units)).syntax.first?.ordinal == nil
  }
}
