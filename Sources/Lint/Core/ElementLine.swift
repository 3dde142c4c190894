import Lexicon
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

  /// Its number and its name, as a row of the 附件说明.
  var attachment: AttachmentRow { AttachmentRow(units, content) }

  /// Where a title says what it is about: 关于……的通知; nil if it does not.
  var about: Int? { units.place(of: "关于", from: content) }

  /// The word in which a title ends that is taken for a 文种 and is none, so that what follows may be either: 请示报告.
  var mistakenGenre: Range<Int>? {
    Self.mistaken.length(endingAt: content.upperBound, in: units).map { content.upperBound - $0..<content.upperBound }
  }

  private static let mistaken = CueSet(.mistakenGenre)

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
