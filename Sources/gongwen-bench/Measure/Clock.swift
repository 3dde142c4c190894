import Glibc

/// The monotonic clock, in nanoseconds.
enum Clock {
  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Milliseconds from `start` to `end`, which may be the same instant but not earlier.
  static func milliseconds(from start: UInt64, to end: UInt64) -> Double {
    Double(end &- start) / 1_000_000
  }
}

/// Keeps the optimizer from dropping a result that nobody reads.
@inline(never)
func keep<T>(_ value: borrowing T) {
  withExtendedLifetime(value) {}
}

/// Times `body` again and again until `seconds` have passed, at least `least` and at most `most` times; the first,
/// cold run does not count.
///
/// - Returns: milliseconds a run.
func sample<T>(least: Int = 5, most: Int = 200, seconds: Double = 1, _ body: () -> T) -> [Double] {
  keep(body())
  var result: [Double] = []
  let begin = Clock.now()
  while result.count < most {
    let start = Clock.now()
    let value = body()
    let end = Clock.now()
    keep(value)
    result.append(Clock.milliseconds(from: start, to: end))
    if result.count >= least, Clock.milliseconds(from: begin, to: end) > seconds * 1000 { break }
  }
  return result
}
