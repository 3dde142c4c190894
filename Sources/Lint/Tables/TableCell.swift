import Structure
import Text

/// One cell of a table, without blanks and stress around it.
struct TableCell {
  var range: TextRange
  var units: [CodeUnit]
}

extension Document {
  /// The cells of `line`: of a row that begins with `|`, of one of Word's tables, whose cells tabs part, and with `tabs` of
  /// any line that holds one; nil if it is no row.
  func tableCells(_ line: Int, tabs: Bool = false) -> [TableCell]? {
    guard let syntax = syntax[safe: line], !syntax.kind.isBlank else { return nil }
    let units = text.line(line).units
    let content = syntax.content.clamped(to: 0..<units.count)
    let isPiped = units[at: content.lowerBound] == "|"
    guard isPiped || syntax.kind.isTable || tabs else { return nil }
    let separator: CodeUnit = isPiped ? "|" : "\t"
    let row = isPiped ? content.dropFirst() : units.indices
    var parts = units[row].split(separator: separator, omittingEmptySubsequences: false)
    if isPiped, parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.count > 1 else { return nil }
    return parts.map { part in
      var cell = part.drop { $0.isBlank || $0 == "*" }
      while let last = cell.last, last.isBlank || last == "*" { cell.removeLast() }
      return TableCell(range: TextRange(line: line, cell.startIndex..<cell.endIndex), units: Array(cell))
    }
  }
}
