import Text

/// A number as papers write amounts, in ten-thousandths; 64 bits wide also where `Int` is not.
///
/// It holds at most eight figures before the point and four behind it: sums of a document's amounts stay far from the end of
/// 64 bits.
struct Amount {
  var value: Int64
  var decimals: Int

  init(value: Int64, decimals: Int) {
    (self.value, self.decimals) = (value, decimals)
  }

  /// Figures with one point at most and commas between thousands; nil for anything else and for what is too long.
  init?(figures: some Sequence<CodeUnit>) {
    var value: Int64 = 0
    var places: Int?
    for unit in figures where unit != "," {
      if unit == ".", places == nil {
        places = 0
      } else if let digit = unit.decimalDigit, places.map({ $0 < Self.mostDecimals }) ?? (value < 10_000_000) {
        value = value * 10 + Int64(digit)
        places = places.map { $0 + 1 }
      } else {
        return nil
      }
    }
    decimals = places ?? 0
    self.value = value * Self.scale(of: decimals)
  }

  private static let mostDecimals = 4

  /// What one of the last place is, in ten-thousandths.
  static func scale(of decimals: Int) -> Int64 {
    (max(0, decimals)..<mostDecimals).reduce(1) { scale, _ in scale * 10 }
  }

  var text: String {
    let unit = Self.scale(of: 0)
    guard decimals > 0 else { return "\(value / unit)" }
    let rest = "\(value % unit + unit)".dropFirst().prefix(decimals)
    return "\(value / unit).\(rest)"
  }

  /// The sum, as exact as its most exact part.
  static func sum(of amounts: some Sequence<Amount>) -> Amount {
    amounts.reduce(Amount(value: 0, decimals: 0)) {
      Amount(value: $0.value + $1.value, decimals: max($0.decimals, $1.decimals))
    }
  }
}
