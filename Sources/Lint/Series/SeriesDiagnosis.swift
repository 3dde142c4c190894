import Text

/// One mistake in a row of numbers, as the rules speak of it: what `SeriesDiagnosis` finds where there are no levels, and what
/// the reading of the lines (`NumberingSlip`) says of an outline's series.
package enum SeriesSlip: Hashable, Sendable {
  /// Before the member at `index` the numbers `missing` were left out; what follows counts on from there.
  case gap(index: Int, missing: Range<Int>)
  /// The first member says another number than `expected`, and the rest counts on from it.
  case first(expected: Int)
  /// The member at `index` says its neighbour's number again; should it be `expected`, only it is wrong.
  case duplicate(index: Int, of: Int, expected: Int)
  /// The member at `index` repeats a number before it, and everything after it counts on as if it were not there: an item
  /// was put in, which should be `expected`.
  case inserted(index: Int, expected: Int)
  /// The member at `index` says a later number than is due, and everything after it counts on as if it were not there: an
  /// item was put in, which should be `expected`.
  case ahead(index: Int, expected: Int)
  /// The member at `index` says a number out of place; its neighbours agree that it is `expected`.
  case wrong(index: Int, expected: Int)
  /// The members at `index` and `index + 1` say each other's numbers.
  case swapped(index: Int)
  /// From the member at `index` on the numbers go back, and everything after it counts on from there.
  case back(index: Int, expected: Int)
  /// The member at `index` has the number that is missing before the one at `before`: it was put there from its place.
  case moved(index: Int, before: Int)
  /// The decimal at `index` has the prefix of another section; it should be the `expected`th of its own.
  case prefix(index: Int, expected: Int)

  /// The member to report.
  package var index: Int {
    switch self {
    case .first: 0
    case .gap(let index, _), .duplicate(let index, _, _), .inserted(let index, _), .ahead(let index, _),
      .wrong(let index, _),
      .swapped(let index), .back(let index, _), .moved(let index, _), .prefix(let index, _):
      index
    }
  }
}

/// Explains a row of numbers, which should rise by one, with the fewest slips. For rows that stand on no level: inside
/// paragraphs, in a 附件说明, of tables and figures. What opens lines is read by `NumberingSearch`, with levels and slips at
/// once.
///
/// A reader who meets 1 2 5 4 5 sees one wrong number, in 1 2 4 5 6 one missing item, in 1 2 2 3 4 one item too many.
/// That is the cheapest path through the row where the state is the *shift* (number minus index): a number off the
/// shift is a slip of one member, a change of the shift is a slip of the row. Costs differ by less than one slip, so
/// they only decide between explanations with equally many.
package enum SeriesDiagnosis {
  /// Linear in the count; where the row has no slip, a few nanoseconds a number.
  ///
  /// `start` is the number the row has to begin with; nil when any will do (a row that goes on from another).
  package static func slips(in numbers: [Int], start: Int? = 1) -> [SeriesSlip] {
    guard let first = numbers.first else { return [] }
    var shift = start ?? first
    var lower = 0
    while lower < numbers.count, numbers[lower] == lower &+ shift { lower += 1 }
    guard lower < numbers.count else { return [] }
    // One number alone has no neighbour to be wrong beside.
    if numbers.count == 1 { return [.first(expected: shift)] }
    // No writer's number is outside this; a hostile one must not overflow.
    let numbers = numbers.map { min(max($0, -limit), limit) }
    shift = min(max(shift, -limit), limit)
    // Before the first departure and after the last one everything agrees: a few members of each side will do.
    var upper = numbers.count
    let tail = numbers[upper - 1] &- (upper - 1)
    while upper > lower, numbers[upper - 1] &- (upper - 1) == tail { upper -= 1 }
    lower = max(0, lower - context)
    upper = min(numbers.count, upper + context)
    return Alignment(numbers: numbers, window: lower..<upper, shift: shift).slips()
  }

  /// Members kept on each side of where the row departs. One is too few to tell an item put in (none of them is read
  /// right), from two on all rows are read alike.
  private static let context = 6
  /// The largest number that is believed; what it saves is the sum of two.
  private static let limit = 1_000_000
}

/// What the slips of a row cost, where one member off is 1 and two that changed places are 1 together.
///
/// Set on planted rows: every slip at every place of 3 to 12 numbers, and two slips in rows of 16 to 30. To set one again,
/// plant such rows and count those that are explained by just the slips planted: 97.5 % and 98.7 %.
private enum SlipCost {
  /// Numbers left out. From 1 on a gap right before the last number (one in five) is taken for a wrong last number.
  static let gap = 0.95
  /// Each number left out beyond the first. It says from how many on a leap of the last number is a slip of that number:
  /// three with 0.04, two with 0.06, none with 0.02.
  static let furtherMissing = 0.04
  /// How many beyond the first are counted, so that no gap is as dear as two slips. From 5 to 50 all rows read alike.
  static let longestGap = 19
  /// A member that says its neighbour's number and shifts the rest: an item put in. Dearer than a gap, so that of two ways
  /// to explain a row the one that leaves something out is told; from 0.8 to 1.9 all rows read alike.
  static let repeated = 1.05
  /// Any other step back. From 0.9 to 2.5 one row in a thousand reads otherwise.
  static let back = 1.3
}

/// The cheapest path through `window`.
private struct Alignment {
  let numbers: [Int]
  let window: Range<Int>
  /// The shift that holds where the window begins.
  let shift: Int

  enum Step {
    case match, wrong, swapped
  }

  struct State {
    var shift: Int
    var cost: Double
    /// Into `trail`; -1 at the beginning.
    var last: Int
  }

  struct Trail {
    var index: Int
    var shift: Int
    var step: Step
    var previous: Int
  }

  func slips() -> [SeriesSlip] {
    var trail: [Trail] = []
    var states = [State(shift: shift, cost: 0, last: -1)]
    /// States that have consumed the next number already (a swap takes two).
    var ahead: [State] = []
    for index in window {
      var next = ahead
      ahead = []
      var candidates = UniqueList(states.map { $0.shift })
      for near in max(window.lowerBound, index - 2)..<min(window.upperBound, index + 3) {
        candidates.insert(numbers[near] &- near)
      }
      for shift in candidates.ordered(by: { $0 }) {
        var best: State?
        for state in states {
          let cost = state.cost + changeCost(from: state.shift, to: shift, at: index)
          if best.map({ cost < $0.cost }) ?? true { best = State(shift: shift, cost: cost, last: state.last) }
        }
        guard var state = best else { continue }
        let expected = index &+ shift
        if numbers[index] == expected {
          state.last = append(Trail(index: index, shift: shift, step: .match, previous: state.last), to: &trail)
          next.append(state)
          continue
        }
        if index + 1 < window.upperBound, numbers[index] == expected &+ 1, numbers[index + 1] == expected {
          var swap = state
          swap.cost += 1
          swap.last = append(Trail(index: index, shift: shift, step: .swapped, previous: state.last), to: &trail)
          ahead.append(swap)
        }
        state.cost += 1
        state.last = append(Trail(index: index, shift: shift, step: .wrong, previous: state.last), to: &trail)
        next.append(state)
      }
      states = Self.prune(next)
    }
    guard let best = (states + ahead).min(by: { $0.cost < $1.cost }) else { return [] }
    return read(from: best.last, trail)
  }

  /// What it takes to believe that the row counts on from another number.
  private func changeCost(from old: Int, to new: Int, at index: Int) -> Double {
    if old == new { return 0 }
    // Nothing is missing at the end of a row unless the last number skips: a skip of one is likelier than a slip.
    if new > old { return SlipCost.gap + SlipCost.furtherMissing * Double(min(new &- old - 1, SlipCost.longestGap)) }
    let repeats = numbers[index] == (index > 0 ? numbers[index - 1] : 0) && new == old &- 1
    return repeats ? SlipCost.repeated : SlipCost.back
  }

  private func append(_ step: Trail, to trail: inout [Trail]) -> Int {
    trail.append(step)
    return trail.count - 1
  }

  /// The cheapest state of each shift, and of those the cheapest few.
  private static func prune(_ states: [State]) -> [State] {
    var best = KeyedList<Int, State>()
    for state in states where best[state.shift].map({ state.cost < $0.cost }) ?? true { best[state.shift] = state }
    let sorted = best.values.ordered { ($0.cost, $0.shift) < ($1.cost, $1.shift) }
    return Array(sorted.prefix(kept))
  }

  /// Explanations that are followed at a time. With one most items put in and most leaps are misread, with two or three
  /// and with 20 all rows read as with 12.
  private static let kept = 12

  private func read(from last: Int, _ trail: [Trail]) -> [SeriesSlip] {
    var steps: [Trail] = []
    var at = last
    while trail.indices.contains(at) {
      steps.append(trail[at])
      at = trail[at].previous
    }
    var result: [SeriesSlip] = []
    var current = shift
    for step in steps.reversed() {
      if step.shift != current {
        let index = step.index
        let expected = index &+ current
        if step.shift < current {
          let repeats = step.shift == current &- 1 && index > 0 && step.step == .match
          result.append(repeats ? .inserted(index: index, expected: expected) : .back(index: index, expected: expected))
        } else if index == 0 {
          result.append(.first(expected: expected))
        } else {
          result.append(.gap(index: index, missing: expected..<(index &+ step.shift)))
        }
        current = step.shift
      }
      switch step.step {
      case .match: break
      case .swapped: result.append(.swapped(index: step.index))
      case .wrong: result.append(wrong(at: step.index, expected: step.index &+ current))
      }
    }
    return result
  }

  private func wrong(at index: Int, expected: Int) -> SeriesSlip {
    for neighbour in [index - 1, index + 1] where numbers.indices.contains(neighbour) {
      if numbers[neighbour] == numbers[index] {
        return .duplicate(index: index, of: neighbour, expected: expected)
      }
    }
    return .wrong(index: index, expected: expected)
  }
}
