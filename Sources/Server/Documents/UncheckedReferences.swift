import Text

/// References that a change of numbers has left as they were and a writer has to look at: each until the text there
/// changes, the writer says that it is right, or takes the change back.
struct UncheckedReferences {
  /// What one change has left, and the text that it was made in.
  private struct Change {
    var ranges: [TextRange]
    let before: SourceText
  }

  private var changes: [Change] = []
  /// The same as the client's last message has left it, and the text then.
  private var settled: (text: SourceText, changes: [Change])?
  /// What was taken back, with the text that makes it again: a redo brings the marks back too.
  private var undone: [(change: Change, after: SourceText)] = []

  /// Of how many the text is kept: each holds a draft's lines.
  private static let mostUndone = 2

  var ranges: [TextRange] { changes.flatMap { $0.ranges } }

  mutating func note(_ places: [TextRange], in text: SourceText) {
    let known = ranges
    let new = places.filter { !known.contains($0) }
    if !new.isEmpty { changes.append(Change(ranges: new, before: text)) }
  }

  /// Takes in that a message of the client has been carried out, and has left `text`.
  mutating func settle(in text: SourceText) {
    if let settled {
      for change in settled.changes where change.before == text { undone.append((change: change, after: settled.text)) }
    }
    if let index = undone.firstIndex(where: { $0.after == text }) {
      let change = undone.remove(at: index).change
      note(change.ranges, in: change.before)
    }
    undone = Array(undone.suffix(Self.mostUndone))
    settled = changes.isEmpty ? nil : (text: text, changes: changes)
  }

  mutating func take(_ others: UncheckedReferences) { changes += others.changes }

  /// Forgets those that `range` touches.
  mutating func forget(in range: TextRange) {
    keep { $0.overlaps(range) ? nil : $0 }
    settled?.changes = changes
  }

  /// Goes along with an edit, which takes those away that it changes, and has left `text`.
  mutating func follow(_ edit: TextEdit, to text: SourceText) {
    guard !changes.isEmpty else { return }
    keep { range in
      if range.end <= edit.range.start { return range }
      guard edit.range.end <= range.start else { return nil }
      return TextRange(edit.moved(range.start), edit.moved(range.end))
    }
    changes.removeAll { $0.before == text }
  }

  private mutating func keep(_ place: (TextRange) -> TextRange?) {
    for index in changes.indices { changes[index].ranges = changes[index].ranges.compactMap(place) }
    changes.removeAll { $0.ranges.isEmpty }
  }
}

extension TextEdit {
  /// Where a place behind it comes to stand.
  fileprivate func moved(_ place: TextPosition) -> TextPosition {
    let breaks = newText.count(where: { $0 == "\n" })
    let line = place.line + breaks - (range.end.line - range.start.line)
    guard place.line == range.end.line else { return TextPosition(line: line, column: place.column) }
    let last = newText.lastIndex(of: "\n").map { newText.count - $0 - 1 } ?? range.start.column + newText.count
    return TextPosition(line: line, column: last + place.column - range.end.column)
  }
}
