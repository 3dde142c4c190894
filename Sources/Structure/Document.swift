package import Text

/// A text and everything read from it: an immutable value to the code that uses it.
///
/// The owner edits it in place with `apply`, which re-reads only the lines that changed; a copy keeps
/// the text as it was.
package struct Document: Sendable {
  package enum Dialect: UInt8, Hashable, Sendable {
    case plain, markdown

    /// How the file at `path`, or the one that a URI ends in, is read.
    package init(path: String) { self = Markdown.isNamed(path) ? .markdown : .plain }
  }

  package internal(set) var text: SourceText
  package let dialect: Dialect
  /// One for each line of `text`.
  package internal(set) var syntax: [LineSyntax]
  /// The outline, if it is at hand; else it is built through `cache` when it is asked for.
  @usableFromInline var cached: Outline?
  var cache = OutlineCache()
  /// What `cached` has in common with the outline before it.
  var shared: SharedNodes?
  /// What the numbering of `cached` had doubts about.
  var stretches: NumberingStretches
  /// Changes when an edit calls for a new outline.
  package internal(set) var outlineVersion = OutlineVersion()

  /// Reads `text`. Never fails; linear in its length.
  package init(_ text: SourceText, dialect: Dialect = .plain) {
    self.text = text
    self.dialect = dialect
    var state = LineState.start(dialect)
    var syntax: [LineSyntax] = []
    syntax.reserveCapacity(text.lines.count)
    for line in text.lines { syntax.append(LineReader.read(line.units, dialect: dialect, state: &state)) }
    self.syntax = syntax
    let built = OutlineBuilder.build(syntax)
    (cached, stretches) = (built.outline, built.stretches)
  }

  /// A document whose lines have been read.
  init(_ text: SourceText, syntax: [LineSyntax]) {
    self.text = text
    dialect = .plain
    self.syntax = syntax
    let built = OutlineBuilder.build(syntax)
    (cached, stretches) = (built.outline, built.stretches)
  }

  package init(_ string: String, dialect: Dialect = .plain) {
    self.init(SourceText(string), dialect: dialect)
  }

  /// The block structure. Drawn anew when it is first asked for after an edit that changed it, which takes a few dozen
  /// nanoseconds for each line of the text.
  @inlinable
  package var outline: Outline { cached ?? builtOutline }

  @usableFromInline var builtOutline: Outline { cache.value(syntax).outline }

  /// Draws the outline if it is out of date, for code that asks it many times.
  mutating func buildOutline() {
    if cached == nil { adopt(cache.value(syntax)) }
  }

  /// This document with its outline built.
  package var outlined: Document {
    var copy = self
    copy.buildOutline()
    return copy
  }

  /// Takes what was built.
  mutating func adopt(_ result: OutlineCache.Result) {
    cached = result.outline
    shared = result.shared
    stretches = result.stretches
    cache = OutlineCache()
  }

  /// The lines of the paragraph that `line` belongs to: the line alone, or all over which it is wrapped.
  package func paragraphLines(at line: Int) -> Range<Int> {
    ParagraphScan.wrap(at: line, in: syntax) ?? line..<line + 1
  }

  /// The paragraph that `line` belongs to: the line alone, or all the lines over which it is wrapped.
  ///
  /// A line out of bounds gives an empty paragraph at the nearest line.
  package func paragraph(at line: Int) -> Paragraph {
    let line = min(max(0, line), syntax.count - 1)
    guard syntax.indices.contains(line) else {
      return Paragraph(lines: 0..<1, units: [], lineStarts: [0], syntax: LineSyntax(kind: .blank))
    }
    guard let lines = ParagraphScan.wrap(at: line, in: syntax) else {
      return Paragraph(lines: line..<line + 1, units: text.line(line).units, lineStarts: [0], syntax: syntax[line])
    }
    var units: [CodeUnit] = []
    var starts: [Int] = []
    var columns: [Int] = []
    var used: [Int] = []
    for index in lines where syntax[index].kind != .blank {
      used.append(index)
      let content = index == lines.lowerBound ? 0..<syntax[index].content.upperBound : syntax[index].content
      starts.append(units.count)
      columns.append(content.lowerBound)
      units += text.line(index).units[content.clamped(to: 0..<text.line(index).units.count)]
    }
    var state = LineState(region: .body)
    let joined = LineReader.read(units, dialect: dialect, state: &state)
    return Paragraph(
      lines: lines,
      units: units,
      lineStarts: starts,
      lineColumns: columns,
      lineNumbers: used,
      syntax: joined
    )
  }
}

/// What an edit did to a document.
package struct DocumentChange: Hashable, Sendable {
  package var lines: LineChange
  /// The lines, in the new numbering, whose syntax or paragraph may be another than before: those written, and those
  /// that an edit reaches without touching them (a fence that opens, a wrap that closes).
  package var reread: Range<Int>
  /// False when every outline node, series and element is what it was, and every heading says what it did (lines after the
  /// change moved by `lines.delta`).
  package var outlineChanged: Bool

  package init(lines: LineChange, reread: Range<Int>, outlineChanged: Bool) {
    self.lines = lines
    self.reread = reread
    self.outlineChanged = outlineChanged
  }
}

/// A paragraph as one run of units, however many lines it is wrapped over.
package struct Paragraph: Sendable {
  /// The lines it stands on (blank lines inside a wrap included).
  package let lines: Range<Int>
  /// The text with the wraps taken out.
  package let units: [CodeUnit]
  /// For each line that is not blank the offset in `units` where its content begins.
  package let lineStarts: [Int]
  /// For each line the column at which the content begins that stands at its `lineStarts`.
  package let lineColumns: [Int]
  /// The line of each entry of `lineStarts`; empty for a paragraph on one line. Blank lines inside a wrap have none.
  package let lineNumbers: [Int]
  /// Syntax of the joined text; offsets are into `units`.
  package let syntax: LineSyntax

  package init(
    lines: Range<Int>,
    units: [CodeUnit],
    lineStarts: [Int],
    lineColumns: [Int] = [0],
    lineNumbers: [Int] = [],
    syntax: LineSyntax,
  ) {
    self.lines = lines
    self.units = units
    self.lineStarts = lineStarts
    self.lineColumns = lineColumns
    self.lineNumbers = lineNumbers
    self.syntax = syntax
  }

  /// Where the unit at `offset` stands in the text; at the seam of a wrap on the next line, unless it ends a range.
  package func position(_ offset: Int, isEnd: Bool = false) -> TextPosition {
    var index = 0
    while index + 1 < lineStarts.count, isEnd ? lineStarts[index + 1] < offset : lineStarts[index + 1] <= offset {
      index += 1
    }
    guard lineStarts.indices.contains(index), lineColumns.indices.contains(index) else {
      return TextPosition(line: lines.lowerBound, column: max(0, offset))
    }
    return TextPosition(
      line: lineNumbers.indices.contains(index) ? lineNumbers[index] : lines.lowerBound,
      column: max(0, offset - lineStarts[index]) + lineColumns[index]
    )
  }

  /// Where the units in `range` stand in the text; over a wrap the range spans lines.
  package func range(_ range: Range<Int>) -> TextRange {
    TextRange(position(range.lowerBound), position(range.upperBound, isEnd: !range.isEmpty))
  }
}
