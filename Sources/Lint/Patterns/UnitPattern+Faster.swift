import Text

/// Rewrites the steps of a pattern so that they find the same with fewer tries.
extension UnitPattern {
  /// `steps` with what a match must begin behind, and must not, at the end, and where that begins; nil if there is none. It
  /// holds or not whatever the match is.
  static func guarded(_ steps: [Step]) -> (steps: [Step], guards: Int?) {
    var end = 0
    while case .look(let next, _, let most, _)? = steps[safe: end], most >= 0,
      !steps[end..<Int(next)].contains(where: { if case .save = $0 { true } else { false } })
    {
      end = Int(next)
    }
    guard end > 0 else { return (steps, nil) }
    let rest = steps[end...].map { $0.moved(by: -Int32(truncatingIfNeeded: end)) }
    let guards = steps[..<end].map { $0.moved(by: Int32(truncatingIfNeeded: rest.count)) }
    return (rest + guards + [.accept], rest.count)
  }

  /// `steps` with `[…]*`, `[…]+` and `[…]{m,n}` as one step each where what follows is none of the class: to give back
  /// units that were taken can lead to no match then.
  static func skipping(_ steps: [Step], _ classes: [UnitClass]) -> [Step] {
    var result = steps
    var at = 0
    while at < steps.count {
      defer { at += 1 }
      guard case .split(let inside, let outside) = steps[at] else { continue }
      if inside == at - 1, outside == at + 1, case .oneOf(let index)? = steps[safe: Int(inside)],
        isLast(index, before: at + 1, steps, classes)
      {
        result[at] = .skip(index, most: Int32.max)
        continue
      }
      guard inside == at + 1, outside > inside, case .oneOf(let index)? = steps[safe: at + 1],
        isLast(index, before: Int(outside), steps, classes)
      else { continue }
      if outside == at + 3, case .jump(let back)? = steps[safe: at + 2], back == at {
        (result[at], result[at + 1]) = (.skip(index, most: Int32.max), .jump(outside))
        continue
      }
      let length = Int(outside) - at
      let isRepeated = stride(from: at, to: Int(outside), by: 2).allSatisfy { place in
        guard case .split(let one, let other)? = steps[safe: place], case .oneOf(let same)? = steps[safe: place + 1]
        else { return false }
        return one == place + 1 && other == outside && same == index
      }
      guard isRepeated, length > 2 else { continue }
      (result[at], result[at + 1]) = (.skip(index, most: Int32(truncatingIfNeeded: length / 2)), .jump(outside))
      // What stood between is not come to any more.
      at += length - 1
    }
    return result
  }

  /// Whether the units of a class end where the steps from `at` on begin: with a unit that is none of them.
  private static func isLast(_ index: Int32, before at: Int, _ steps: [Step], _ classes: [UnitClass]) -> Bool {
    guard let units = classes[safe: Int(index)] else { return false }
    if case .unit(let next)? = steps[safe: at] { return !units.contains(next) }
    guard let next = first(steps, classes, from: at) else { return false }
    return !next.ranges.contains { range in units.overlaps(range) }
  }
}

extension UnitPattern.Step {
  /// The same where every step, from `begin` on, stands `delta` places further.
  func moved(by delta: Int32, from begin: Int32 = 0) -> Self {
    let place = { (at: Int32) in at >= begin ? at + delta : at }
    return switch self {
    case .split(let a, let b): .split(place(a), place(b))
    case .jump(let next): .jump(place(next))
    case .look(let next, let least, let most, let isNegative):
      .look(next: place(next), least: least, most: most, isNegative: isNegative)
    default: self
    }
  }
}
