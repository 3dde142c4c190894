/// Powers and logarithms without a mathematics library: the same bits on every machine, so that a bank that is mined twice
/// is the same bank.
package enum Power {
  /// The logarithm of `x` to the base 2; 0 for what has none.
  ///
  /// By the series of the inverse hyperbolic tangent, to twelve digits.
  package static func log2(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return 0 }
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let t = (mantissa - 1) / (mantissa + 1)
    let square = t * t
    var term = t
    var sum = 0.0
    for odd in stride(from: 1.0, through: 21, by: 2) {
      sum += term / odd
      term *= square
    }
    return exponent + 2 * sum * 1.4426950408889634
  }

  /// 2 to the power `x`, which is taken as between −1000 and 1000.
  package static func exp2(_ x: Double) -> Double {
    let bounded = x.isNaN ? 0 : min(1000, max(-1000, x))
    let whole = bounded.rounded()
    let rest = (bounded - whole) * 0.6931471805599453
    var term = 1.0
    var sum = 1.0
    for step in 1...14 {
      term *= rest / Double(step)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(whole), significand: 1) * sum
  }

  /// `x` to the power `exponent`; 0 for x ≤ 0.
  package static func pow(_ x: Double, _ exponent: Double) -> Double {
    x > 0 ? exp2(exponent * log2(x)) : 0
  }
}
