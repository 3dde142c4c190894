import Structure
import Text

extension Document {
  /// The text of `paragraph` if it is a line of an element of this kind: columns of its content.
  func element(_ kind: DocumentElement.Kind, in paragraph: Paragraph) -> Range<Int>? {
    let line = paragraph.lines.lowerBound
    guard paragraph.lines.count == 1,
      outline.elements.contains(where: { $0.kind == kind && ($0.range.start.line...$0.range.end.line).contains(line) })
    else { return nil }
    return paragraph.elementContent
  }
}

extension Paragraph {
  /// Columns of its content if it may be an element by its length; empty if not.
  var elementContent: Range<Int> {
    let content = syntax.content.clamped(to: 0..<units.count)
    return content.count <= 60 ? content : 0..<0
  }
}
