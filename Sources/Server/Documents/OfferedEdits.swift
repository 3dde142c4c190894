import Structure
import Text

/// Edits that went out with an action of a menu. A client that cannot ask for them later does not say either which action is
/// taken; the change that it sends next does, and the references that this leaves are to be marked and named.
struct OfferedEdits {
  private let edits: [TextEdit]
  private let document: Document
  private let leaving: (Document) -> [TextRange]

  init(_ edits: [TextEdit], in document: Document, leaving: @escaping (Document) -> [TextRange]) {
    self.edits = edits.inOrderOfText
    self.document = document
    self.leaving = leaving
  }

  /// What they leave unchecked, with the places as they are in `text`; nil unless it is what they have made.
  func unchecked(in text: SourceText) -> UncheckedReferences? {
    guard isMade(in: text) else { return nil }
    var result = UncheckedReferences()
    result.note(leaving(document), in: document.text)
    for edit in edits.reversed() { result.follow(edit, to: text) }
    return result
  }

  /// Looks at one line first: of a long menu one action is taken.
  private func isMade(in text: SourceText) -> Bool {
    guard let first = edits.first, first.isBegun(in: text) else { return false }
    return document.text.applying(edits) == text
  }
}

extension TextEdit {
  /// Whether `text` reads where it begins as if it were made.
  fileprivate func isBegun(in text: SourceText) -> Bool {
    guard let units = text.lines[safe: range.start.line]?.units else { return false }
    return units.dropFirst(range.start.column).starts(with: newText.prefix { $0 != "\n" })
  }
}
