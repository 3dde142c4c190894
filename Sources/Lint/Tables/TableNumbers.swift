import Structure
import Text

/// The column 序号 of a table: 1, 2, 4.
struct TableNumbers {
  /// A number that does not follow the one before.
  struct Slip {
    var range: TextRange
    var isMissing: Bool
    var expected: Int
    /// The edits that number the rows from here on afresh.
    var edits: [TextEdit]
  }

  private let document: Document
  /// The cell that says 序号.
  private let header: TextRange

  init(below header: TextRange, of document: Document) {
    (self.header, self.document) = (header, document)
  }

  /// The one wrong number of the column; nil if there is none, or if the rows are not simply counted: where numbers are
  /// left out again and again the table is an extract, where they stand twice again and again an entry has several rows.
  /// Linear in the table.
  var slip: Slip? {
    let cells = numbers
    let all = cells.map { $0.number }
    guard all.count > 2, all.first == 1, case let slips = SeriesDiagnosis.slips(in: all, start: 1), slips.count == 1,
      let slip = slips.first, cells.indices.contains(slip.index), let before = all[safe: slip.index - 1]
    else { return nil }
    let (isMissing, expected): (Bool, Int)
    switch slip {
    case .gap(_, let missing) where missing.count == 1: (isMissing, expected) = (true, missing.lowerBound)
    case .duplicate, .inserted, .wrong: (isMissing, expected) = (false, before + 1)
    default: return nil
    }
    let edits = cells[slip.index...].enumerated().compactMap { offset, cell -> TextEdit? in
      let number = before + 1 + offset
      return cell.number == number ? nil : TextEdit(range: cell.range, newText: [CodeUnit](String(number)))
    }
    return Slip(range: cells[slip.index].range, isMissing: isMissing, expected: expected, edits: edits)
  }

  /// The numbers below the header up to the first cell that holds a word; an empty cell belongs to the row above. None where
  /// they begin again: each group of rows has its own.
  private var numbers: [(range: TextRange, number: Int)] {
    guard let columns = document.tableCells(header.start.line, tabs: true),
      let column = columns.firstIndex(where: { $0.range.overlaps(header) })
    else { return [] }
    var result: [(range: TextRange, number: Int)] = []
    var line = header.start.line + 1
    while let row = document.tableCells(line, tabs: true) {
      defer { line += 1 }
      guard let cell = row[safe: column], !cell.units.isEmpty,
        !cell.units.allSatisfy({ $0 == "-" || $0 == ":" })
      else { continue }
      guard row.count == columns.count, cell.units.count <= 3, cell.units.allSatisfy({ $0.isASCIIDigit }),
        let number = Int(String(cell.units))
      else { break }
      if number == 1, !result.isEmpty { return [] }
      result.append((cell.range, number))
    }
    return result
  }
}
