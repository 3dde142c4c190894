import JSON
import LanguageServerProtocol
import Structure
import Text

/// Selecting more and more: clause, sentence, item, paragraph, each section around it, all.
enum SelectionRanges: Request {
  static let feature = Feature(
    "selectionRangeProvider",
    "逐级选择：分句、句子、分项、段落、各级部分、全文",
    [SelectionRanges.self],
  )
  static let method: StaticString = "textDocument/selectionRange"

  static func answer(
    _ params: SelectionRangeParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    var positions = session.positions(of: open)
    result.array(params.positions) { writer, position in
      let ranges = SelectionRanges.ranges(around: positions.text(position), in: open.document)
      write(ranges[...], &positions, to: &writer)
    }
  }

  private static func write(
    _ ranges: ArraySlice<TextRange>,
    _ positions: inout PositionMapper,
    to writer: inout JSONWriter,
  ) {
    guard let first = ranges.first else { return writer.null() }
    writer.object {
      $0.field("range", positions.client(first))
      guard ranges.count > 1 else { return }
      $0.key("parent")
      write(ranges.dropFirst(), &positions, to: &$0)
    }
  }

  /// Innermost first; each holds the one before and is larger. Never empty.
  static func ranges(around position: TextPosition, in document: Document) -> [TextRange] {
    let units = document.text.line(position.line).units
    var candidates = [TextRange(position, position)]
    for marks in [clauseMarks, sentenceMarks] {
      candidates.append(TextRange(line: position.line, stretch(of: units, around: position.column, between: marks)))
    }
    let paragraph = document.paragraph(at: position.line)
    let items = paragraph.syntax.runs.flatMap(\.items).map { paragraph.range($0.range) }.filter { $0.touches(position) }
    candidates += items.sorted { $1.contains($0) }
    candidates.append(TextRange(line: position.line, document.syntax[position.line].content))
    candidates.append(paragraph.range(0..<paragraph.units.count))
    for index in document.nodes(around: position.line) {
      candidates.append(document.sectionRange(document.outline.nodes[index]))
    }
    candidates.append(TextRange(TextPosition(line: 0, column: 0), document.text.end))
    var result: [TextRange] = []
    for candidate in candidates where candidate.touches(position) {
      guard let last = result.last else {
        result.append(candidate)
        continue
      }
      if candidate != last, candidate.contains(last) { result.append(candidate) }
    }
    return result
  }

  private static let clauseMarks: Set<CodeUnit> = ["，", "、", "；", "：", "。", "！", "？", "“", "”", ",", ";"]
  private static let sentenceMarks: Set<CodeUnit> = ["。", "！", "？", "；"]

  /// The columns around `column` up to the marks on either side, the marks and blanks left out.
  private static func stretch(of units: [CodeUnit], around column: Int, between marks: Set<CodeUnit>) -> Range<Int> {
    var start = min(column, units.count)
    var end = start
    while start > 0, !marks.contains(units[start - 1]) { start -= 1 }
    while end < units.count, !marks.contains(units[end]) { end += 1 }
    while start < end, start < column, units[start] == " " || units[start] == "\u{3000}" { start += 1 }
    return start..<end
  }
}
