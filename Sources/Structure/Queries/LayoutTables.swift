import Text

/// The lines of a draft that are rows of tables, be it in Markdown or not: two or more, one below the other, of as many
/// cells, between | or apart by tabs as a spreadsheet pastes them.
struct LayoutTables {
  private let document: Document
  private var rows = UniqueList<Int>()

  init(_ document: Document) {
    self.document = document
    var line = 0
    while line < document.syntax.count {
      let columns = columns(line)
      var end = line + 1
      while abs(columns) > 1, end < document.syntax.count, self.columns(end) == columns { end += 1 }
      if end - line > 1, !isForm(line..<end) { rows.formUnion(line..<end) }
      line = end
    }
  }

  func contains(_ line: Int) -> Bool { rows.contains(line) }

  /// The row on `line`, its cells apart by tabs; nil for the line under the head of a Markdown table.
  func row(_ line: Int) -> LaidOutParagraph? {
    let content = content(line)
    if content.first != "|" { return LaidOutParagraph(role: .tableRow, text: Array(content), lines: line..<line + 1) }
    if content.allSatisfy({ $0 == "|" || $0 == "-" || $0 == ":" || $0 == " " }), content.contains("-") { return nil }
    let text = Array(cells(content).joined(separator: ["\t"]))
    return LaidOutParagraph(role: .tableRow, text: text, lines: line..<line + 1)
  }

  /// The line without the blanks around it; a tab at the start ends an empty first cell.
  private func content(_ line: Int) -> ArraySlice<CodeUnit> {
    let units = document.text.line(line).units
    let start = units.firstIndex { !$0.isBlank || $0 == "\t" } ?? units.count
    let end = (units.lastIndex { !$0.isBlank || $0 == "\t" } ?? start - 1) + 1
    return units[start..<max(start, end)]
  }

  private func cells(_ content: ArraySlice<CodeUnit>) -> [ArraySlice<CodeUnit>] {
    guard content.first == "|" else { return content.split(separator: "\t", omittingEmptySubsequences: false) }
    let inner = content.dropFirst().last == "|" ? content.dropFirst().dropLast() : content.dropFirst()
    return inner.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      let start = cell.firstIndex { !$0.isBlank } ?? cell.endIndex
      return cell[start..<max(start, (cell.lastIndex { !$0.isBlank } ?? start - 1) + 1)]
    }
  }

  /// How many cells stand on `line`, as a negative number between |; 0 where it is none of a table, as a paragraph that a
  /// tab indents.
  private func columns(_ line: Int) -> Int {
    guard let kind = document.syntax[safe: line]?.kind, kind.isProse || kind == .table else { return 0 }
    let content = content(line)
    guard content.first == "|" || content.contains("\t") else { return 0 }
    let isElement = document.outline.elements.contains { $0.range.start.line <= line && line <= $0.range.end.line }
    if isElement { return 0 }
    guard content.first == "|" || content.drop(while: { $0 == "\t" }).contains("\t") else { return 0 }
    return content.first == "|" ? -cells(content).count : cells(content).count
  }

  /// Whether cells end in ：, as where two parties sign side by side.
  private func isForm(_ lines: Range<Int>) -> Bool {
    lines.map { content($0) }.contains { row in
      row.first != "|" && cells(row).contains { $0.last == "：" || $0.last == ":" }
    }
  }
}
