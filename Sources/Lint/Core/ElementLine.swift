import Structure
import Text

/// One line of an element, as rules look at it.
struct ElementLine {
  let units: [CodeUnit]
  /// Columns of its text.
  let content: Range<Int>
  let line: Int

  /// The line `line` of `document`; nil if there is nothing on it or it is too long for an element.
  init?(_ line: Int, of document: Document) {
    guard let syntax = document.syntax[safe: line] else { return nil }
    units = document.text.line(line).units
    content = syntax.content.clamped(to: 0..<units.count)
    self.line = line
    guard !content.isEmpty, content.count <= Self.limit else { return nil }
  }

  /// Longer lines are text, whatever they begin with.
  private static let limit = 80

  /// Where `columns` stand in the text.
  func range(_ columns: Range<Int>) -> TextRange { TextRange(line: line, columns) }
}

extension Document {
  /// The lines of `element` with something on them.
  func lines(of element: DocumentElement) -> [ElementLine] {
    (element.range.start.line..<element.range.end.line + 1).compactMap { ElementLine($0, of: self) }
  }

  /// The lines of the 附件说明 `note`, those of each name together: a line without a number goes on with the name above.
  func names(of note: DocumentElement) -> [[ElementLine]] {
    var names: [[ElementLine]] = []
    for line in lines(of: note) {
      if let last = names.indices.last, syntax[safe: line.line]?.ordinal == nil {
        names[last].append(line)
      } else {
        names.append([line])
      }
    }
    return names
  }
}
