import Glibc

/// Cost against size as an SVG picture, both axes logarithmic: a flat line is cost that does not grow.
struct Chart {
  private let rows: [Report.Row]
  private let sizes: ClosedRange<Double>
  private let costs: ClosedRange<Double>

  private let width = 900.0
  private let height = 560.0
  private let left = 70.0
  private let right = 230.0
  private let top = 30.0
  private let bottom = 50.0

  /// Nil when nothing was measured at two sizes.
  init?(_ report: Report) {
    rows = report.rows.filter { $0.unit == .milliseconds && $0.exponent != nil }
    let points = rows.flatMap(\.points).filter { $0.bytes > 0 && $0.summary.median > 0 }
    guard let smallest = points.map(\.bytes).min(), let largest = points.map(\.bytes).max(),
      let cheapest = points.map(\.summary.median).min(), let dearest = points.map(\.summary.median).max()
    else { return nil }
    sizes = log10(Double(smallest))...log10(Double(largest))
    costs = log10(cheapest).rounded(.down)...max(log10(dearest).rounded(.up), log10(cheapest).rounded(.down) + 1)
  }

  var svg: String {
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Int(width)) \(Int(height))\" font-family=\"sans-serif\""
        + " font-size=\"12\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
    ]
    parts += costLines()
    parts += sizeLines()
    for (index, row) in rows.enumerated() { parts += curve(row, index) }
    parts.append("</svg>")
    return parts.joined(separator: "\n") + "\n"
  }

  private func costLines() -> [String] {
    stride(from: costs.lowerBound, through: costs.upperBound, by: 1).flatMap { power in
      let at = y(power)
      let label = power < 0 ? Table.decimal(pow(10, power), digits: Int(-power)) : "\(Int(pow(10, power)))"
      return [
        "<line x1=\"\(left)\" x2=\"\(width - right)\" y1=\"\(at)\" y2=\"\(at)\" stroke=\"#ddd\"/>",
        "<text x=\"\(left - 6)\" y=\"\(at + 4)\" text-anchor=\"end\">\(label) ms</text>",
      ]
    }
  }

  private func sizeLines() -> [String] {
    Set(rows.flatMap { $0.points.map(\.bytes) }).sorted().filter { $0 > 0 }.flatMap { bytes in
      let at = x(log10(Double(bytes)))
      return [
        "<line x1=\"\(at)\" x2=\"\(at)\" y1=\"\(top)\" y2=\"\(height - bottom)\" stroke=\"#ddd\"/>",
        "<text x=\"\(at)\" y=\"\(height - bottom + 18)\" text-anchor=\"middle\">\(Table.size(bytes))</text>",
      ]
    }
  }

  private func curve(_ row: Report.Row, _ index: Int) -> [String] {
    let color = "hsl(\(index * 360 / max(1, rows.count)), 65%, 42%)"
    let points = row.points.filter { $0.bytes > 0 && $0.summary.median > 0 }.map {
      "\(x(log10(Double($0.bytes)))),\(y(log10($0.summary.median)))"
    }
    let legend = top + 14 + Double(index) * 17
    return [
      "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"2\"/>",
      "<rect x=\"\(width - right + 16)\" y=\"\(legend - 9)\" width=\"10\" height=\"10\" fill=\"\(color)\"/>",
      "<text x=\"\(width - right + 32)\" y=\"\(legend)\">\(row.group): \(row.name)</text>",
    ]
  }

  private func x(_ size: Double) -> Double {
    let share = (size - sizes.lowerBound) / max(1e-9, sizes.upperBound - sizes.lowerBound)
    return round(left + share * (width - left - right))
  }

  private func y(_ cost: Double) -> Double {
    let share = (cost - costs.lowerBound) / (costs.upperBound - costs.lowerBound)
    return round(height - bottom - share * (height - top - bottom))
  }
}
