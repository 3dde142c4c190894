import Text

/// Many patterns as one list of steps, each with its entry.
struct PatternProgram: Sendable {
  private(set) var steps: [UnitPattern.Step] = []
  private(set) var classes: [Class] = []
  private(set) var ranges: [ClosedRange<UInt16>] = []

  /// Where the steps of a pattern begin, and those that have to accept at the beginning of its match; -1 if there are none.
  struct Entry {
    let first: Int32
    let guards: Int32
  }

  /// Where a class begins in `ranges`, how many it has, and whether it is negative.
  struct Class {
    let start: Int32
    let count: Int16
    let isNegative: Bool
  }

  /// Takes in `pattern`.
  mutating func append(_ pattern: UnitPattern) -> Entry {
    let entry = Int32(truncatingIfNeeded: steps.count)
    let firstClass = Int32(truncatingIfNeeded: classes.count)
    for units in pattern.classes {
      let start = Int32(truncatingIfNeeded: ranges.count)
      ranges += units.inOrder
      let count = Int16(clamping: ranges.count - Int(start))
      classes.append(Class(start: start, count: count, isNegative: units.isNegative))
    }
    for step in pattern.steps {
      switch step {
      case .oneOf(let index): steps.append(.oneOf(index + firstClass))
      case .skip(let index, let most): steps.append(.skip(index + firstClass, most: most))
      default: steps.append(step.moved(by: entry))
      }
    }
    return Entry(first: entry, guards: pattern.guards.map { entry + Int32(truncatingIfNeeded: $0) } ?? -1)
  }

  /// Gives back what the lists have kept to grow into.
  mutating func finish() {
    (steps, classes, ranges) = (steps.exact, classes.exact, ranges.exact)
  }

  /// Calls `body` with a run over `units`, which `content` bounds.
  func run<T>(_ units: UnsafeBufferPointer<CodeUnit>, _ content: Range<Int>, _ body: (inout PatternRun) -> T) -> T {
    steps.withUnsafeBufferPointer { steps in
      classes.withUnsafeBufferPointer { classes in
        ranges.withUnsafeBufferPointer { ranges in
          let content = content.clamped(to: 0..<units.count)
          var run = PatternRun(steps: steps, classes: classes, ranges: ranges, units: units, content: content)
          return body(&run)
        }
      }
    }
  }
}

/// Attempts to match over one text. Allocates nothing.
struct PatternRun {
  /// Two for `⟦…⟧`, two for each group; -1 where nothing was saved.
  typealias Slots = InlineArray<14, Int>

  let steps: UnsafeBufferPointer<UnitPattern.Step>
  let classes: UnsafeBufferPointer<PatternProgram.Class>
  let ranges: UnsafeBufferPointer<ClosedRange<UInt16>>
  let units: UnsafeBufferPointer<CodeUnit>
  let content: Range<Int>
  private var saved = Slots(repeating: -1)
  private var isDirty = false
  /// What is left of the steps an attempt may take: a pattern must not be slow on hostile text.
  private var fuel = 0
  private static let fuelOfAttempt = 4000

  init(
    steps: UnsafeBufferPointer<UnitPattern.Step>,
    classes: UnsafeBufferPointer<PatternProgram.Class>,
    ranges: UnsafeBufferPointer<ClosedRange<UInt16>>,
    units: UnsafeBufferPointer<CodeUnit>,
    content: Range<Int>,
  ) {
    self.steps = steps
    self.classes = classes
    self.ranges = ranges
    self.units = units
    self.content = content
  }

  /// The end of the match that the steps of `entry` find at `index`, and what they saved; nil if there is none.
  mutating func match(_ entry: PatternProgram.Entry, at index: Int) -> (end: Int, saved: Slots)? {
    if isDirty { saved = Slots(repeating: -1) }
    isDirty = false
    fuel = Self.fuelOfAttempt
    guard let end = end(from: entry.first, at: index, stop: -1) else { return nil }
    if entry.guards >= 0 {
      fuel = Self.fuelOfAttempt
      guard self.end(from: entry.guards, at: index, stop: -1) != nil else { return nil }
    }
    return (end, saved)
  }

  /// Something to come back to where the steps behind it fail: another way to go on, or what a slot held before.
  private struct Choice {
    /// A step; below zero the slot -1 - `step`.
    let step: Int32
    /// Where the text is gone on with; what the slot held.
    let at: Int32
  }

  /// So many choices are kept beside the call, where they cost a store each (1 KB, the most that is taken from the stack
  /// at once). Few patterns ever have more; each of the others is a call by itself.
  private static let mostChoices = 120

  /// Where the text ends that the steps from `first` on accept; with `stop` from zero on only if that is there.
  private mutating func end(from first: Int32, at start: Int, stop: Int) -> Int? {
    withUnsafeTemporaryAllocation(of: Choice.self, capacity: Self.mostChoices) { choices in
      var (pc, at, kept) = (Int(first), start, 0)
      while true {
        if fuel > 0, pc < steps.count {
          fuel &-= 1
          // How many units the step takes; below zero where it fails.
          var taken = -1
          switch steps[pc] {
          case .unit(let unit): if at < content.upperBound, units[at] == unit { taken = 1 }
          case .oneOf(let index): if at < content.upperBound, contains(units[at], index) { taken = 1 }
          case .skip(let index, let most): taken = run(of: index, most, from: at)
          case .start: if at == content.lowerBound { taken = 0 }
          case .end: if at == content.upperBound { taken = 0 }
          case .repeated(let group): taken = repetition(of: Int(group), at: at)
          case .accept: if stop < 0 || stop == at { return at }
          case .jump(let next):
            pc = Int(next)
            continue
          case .split(let one, let other):
            if failsAtOnce(Int(one), at) {
              pc = Int(other)
            } else if kept < Self.mostChoices {
              choices[kept] = Choice(step: other, at: Int32(truncatingIfNeeded: at))
              (pc, kept) = (Int(one), kept &+ 1)
            } else {
              if let end = end(from: one, at: at, stop: stop) { return end }
              pc = Int(other)
            }
            continue
          case .look(let next, let least, let most, let isNegative):
            if looks(from: Int32(truncatingIfNeeded: pc &+ 1), at: at, Int(least), Int(most)) != isNegative {
              pc = Int(next)
              continue
            }
          case .save(let slot):
            guard !failsAtOnce(pc &+ 1, at) else { break }
            let old = Choice(step: -1 - slot, at: Int32(truncatingIfNeeded: saved[Int(slot)]))
            (saved[Int(slot)], isDirty, taken) = (at, true, 0)
            if kept < Self.mostChoices {
              choices[kept] = old
              kept &+= 1
            } else {
              if let end = end(from: Int32(truncatingIfNeeded: pc &+ 1), at: at, stop: stop) { return end }
              (saved[Int(slot)], taken) = (Int(old.at), -1)
            }
          }
          if taken >= 0 {
            (pc, at) = (pc &+ 1, at &+ taken)
            continue
          }
        }
        guard let choice = back(to: choices, &kept) else { return nil }
        (pc, at) = (Int(choice.step), Int(choice.at))
      }
    }
  }

  /// The last choice that is left of those kept; the slots hold what they held then. Nil if there is none.
  @inline(__always)
  private mutating func back(to choices: UnsafeMutableBufferPointer<Choice>, _ kept: inout Int) -> Choice? {
    while kept > 0 {
      kept &-= 1
      let choice = choices[kept]
      if choice.step >= 0 { return choice }
      saved[Int(-1 - choice.step)] = Int(choice.at)
    }
    return nil
  }

  /// How many units of a class follow one another from `start` on; no more than `most`.
  private mutating func run(of index: Int32, _ most: Int32, from start: Int) -> Int {
    // Not the sum, which an Int of 32 bits does not hold: `most` may be the greatest.
    let end = Int(most) < content.upperBound - start ? start + Int(most) : content.upperBound
    var at = start
    while at < end, contains(units[at], index) { at &+= 1 }
    fuel -= at - start
    return at - start
  }

  /// Whether the step `pc` is a unit that does not stand at `at`: what is not tried need not be come back from.
  @inline(__always)
  private func failsAtOnce(_ pc: Int, _ at: Int) -> Bool {
    guard case .unit(let unit) = steps[pc] else { return false }
    return at >= content.upperBound || units[at] != unit
  }

  @inline(__always)
  private func contains(_ unit: CodeUnit, _ index: Int32) -> Bool {
    let units = classes[Int(index)]
    var (place, end) = (Int(units.start), Int(units.start) + Int(units.count))
    // Of many ranges only the last few are looked at that begin before the unit.
    while end - place > Self.fewRanges {
      let middle = place + (end - place) / 2
      if ranges[middle].lowerBound <= unit.rawValue { place = middle } else { end = middle }
    }
    while place < end {
      if ranges[place].contains(unit.rawValue) { return !units.isNegative }
      place += 1
    }
    return units.isNegative
  }

  /// So many ranges are quicker looked through than halved.
  private static let fewRanges = 4

  private mutating func looks(from first: Int32, at: Int, _ least: Int, _ most: Int) -> Bool {
    guard most >= 0 else { return !failsAtOnce(Int(first), at) && end(from: first, at: at, stop: -1) != nil }
    var length = least
    while length <= most, at - length >= content.lowerBound {
      if !failsAtOnce(Int(first), at - length), end(from: first, at: at - length, stop: at) != nil { return true }
      length += 1
    }
    return false
  }

  /// How many units stand at `at` that a group holds too; -1 where they do not.
  private func repetition(of group: Int, at: Int) -> Int {
    let (lower, upper) = (saved[2 * group], saved[2 * group + 1])
    guard lower >= 0, upper > lower, at + upper - lower <= content.upperBound else { return -1 }
    for offset in 0..<upper - lower where units[at + offset] != units[lower + offset] { return -1 }
    return upper - lower
  }
}

extension Array {
  /// A copy that holds room for its elements only.
  var exact: [Element] {
    [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = buffer.initialize(fromContentsOf: self)
    }
  }
}
