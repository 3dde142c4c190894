extension SourceText {
  /// The edit of whole lines that makes this text into `other`; nil when they are the same. Linear.
  package func edit(to other: SourceText) -> TextEdit? {
    let common = min(lines.count, other.lines.count)
    var (prefix, suffix) = LineDiff.commonEnds(lines, other.lines)
    if prefix == common, lines.count == other.lines.count { return nil }
    // The last line of either text has no end and cannot be left out of an edit by lines alone.
    if prefix == common { prefix -= 1 }
    suffix = min(suffix, common - prefix - 1)
    let start = TextPosition(line: prefix, column: 0)
    let last = lines.count - 1 - suffix
    let otherLast = other.lines.count - 1 - suffix
    // Line ends can differ too, so the edit takes in the end of the last line that differs.
    let end = suffix > 0 ? TextPosition(line: last + 1, column: 0) : self.end
    let otherEnd = suffix > 0 ? TextPosition(line: otherLast + 1, column: 0) : other.end
    return TextEdit(range: TextRange(start, end), newText: other.units(in: TextRange(start, otherEnd)))
  }

  /// The text after `edits`, which refer to this text and do not overlap.
  package func applying(_ edits: [TextEdit]) -> SourceText {
    var text = self
    for edit in SourceText.inOrderOfWriting(edits) { text.apply(edit) }
    return text
  }

  /// `edits` from the last to the first, so that each is written where it refers to. Of two at one place the insertion
  /// comes last and stands first.
  package static func inOrderOfWriting(_ edits: [TextEdit]) -> [TextEdit] {
    edits.ordered { ($0.range.start, $0.range.end) > ($1.range.start, $1.range.end) }
  }
}

extension [TextEdit] {
  /// In the order that a client is given them: of two at one place the insertion first, as some clients write them one by
  /// one from the last (LSP 3.18, TextEdit[]).
  package var inOrderOfText: [TextEdit] {
    ordered { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }

  /// The line on which what stands at `place` stands once these edits are made, none of which overlaps it.
  package func newLine(of place: TextPosition) -> Int {
    reduce(place.line) { line, edit in
      guard edit.range.end <= place else { return line }
      return line + edit.newText.count { $0 == "\n" } - (edit.range.end.line - edit.range.start.line)
    }
  }
}
