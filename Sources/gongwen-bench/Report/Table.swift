/// A report as text for a terminal: one table of what has sizes, one of what has none.
struct Table {
  let report: Report
  /// An older report; each figure is followed by new ÷ old.
  let old: Report?

  var text: String {
    let sized = report.rows.filter { $0.points.contains { $0.bytes > 0 } }
    let single = report.rows.filter { $0.points.contains { $0.bytes == 0 } }
    return [sizedTable(sized), singleTable(single)].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func sizedTable(_ rows: [Report.Row]) -> String {
    guard !rows.isEmpty else { return "" }
    let sizes = Set(rows.flatMap { $0.points.map(\.bytes) }).subtracting([0]).sorted()
    let head = ["median, ms", ""] + sizes.map(Table.size) + ["growth"]
    let body = rows.map { row in
      [row.group, row.name]
        + sizes.map { bytes in row.points.first { $0.bytes == bytes }.map { figure($0, row) } ?? "–" }
        + [row.exponent.map { Table.decimal($0, digits: 2) } ?? ""]
    }
    return Table.layout(head, body, leading: 2)
  }

  private func singleTable(_ rows: [Report.Row]) -> String {
    guard !rows.isEmpty else { return "" }
    let body = rows.flatMap { row in
      row.points.filter { $0.bytes == 0 }.map { point in
        let many = point.summary.count > 1
        return [
          row.group, row.name, row.unit.rawValue, figure(point, row), many ? Table.number(point.summary.p95) : "",
          many ? Table.number(point.summary.p99) : "", many ? "\(point.summary.count)" : "",
        ]
      }
    }
    return Table.layout(["", "", "unit", "median", "p95", "p99", "n"], body, leading: 3)
  }

  private func figure(_ point: Report.Point, _ row: Report.Row) -> String {
    let figure = Table.number(point.summary.median)
    guard let old else { return figure }
    guard let before = old.point(row.group, row.name, bytes: point.bytes), before.summary.median > 0 else {
      return figure + " (new)"
    }
    return "\(figure) ×\(Table.decimal(point.summary.median / before.summary.median, digits: 2))"
  }

  // MARK: Numbers and columns

  static func size(_ bytes: Int) -> String {
    switch bytes {
    case 1_000_000...: "\(bytes / 1_000_000) MB"
    case 1000...: "\(bytes / 1000) KB"
    default: "\(bytes) B"
    }
  }

  /// Three significant digits, which is more than a busy machine repeats.
  static func number(_ value: Double) -> String {
    switch abs(value) {
    case 100...: decimal(value, digits: 0)
    case 10...: decimal(value, digits: 1)
    case 1...: decimal(value, digits: 2)
    default: decimal(value, digits: 4)
    }
  }

  static func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + "\(scaled)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  }

  /// Columns under each other; the first `leading` to the left, the rest to the right.
  private static func layout(_ head: [String], _ rows: [[String]], leading: Int) -> String {
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column < leading ? cell + space : space + cell
      }
      return padded.joined(separator: "  ") + "\n"
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return line(head) + line(rule) + rows.map(line).joined()
  }
}
