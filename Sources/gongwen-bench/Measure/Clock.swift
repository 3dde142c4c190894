import ServerClient

typealias Clock = MonotonicClock

/// Keeps the optimizer from dropping a result that is not read.
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
