import Lexicon
import Structure
import Text

/// The row of a table that says what the others add up to: 合计. Reads rows that begin with `|`, and those of Word's
/// tables, whose cells tabs part.
struct TableTotal {
  /// A total that the rows do not add up to.
  struct Slip {
    var range: TextRange
    var sum: String
  }

  private let document: Document
  private let line: Int
  private let totals: UniqueList<Int>

  /// The total on `line`; `totals` are the lines of all that the draft has.
  init(line: Int, of document: Document, totals: UniqueList<Int>) {
    (self.line, self.document, self.totals) = (line, document, totals)
  }

  /// Every wrong total of the row. Linear in the table.
  ///
  /// Says nothing of a table with parts in parts (小计, 其中) or more than one total, with rows of different lengths (cells
  /// that were joined), and of a column with an empty cell, a word, or rates.
  var slips: [Slip] {
    guard let total = document.tableCells(line), let above = rows(from: line - 1, by: -1),
      let below = rows(from: line + 1, by: 1)
    else { return [] }
    guard let header = above.last else { return [] }
    // 合计 may also be the first row.
    let data = above.count > 1 ? above.dropLast() : below[...]
    guard data.count >= 2, (data + [header]).allSatisfy({ $0.count == total.count }),
      !data.contains(where: { row in row.contains { isPart($0) } })
    else { return [] }
    return total.indices.dropFirst().compactMap { column in
      slip(total[column], header[column], data.map { $0[column] })
    }
  }

  private func slip(_ total: TableCell, _ header: TableCell, _ column: [TableCell]) -> Slip? {
    guard let said = amount(total), !isRate(header.units) else { return nil }
    let amounts = column.compactMap(amount)
    guard amounts.count == column.count, amounts.contains(where: { $0.value != 0 }) else { return nil }
    let sum = Amount.sum(of: amounts)
    let decimals = max(sum.decimals, said.decimals)
    // Decimals were rounded, each by half of the last place at most.
    let tolerance = decimals == 0 ? 0 : Amount.scale(of: decimals) * Int64(column.count) / 2
    guard abs(sum.value - said.value) > tolerance else { return nil }
    return Slip(range: total.range, sum: Amount(value: sum.value, decimals: decimals).text)
  }

  /// The number of a cell; strokes are nothing; nil for an empty cell or a word.
  private func amount(_ cell: TableCell) -> Amount? {
    guard !cell.units.isEmpty else { return nil }
    let isStruck = cell.units.allSatisfy { $0 == "-" || $0 == "—" || $0 == "/" }
    return isStruck ? Amount(value: 0, decimals: 0) : Amount(figures: cell.units)
  }

  // MARK: Rows

  /// The rows next to one another from `first` on, without the line of strokes below a header; nil if one of them is a
  /// total too, behind which nothing is read: a table of totals would be read once for each.
  private func rows(from first: Int, by step: Int) -> [[TableCell]]? {
    var result: [[TableCell]] = []
    var at = first
    while let row = document.tableCells(at) {
      if totals.contains(at) { return nil }
      if !row.allSatisfy({ $0.units.allSatisfy { $0 == "-" || $0 == ":" } }) { result.append(row) }
      at += step
    }
    return result
  }

  private func isPart(_ cell: TableCell) -> Bool {
    Self.subtotals.occurs(in: cell.units.indices, of: cell.units)
  }

  private func isRate(_ header: [CodeUnit]) -> Bool {
    Self.rates.occurs(in: header.indices, of: header)
  }

  private static let subtotals = CueSet(.subtotal)
  private static let rates = CueSet(.rate)
}
