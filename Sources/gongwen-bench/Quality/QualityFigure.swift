/// One figure of quality beside what it must be.
struct QualityFigure {
  enum Bound: String {
    case least = "≥"
    case most = "≤"
  }

  var name: String
  var value: Double
  /// What the figure was counted on: `31 of 32`.
  var basis: String
  /// What fell short, a line each.
  var misses: [String] = []

  /// The limits that `.ci/run` holds, from `Tests/QualityFixtures/floors.tsv`: name, bound, value.
  static func limits(_ table: String) -> [String: (bound: Bound, value: Double)] {
    var limits: [String: (Bound, Double)] = [:]
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t").map(String.init)
      guard columns.count >= 3, let bound = Bound(rawValue: columns[1]), let value = Double(columns[2]) else {
        continue
      }
      limits[columns[0]] = (bound, value)
    }
    return limits
  }

  func holds(_ limit: (bound: Bound, value: Double)?) -> Bool {
    guard let limit else { return true }
    return limit.bound == .least ? value >= limit.value - 1e-9 : value <= limit.value + 1e-9
  }
}

/// Counts what was met and keeps what was not.
struct QualityCount {
  var met = 0
  var all = 0
  var misses: [String] = []

  mutating func count(_ isMet: Bool, _ miss: @autoclosure () -> String) {
    all += 1
    if isMet { met += 1 } else { misses.append(miss()) }
  }

  /// Met over all.
  func share(_ name: String) -> QualityFigure {
    QualityFigure(
      name: name,
      value: all == 0 ? 0 : Double(met) / Double(all),
      basis: "\(met) of \(all)",
      misses: misses
    )
  }

  /// Not met over all.
  func rate(_ name: String) -> QualityFigure {
    let missed = all - met
    return QualityFigure(
      name: name,
      value: all == 0 ? 0 : Double(missed) / Double(all),
      basis: "\(missed) in \(all)",
      misses: misses
    )
  }
}
