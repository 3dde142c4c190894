import Glibc

/// What many samples of one quantity come to.
struct Summary {
  var count: Int
  var median: Double
  var p95: Double
  var p99: Double
  var minimum: Double
  var maximum: Double

  /// Nil when there is no sample.
  init?(_ samples: [Double]) {
    let sorted = samples.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    count = sorted.count
    median = Summary.percentile(0.5, of: sorted)
    p95 = Summary.percentile(0.95, of: sorted)
    p99 = Summary.percentile(0.99, of: sorted)
    minimum = first
    maximum = last
  }

  /// One value that was not sampled: a size in memory, a count.
  init(value: Double) {
    (count, median, p95, p99, minimum, maximum) = (1, value, value, value, value, value)
  }

  /// Nearest rank.
  private static func percentile(_ share: Double, of sorted: [Double]) -> Double {
    sorted[max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
  }
}

/// How cost grows with size: the slope of log cost over log size, by least squares. 0 is flat, 1 linear, 2 quadratic.
///
/// - Returns: nil for fewer than two sizes.
func growthExponent(_ points: [(size: Double, cost: Double)]) -> Double? {
  let logs = points.filter { $0.size > 0 && $0.cost > 0 }.map { (x: log($0.size), y: log($0.cost)) }
  guard logs.count >= 2 else { return nil }
  let count = Double(logs.count)
  let meanX = logs.reduce(0) { $0 + $1.x } / count
  let meanY = logs.reduce(0) { $0 + $1.y } / count
  let spread = logs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
  guard spread > 0 else { return nil }
  return logs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
}
