/// A place between two code units: line and UTF-16 column, both from zero.
///
/// This is the single coordinate of the domain. It is (line, column) and not an offset into the whole text because an
/// edit inside a line then leaves the position of everything on every other line unchanged: results survive a
/// keystroke without being shifted, which is what makes work proportional to the change.
/// The client's encodings (UTF-8, UTF-32) exist only in `Server`.
package struct TextPosition: Hashable, Comparable, Sendable {
  package var line: Int
  /// UTF-16 code units from the start of the line.
  package var column: Int

  @inlinable
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  @inlinable
  package static func < (a: TextPosition, b: TextPosition) -> Bool {
    a.line != b.line ? a.line < b.line : a.column < b.column
  }
}

/// A half-open stretch of text.
package struct TextRange: Hashable, Sendable {
  package var start: TextPosition
  package var end: TextPosition

  /// A range from `start` to `end`; an end before the start is taken as an empty range at `start`.
  @inlinable
  package init(_ start: TextPosition, _ end: TextPosition) {
    self.start = start
    self.end = max(start, end)
  }

  /// A range inside one line.
  @inlinable
  package init(line: Int, _ columns: Range<Int>) {
    start = TextPosition(line: line, column: columns.lowerBound)
    end = TextPosition(line: line, column: columns.upperBound)
  }

  @inlinable
  package var isEmpty: Bool { start == end }

  /// Moves the ends that stand on line `first` or below by `delta` lines.
  package mutating func shift(linesFrom first: Int, by delta: Int) {
    if start.line >= first { start.line += delta }
    if end.line >= first { end.line += delta }
  }

  /// Whether `position` lies in the range or at either end.
  @inlinable
  package func touches(_ position: TextPosition) -> Bool {
    start <= position && position <= end
  }

  /// Whether `other` lies wholly inside this range.
  @inlinable
  package func contains(_ other: TextRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Whether the two ranges share a unit, or one is empty and touches the other.
  @inlinable
  package func overlaps(_ other: TextRange) -> Bool {
    isEmpty || other.isEmpty ? touches(other.start) || other.touches(start) : start < other.end && other.start < end
  }
}

/// Replacement of a range by new text.
package struct TextEdit: Hashable, Sendable {
  package var range: TextRange
  package var newText: [CodeUnit]

  package init(range: TextRange, newText: [CodeUnit]) {
    self.range = range
    self.newText = newText
  }

  package init(range: TextRange, newText: String) {
    self.init(range: range, newText: [CodeUnit](newText))
  }
}

/// What an edit did to the lines of a text: `removed` (old numbering) became `inserted` lines from the same index on.
package struct LineChange: Hashable, Sendable {
  package var removed: Range<Int>
  package var insertedCount: Int

  package init(removed: Range<Int>, insertedCount: Int) {
    self.removed = removed
    self.insertedCount = insertedCount
  }

  /// The changed lines in the new numbering.
  package var inserted: Range<Int> { removed.lowerBound..<removed.lowerBound + insertedCount }

  /// How far the lines after the change moved.
  package var delta: Int { insertedCount - removed.count }
}
