import Text

/// Many patterns as one list of steps, each with its entry.
struct PatternProgram: Sendable {
  private(set) var steps: [UnitPattern.Step] = []
  /// Where each class begins in `ranges`, how many it has, and whether it is negative.
  private(set) var classes: [(start: Int, count: Int, isNegative: Bool)] = []
  private(set) var ranges: [ClosedRange<UInt16>] = []

  /// Takes in `pattern`; where its steps begin.
  mutating func append(_ pattern: UnitPattern) -> Int {
    let entry = steps.count
    let firstClass = classes.count
    for units in pattern.classes {
      classes.append((ranges.count, units.ranges.count, units.isNegative))
      ranges += units.ranges
    }
    for step in pattern.steps {
      switch step {
      case .oneOf(let index): steps.append(.oneOf(index + firstClass))
      case .skip(let index): steps.append(.skip(index + firstClass))
      case .split(let a, let b): steps.append(.split(a + entry, b + entry))
      case .jump(let next): steps.append(.jump(next + entry))
      case .look(let least, let most, let isNegative, let next):
        steps.append(.look(least: least, most: most, isNegative: isNegative, next: next + entry))
      default: steps.append(step)
      }
    }
    return entry
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
  let classes: UnsafeBufferPointer<(start: Int, count: Int, isNegative: Bool)>
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
    classes: UnsafeBufferPointer<(start: Int, count: Int, isNegative: Bool)>,
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
  mutating func match(_ entry: Int, at index: Int) -> (end: Int, saved: Slots)? {
    if isDirty { saved = Slots(repeating: -1) }
    isDirty = false
    fuel = Self.fuelOfAttempt
    return end(from: entry, at: index, stop: -1).map { ($0, saved) }
  }

  /// Where the text ends that the steps from `first` on accept; with `stop` from zero on only if that is there.
  private mutating func end(from first: Int, at start: Int, stop: Int) -> Int? {
    var (pc, at) = (first, start)
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
        let old = saved[slot]
        saved[slot] = at
        if let end = end(from: pc + 1, at: at, stop: stop) { return end }
        saved[slot] = old
        return nil
      case .split(let a, let b):
        if let end = end(from: a, at: at, stop: stop) { return end }
        pc = b
        continue
      case .jump(let next):
        pc = next
        continue
      case .start: guard at == content.lowerBound else { return nil }
      case .end: guard at == content.upperBound else { return nil }
      case .repeated(let group):
        guard let after = repetition(of: group, at: at) else { return nil }
        at = after
      case .look(let least, let most, let isNegative, let next):
        guard looks(from: pc + 1, at: at, least, most) != isNegative else { return nil }
        pc = next
        continue
      case .accept: return stop < 0 || stop == at ? at : nil
      }
      pc += 1
    }
    return nil
  }

  @inline(__always)
  private func contains(_ unit: CodeUnit, _ index: Int) -> Bool {
    let (start, count, isNegative) = classes[index]
    var place = start
    while place < start + count {
      if ranges[place].contains(unit.rawValue) { return !isNegative }
      place += 1
    }
    return isNegative
  }

  private mutating func looks(from first: Int, at: Int, _ least: Int, _ most: Int) -> Bool {
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
