import Text

/// Turns a pattern as written into steps.
struct UnitPatternParser {
  private(set) var steps: [UnitPattern.Step] = []
  private(set) var classes: [UnitClass] = []
  private(set) var groups = 0
  private let pattern: [CodeUnit]
  private var at = 0

  init(_ pattern: String) {
    self.pattern = [CodeUnit](pattern)
  }

  /// False if the pattern cannot be read.
  mutating func parse() -> Bool {
    guard alternatives() != nil, at == pattern.count else { return false }
    steps.append(.accept)
    return true
  }

  /// Where the next step will stand.
  private var end: Int32 { Int32(truncatingIfNeeded: steps.count) }

  private var next: CodeUnit? { at < pattern.count ? pattern[at] : nil }

  private mutating func take(_ word: StaticString) -> Bool {
    guard pattern.has(word, at: at) else { return false }
    at += word.utf8CodeUnitCount
    return true
  }

  /// How many units a part can match.
  typealias Length = ClosedRange<Int>
  /// For a repetition without an end.
  private static let many = 40

  private mutating func alternatives() -> Length? {
    let begin = end
    guard var length = sequence() else { return nil }
    var ends: [Int] = []
    while next == "|" {
      at += 1
      // The alternative so far moves one step down to make room for the choice.
      insertStep(.jump(0), at: begin)
      ends.append(steps.count)
      steps.append(.jump(0))
      steps[Int(begin)] = .split(begin + 1, end)
      guard let other = alternatives() else { return nil }
      length = min(length.lowerBound, other.lowerBound)...max(length.upperBound, other.upperBound)
    }
    for place in ends { steps[place] = .jump(end) }
    return length
  }

  private mutating func sequence() -> Length? {
    var length = 0...0
    while let unit = next, unit != "|", unit != ")" {
      let begin = end
      guard let part = atom(), let all = quantified(part, from: begin) else { return nil }
      length = length.lowerBound + all.lowerBound...length.upperBound + all.upperBound
    }
    return length
  }

  private mutating func atom() -> Length? {
    guard let unit = next else { return nil }
    at += 1
    switch unit {
    case "(": return group()
    case "[": return unitClass()
    case "⟦": steps.append(.save(0))
    case "⟧": steps.append(.save(1))
    case "^": steps.append(.start)
    case "$": steps.append(.end)
    case ".":
      var all = UnitClass()
      all.isNegative = true
      append(all)
      return 1...1
    case "\\": return escape()
    case "?", "*", "+", "{": return nil
    default:
      steps.append(.unit(unit))
      return 1...1
    }
    return 0...0
  }

  private mutating func escape() -> Length? {
    guard let name = next else { return nil }
    at += 1
    if let digit = name.decimalDigit {
      steps.append(.repeated(Int32(digit)))
      return 1...Self.many
    }
    var set = UnitClass()
    if set.add(named: name) { append(set) } else { steps.append(.unit(name)) }
    return 1...1
  }

  private mutating func group() -> Length? {
    var look: (isBehind: Bool, isNegative: Bool)?
    var slot: Int32?
    if take("?:") {
    } else if take("?=") {
      look = (false, false)
    } else if take("?!") {
      look = (false, true)
    } else if take("?<=") {
      look = (true, false)
    } else if take("?<!") {
      look = (true, true)
    } else {
      groups += 1
      slot = 2 * Int32(truncatingIfNeeded: groups)
    }
    let begin = steps.count
    if look != nil { steps.append(.accept) }
    if let slot { steps.append(.save(slot)) }
    guard let length = alternatives(), next == ")" else { return nil }
    at += 1
    if let slot { steps.append(.save(slot + 1)) }
    guard let look else { return length }
    steps.append(.accept)
    steps[begin] = .look(
      next: end,
      least: Int16(clamping: length.lowerBound),
      most: look.isBehind ? Int16(clamping: length.upperBound) : -1,
      isNegative: look.isNegative
    )
    return 0...0
  }

  private mutating func unitClass() -> Length? {
    var set = UnitClass()
    if next == "^" {
      set.isNegative = true
      at += 1
    }
    while let unit = next, unit != "]" {
      at += 1
      if unit == "\\", let name = next {
        at += 1
        if !set.add(named: name) { set.add(name, name) }
      } else if next == "-", let upper = pattern[safe: at + 1], upper != "]" {
        set.add(unit, upper)
        at += 2
      } else {
        set.add(unit, unit)
      }
    }
    guard next == "]" else { return nil }
    at += 1
    append(set)
    return 1...1
  }

  private mutating func append(_ units: UnitClass) {
    steps.append(.oneOf(Int32(truncatingIfNeeded: classes.count)))
    classes.append(units)
  }

  // MARK: Repetition

  private mutating func quantified(_ length: Length, from begin: Int32) -> Length? {
    switch next {
    case "?":
      at += 1
      insertStep(.split(begin + 1, end + 1), at: begin)
      return 0...length.upperBound
    case "*", "+":
      let isPlus = next == "+"
      at += 1
      if isPlus {
        steps.append(.split(begin, end + 1))
      } else {
        insertStep(.split(begin + 1, end + 2), at: begin)
        steps.append(.jump(begin))
      }
      return (isPlus ? length.lowerBound : 0)...Self.many
    case "{":
      at += 1
      return counted(length, from: begin)
    default: return length
    }
  }

  /// `{m,n}`: m times the part, then n − m times the part or nothing; `{m,}` goes to 40.
  private mutating func counted(_ length: Length, from begin: Int32) -> Length? {
    guard let least = number() else { return nil }
    var most = least
    if next == "," {
      at += 1
      most = number() ?? Self.many
    }
    guard next == "}", least <= most, (1...Self.many).contains(most) else { return nil }
    at += 1
    let part = Array(steps[Int(begin)...])
    steps.removeLast(part.count)
    for _ in 0..<least { append(part, from: begin) }
    // A match that leaves one out leaves out the rest: else there would be as many ways to match as subsets.
    let behind = end + Int32(truncatingIfNeeded: (most - least) * (part.count + 1))
    for _ in least..<most {
      steps.append(.split(end + 1, behind))
      append(part, from: begin)
    }
    return length.lowerBound * least...length.upperBound * most
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next?.decimalDigit, (value ?? 0) < 100 {
      value = (value ?? 0) * 10 + digit
      at += 1
    }
    return value
  }

  /// A copy of steps that began at `begin`.
  private mutating func append(_ part: [UnitPattern.Step], from begin: Int32) {
    let delta = end - begin
    steps += part.map { $0.moved(by: delta, from: begin) }
  }

  private mutating func insertStep(_ step: UnitPattern.Step, at index: Int32) {
    for place in Int(index)..<steps.count { steps[place] = steps[place].moved(by: 1, from: index) }
    steps.insert(step, at: Int(index))
  }
}
