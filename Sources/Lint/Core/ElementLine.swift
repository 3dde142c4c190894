import Structure
import Text

extension Document {
  /// The text of `paragraph` if it is a line of an element of this kind: columns of its content.
  func element(_ kind: DocumentElement.Kind, in paragraph: Paragraph) -> Range<Int>? {
    let line = paragraph.lines.lowerBound
    let elements = outline.elements
    // In order and never over each other: of those that begin by here only the last can reach so far.
    let following = elements.partitioningIndex { $0.range.start.line > line }
    guard paragraph.lines.count == 1, following > 0, elements[following - 1].kind == kind,
      elements[following - 1].range.end.line >= line
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
