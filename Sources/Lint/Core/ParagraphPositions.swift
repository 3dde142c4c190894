package import Structure
package import Text

extension Document {
  /// Where the unit at `offset` of `paragraph` stands in the text.
  ///
  /// A paragraph begins with its first line as it is; of every further line it holds the content without the indent.
  package func position(of offset: Int, in paragraph: Paragraph) -> TextPosition {
    let starts = paragraph.lineStarts
    let index = (starts.lastIndex { $0 <= offset }) ?? 0
    let line = paragraph.lines.lowerBound + index
    let indent = index > 0 && syntax.indices.contains(line) ? syntax[line].content.lowerBound : 0
    let start = starts.indices.contains(index) ? starts[index] : 0
    return TextPosition(line: line, column: indent + max(0, offset - start))
  }

  /// The place of `range` of `paragraph` in the text. A range that ends where a line is wrapped ends on that line.
  package func range(of range: Range<Int>, in paragraph: Paragraph) -> TextRange {
    let start = position(of: range.lowerBound, in: paragraph)
    guard !range.isEmpty else { return TextRange(start, start) }
    var end = position(of: range.upperBound - 1, in: paragraph)
    end.column += 1
    return TextRange(start, end)
  }
}
