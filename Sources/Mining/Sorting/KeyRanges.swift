/// Cuts work that is ordered by a pair of units into ranges of pairs that each fit into memory.
///
/// The result of the work may not depend on where it is cut; this is only about room and about threads.
enum KeyRanges {
  static func key(_ first: UInt16, _ second: UInt16) -> UInt32 { UInt32(first) << 16 | UInt32(second) }

  /// Cuts the work.
  ///
  /// - Parameters:
  ///   - costs: what each first unit takes.
  ///   - limit: what one range may take.
  ///   - seconds: what each second unit takes, for each of the first units that alone take more than `limit`.
  /// - Returns: in order, without those that take nothing. A pair that takes more than `limit` is a range of its own.
  static func cut(
    _ costs: [Int],
    limit: Int,
    seconds: (_ firsts: [UInt16]) -> [UInt16: [Int]],
  ) -> [ClosedRange<UInt32>] {
    let heavy = costs.indices.filter { costs[$0] > limit }.map { UInt16(truncatingIfNeeded: $0) }
    let inner = heavy.isEmpty ? [:] : seconds(heavy)
    var result: [ClosedRange<UInt32>] = []
    var open: (lower: UInt32, upper: UInt32, cost: Int)?

    func add(_ lower: UInt32, _ upper: UInt32, _ cost: Int) {
      guard cost > 0 else { return }
      if let last = open {
        if last.cost + cost <= limit {
          open = (last.lower, upper, last.cost + cost)
          return
        }
        result.append(last.lower...last.upper)
      }
      open = (lower, upper, cost)
    }
    for (index, cost) in costs.enumerated() {
      let first = UInt16(truncatingIfNeeded: index)
      if let inner = inner[first] {
        // A range holds either whole first units or a part of one.
        if let last = open { result.append(last.lower...last.upper) }
        open = nil
        for (second, cost) in inner.enumerated() {
          let key = key(first, UInt16(truncatingIfNeeded: second))
          add(key, key, cost)
        }
        if let last = open { result.append(last.lower...last.upper) }
        open = nil
      } else {
        add(key(first, 0), key(first, .max), cost)
      }
    }
    if let last = open { result.append(last.lower...last.upper) }
    return result
  }
}
