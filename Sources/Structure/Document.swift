package import Text

/// A text and everything read from it: an immutable value to those who use it.
///
/// The owner edits it in place with `apply`, which re-reads only the lines that changed; whoever keeps a copy keeps
/// the text as it was.
package struct Document: Sendable {
  package enum Dialect: UInt8, Hashable, Sendable {
    case plain, markdown
  }

  package private(set) var text: SourceText
  package let dialect: Dialect
  /// One for each line of `text`.
  package private(set) var syntax: [LineSyntax]
  package private(set) var outline: Outline

  /// Reads `text`. Never fails; linear in its length.
  package init(_ text: SourceText, dialect: Dialect = .plain) {
    self.text = text
    self.dialect = dialect
    syntax = []
    outline = Outline()
  }

  package init(_ string: String, dialect: Dialect = .plain) {
    self.init(SourceText(string), dialect: dialect)
  }

  /// Applies one edit.
  ///
  /// - Returns: which lines changed and whether the outline had to be read again.
  @discardableResult
  package mutating func apply(_ edit: TextEdit) -> DocumentChange {
    let change = text.apply(edit)
    self = Document(text, dialect: dialect)
    return DocumentChange(lines: change, outlineChanged: true)
  }

  /// The paragraph that `line` belongs to: the line alone, or all the lines over which it is wrapped.
  package func paragraph(at line: Int) -> Paragraph {
    Paragraph(lines: line..<line + 1, units: text.line(line).units, lineStarts: [0], syntax: syntax[line])
  }
}

/// What an edit did to a document.
package struct DocumentChange: Hashable, Sendable {
  package var lines: LineChange
  /// False when every outline node, series and element is what it was (lines after the change moved by
  /// `lines.delta`).
  package var outlineChanged: Bool

  package init(lines: LineChange, outlineChanged: Bool) {
    self.lines = lines
    self.outlineChanged = outlineChanged
  }
}

/// A paragraph as one run of units, however many lines it is wrapped over.
package struct Paragraph: Sendable {
  /// The lines it stands on (blank lines inside a wrap included).
  package let lines: Range<Int>
  /// The text with the wraps taken out.
  package let units: [CodeUnit]
  /// For each line the offset in `units` where its content begins.
  package let lineStarts: [Int]
  /// Syntax of the joined text; offsets are into `units`.
  package let syntax: LineSyntax

  package init(lines: Range<Int>, units: [CodeUnit], lineStarts: [Int], syntax: LineSyntax) {
    self.lines = lines
    self.units = units
    self.lineStarts = lineStarts
    self.syntax = syntax
  }
}
