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
  /// Those that no message of the client has carried out yet.
  private var fresh: [Change] = []
  /// The last one, with the text that it has made: once it is taken back, who makes it again has the marks again.
  private var last: (change: Change, after: SourceText, isUndone: Bool)?
  /// Whether the last edit may have come back to the text before or behind it.
  private var mayBeBack = false

  var ranges: [TextRange] { changes.flatMap { $0.ranges } }

  mutating func note(_ places: [TextRange], in text: SourceText) {
    let known = ranges
    let new = places.filter { !known.contains($0) }
    if !new.isEmpty { take([Change(ranges: new, before: text)]) }
  }

  mutating func take(_ others: UncheckedReferences) { take(others.changes) }

  private mutating func take(_ others: [Change]) {
    changes += others
    fresh += others
  }

  /// Takes in that a message of the client has been carried out, and has left `text`.
  mutating func settle(in text: SourceText) {
    if let made = fresh.last(where: { $0.before != text }) {
      last = (change: made, after: text, isUndone: false)
      fresh.removeAll { $0.before != text }
    } else if mayBeBack, let change = last?.change {
      if change.before == text { last?.isUndone = true }
      if last?.isUndone == true, last?.after == text {
        last?.isUndone = false
        let known = ranges
        let lost = change.ranges.filter { !known.contains($0) }
        if !lost.isEmpty { changes.append(Change(ranges: lost, before: change.before)) }
      }
    }
    mayBeBack = false
  }

  /// Forgets those that `range` touches.
  mutating func forget(in range: TextRange) {
    keep { $0.overlaps(range) ? nil : $0 }
    last = nil
  }

  /// Goes along with an edit, which takes those away that it changes, and has left `text`.
  mutating func follow(_ edit: TextEdit, to text: SourceText) {
    if let last {
      // One line tells a keystroke from an undo: only behind that the whole is compared.
      let line = edit.range.start.line
      mayBeBack =
        mayBeBack
        || [last.after, last.change.before].contains {
          $0.lines.count == text.lines.count && $0.lines[safe: line] == text.lines[safe: line]
        }
    }
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
