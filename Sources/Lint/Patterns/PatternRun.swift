import Text

/// Many patterns as one list of steps, each with its entry.
struct PatternProgram: Sendable {
  private(set) var steps: [UnitPattern.Step] = []
  private(set) var classes: [Class] = []
  private(set) var ranges: [ClosedRange<UInt16>] = []

  /// Where a class begins in `ranges`, how many it has, and whether it is negative.
  struct Class {
    let start: Int32
    let count: Int16
    let isNegative: Bool
  }

  /// Takes in `pattern`; where its steps begin.
  mutating func append(_ pattern: UnitPattern) -> Int32 {
    let entry = Int32(truncatingIfNeeded: steps.count)
    let firstClass = Int32(truncatingIfNeeded: classes.count)
    for units in pattern.classes {
      let start = Int32(truncatingIfNeeded: ranges.count)
      classes.append(Class(start: start, count: Int16(clamping: units.ranges.count), isNegative: units.isNegative))
      ranges += units.ranges
    }
    for step in pattern.steps {
      switch step {
      case .oneOf(let index): steps.append(.oneOf(index + firstClass))
      case .skip(let index): steps.append(.skip(index + firstClass))
      case .split(let a, let b): steps.append(.split(a + entry, b + entry))
      case .jump(let next): steps.append(.jump(next + entry))
      case .look(let next, let least, let most, let isNegative):
        steps.append(.look(next: next + entry, least: least, most: most, isNegative: isNegative))
      default: steps.append(step)
      }
    }
    return entry
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

  /// The end of the match that the steps from `entry` on find at `index`, and what they saved; nil if there is none.
  mutating func match(_ entry: Int32, at index: Int) -> (end: Int, saved: Slots)? {
    if isDirty { saved = Slots(repeating: -1) }
    isDirty = false
    fuel = Self.fuelOfAttempt
    return end(from: entry, at: index, stop: -1).map { ($0, saved) }
  }

  /// Where the text ends that the steps from `first` on accept; with `stop` from zero on only if that is there.
  private mutating func end(from first: Int32, at start: Int, stop: Int) -> Int? {
    var (pc, at) = (Int(first), start)
    while fuel > 0, pc < steps.count {
      fuel -= 1
      switch steps[pc] {
      case .unit(let unit):
        guard at < content.upperBound, at >= content.lowerBound, units[at] == unit else { return nil }
        at += 1
      case .oneOf(let index):
        guard at < content.upperBound, at >= content.lowerBound, contains(units[at], index) else { return nil }
        at += 1
      case .skip(let index):
        let start = at
        while at < content.upperBound, contains(units[at], index) { at += 1 }
        fuel -= at - start
      case .save(let slot):
        isDirty = true
        let slot = Int(slot)
        let old = saved[slot]
        saved[slot] = at
        if let end = end(from: Int32(truncatingIfNeeded: pc + 1), at: at, stop: stop) { return end }
        saved[slot] = old
        return nil
      case .split(let a, let b):
        if let end = end(from: a, at: at, stop: stop) { return end }
        pc = Int(b)
        continue
      case .jump(let next):
        pc = Int(next)
        continue
      case .start: guard at == content.lowerBound else { return nil }
      case .end: guard at == content.upperBound else { return nil }
      case .repeated(let group):
        guard let after = repetition(of: Int(group), at: at) else { return nil }
        at = after
      case .look(let next, let least, let most, let isNegative):
        let inside = Int32(truncatingIfNeeded: pc + 1)
        guard looks(from: inside, at: at, Int(least), Int(most)) != isNegative else { return nil }
        pc = Int(next)
        continue
      case .accept: return stop < 0 || stop == at ? at : nil
      }
      pc += 1
    }
    return nil
  }

  @inline(__always)
  private func contains(_ unit: CodeUnit, _ index: Int32) -> Bool {
    let units = classes[Int(index)]
    var place = Int(units.start)
    let end = place + Int(units.count)
    while place < end {
      if ranges[place].contains(unit.rawValue) { return !units.isNegative }
      place += 1
    }
    return units.isNegative
  }

  private mutating func looks(from first: Int32, at: Int, _ least: Int, _ most: Int) -> Bool {
    guard most >= 0 else { return end(from: first, at: at, stop: -1) != nil }
    var length = least
    while length <= most, at - length >= content.lowerBound {
      if end(from: first, at: at - length, stop: at) != nil { return true }
      length += 1
    }
    return false
  }

  private func repetition(of group: Int, at: Int) -> Int? {
    let (lower, upper) = (saved[2 * group], saved[2 * group + 1])
    guard lower >= 0, upper > lower, at + upper - lower <= content.upperBound else { return nil }
    for offset in 0..<upper - lower where units[at + offset] != units[lower + offset] { return nil }
    return at + upper - lower
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
