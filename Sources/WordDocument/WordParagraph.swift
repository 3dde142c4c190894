package import Text

/// A paragraph of a Word document, or a row of one of its tables, as its author sees it.
package struct WordParagraph: Hashable, Sendable {
  /// Where it stands.
  package enum Part: UInt8, Hashable, Sendable {
    case body
    /// A row of a table; its cells are apart by a tab.
    case tableRow
    case textBox
    /// A footnote or an endnote.
    case note
  }

  /// What its style or outline level makes of it.
  package enum Purpose: Hashable, Sendable {
    case title
    /// A heading; the first level is 1.
    case heading(Int)
    /// A line of a table of contents that Word made.
    case contents
    case text
  }

  package var part: Part
  package var purpose: Purpose
  /// The automatic number as Word shows it, with the blank after it where one belongs; empty without one.
  package var number: [CodeUnit]
  /// The text without the number; "\n" where a line is broken by hand.
  package var text: [CodeUnit]
  /// The name of its style; of a row, that of its first cell.
  var style = ""

  package init(part: Part = .body, purpose: Purpose = .text, number: [CodeUnit] = [], text: [CodeUnit]) {
    self.part = part
    self.purpose = purpose
    self.number = number
    self.text = text
  }

  var isEmpty: Bool { number.isEmpty && text.isEmpty }
}
