import Text

/// A pattern over UTF-16 units, for the rules that differ only in data. Matching backtracks; it never traps.
///
/// Literal units, `.`; classes `[a-z一二]`, `[^…]`; `\d` 0-9, `\D` digits of either width, `\h` 汉字, `\n` numerals in 汉字
/// (一 … 九, 十, 百, 千, 万, 亿, 零, 〇, 两), `\s` blanks, `\w` ASCII letters and digits; `(…)` groups, which capture unless
/// they begin with `?:`; `|`; `?`, `*`, `+`, `{m,n}`; `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)` with a bounded inside; `^`, `$`
/// for the ends of the text; `\1` for what the first group holds. `⟦…⟧` marks what a finding covers, if not all.
struct UnitPattern: Sendable {
  /// Trivial, so that a step costs no reference count.
  enum Step: Sendable {
    case unit(CodeUnit)
    /// One of the units of a class, by its place in `classes`.
    case oneOf(Int)
    case save(Int)
    /// Tries the first place, then the second.
    case split(Int, Int)
    case jump(Int)
    case start, end
    case repeated(Int)
    /// Looks ahead (`most` negative) or back over `least` to `most` units, at the steps from the next one on, and goes on
    /// at `next`.
    case look(least: Int, most: Int, isNegative: Bool, next: Int)
    case accept
  }

  /// Empty if the pattern cannot be read.
  let steps: [Step]
  let classes: [UnitClass]
  /// What a match may begin with; nil for anything.
  let first: UnitClass?
  /// What may stand behind the number that a match begins with.
  let behindFigures: UnitClass
  /// What the second unit of a match may be, if that is little; else nothing.
  let second: [UInt16]

  /// Groups beyond this are too many.
  static let mostGroups = 6

  init(_ pattern: String) {
    var parser = UnitPatternParser(pattern)
    let isRead = parser.parse() && parser.groups <= Self.mostGroups
    self.init(steps: isRead ? parser.steps : [], classes: isRead ? parser.classes : [])
  }

  /// A pattern of steps that end in `.accept`.
  init(steps: [Step], classes: [UnitClass]) {
    self.steps = steps
    self.classes = classes
    first = steps.isEmpty ? UnitClass() : UnitPattern.first(steps, classes)
    behindFigures = UnitPattern.behindFigures(steps, classes)
    second = UnitPattern.second(steps, classes)
  }

  /// Whether it could be read, and begins with few enough units to be looked for.
  var isValid: Bool { !steps.isEmpty && (first.map { $0.count <= 300 } ?? false) }

  // MARK: What a match begins with

  private static func first(_ steps: [Step], _ classes: [UnitClass]) -> UnitClass? {
    var result = UnitClass()
    var seen: Set<Int> = []
    var open = [0]
    while let at = open.popLast() {
      guard steps.indices.contains(at), seen.insert(at).inserted else { continue }
      switch steps[at] {
      case .unit(let unit): result.add(unit, unit)
      case .oneOf(let index):
        guard let units = classes[safe: index], !units.isNegative else { return nil }
        result.add(units)
      case .save, .start, .end: open.append(at + 1)
      case .split(let a, let b): open += [b, a]
      case .jump(let next), .look(_, _, _, let next): open.append(next)
      case .repeated, .accept: return nil
      }
    }
    return result
  }

  /// Walks the steps as a match would that begins with figures, to the first units that are none.
  private static func behindFigures(_ steps: [Step], _ classes: [UnitClass]) -> UnitClass {
    var result = UnitClass()
    var seen: Set<Int> = []
    // Places, and whether a figure has been met on the way there: twice the place, plus one.
    var open = [0]
    while let key = open.popLast() {
      let (at, isBehind) = (key / 2, key % 2 == 1)
      guard steps.indices.contains(at), seen.insert(key).inserted else { continue }
      switch steps[at] {
      case .unit(let unit):
        if unit.isASCIIDigit { open.append(2 * at + 3) } else if isBehind { result.add(unit, unit) }
      case .oneOf(let index):
        guard let units = classes[safe: index] else { continue }
        if units.holdsFigures { open.append(2 * at + 3) }
        if isBehind, !units.isNegative { result.addOthers(units) }
      case .save, .start, .end, .repeated: open.append(key + 2)
      case .split(let a, let b): open += [2 * a + key % 2, 2 * b + key % 2]
      case .jump(let next), .look(_, _, _, let next): open.append(2 * next + key % 2)
      case .accept: continue
      }
    }
    return result
  }

  /// What the second unit of a match may be; nothing if it may be too much, or there need be none.
  private static func second(_ steps: [Step], _ classes: [UnitClass]) -> [UInt16] {
    var result: Set<UInt16> = []
    var seen: Set<Int> = []
    // Places, and whether the first unit lies behind: twice the place, plus one.
    var open = [0]
    while let key = open.popLast() {
      let (at, isBehind) = (key / 2, key % 2 == 1)
      guard steps.indices.contains(at), seen.insert(key).inserted else { continue }
      switch steps[at] {
      case .unit(let unit):
        if isBehind { result.insert(unit.rawValue) } else { open.append(2 * at + 3) }
      case .oneOf(let index):
        guard isBehind else {
          open.append(2 * at + 3)
          continue
        }
        guard let units = classes[safe: index], !units.isNegative, units.count <= mostSeconds else { return [] }
        units.forEach { result.insert($0) }
      case .save, .start: open.append(key + 2)
      case .split(let a, let b): open += [2 * a + key % 2, 2 * b + key % 2]
      case .jump(let next), .look(_, _, _, let next): open.append(2 * next + key % 2)
      case .end, .repeated, .accept: return []
      }
    }
    return result.count <= mostSeconds ? result.sorted() : []
  }

  /// More than these are not worth asking for: an attempt costs some ten comparisons.
  private static let mostSeconds = 12
}

/// What a pattern found.
struct PatternMatch {
  let whole: Range<Int>
  /// What the finding covers.
  let marked: Range<Int>
  let saved: PatternRun.Slots
  let units: [CodeUnit]
  /// Columns of the whole text.
  let content: Range<Int>

  /// Whether the text is nothing but what is marked.
  var isAlone: Bool { marked == content }

  /// Columns of the group `index`, from one on; 0 is what is marked. Nil if the group took no part.
  func range(_ index: Int) -> Range<Int>? {
    if index == 0 { return marked }
    guard (1...UnitPattern.mostGroups).contains(index), saved[2 * index] >= 0, saved[2 * index + 1] >= saved[2 * index]
    else {
      return nil
    }
    return saved[2 * index]..<saved[2 * index + 1]
  }

  /// What the group holds; nothing if it took no part.
  subscript(index: Int) -> ArraySlice<CodeUnit> {
    range(index).map { units[$0.clamped(to: 0..<units.count)] } ?? []
  }

  /// The decimal number that the group holds, of either width; nil if it is none or too long for a number of a text.
  func number(_ index: Int) -> Int? {
    let digits = self[index]
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for unit in digits {
      guard let digit = unit.decimalDigit else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// `template` with `{1}` replaced by what the first group holds, `{0}` by what is marked.
  func fill(_ template: String) -> [CodeUnit] {
    var result: [CodeUnit] = []
    let template = [CodeUnit](template)
    var index = 0
    while index < template.count {
      if template[index] == "{", let digit = template[at: index + 1].decimalDigit, template[at: index + 2] == "}" {
        result += self[digit]
        index += 3
      } else {
        result.append(template[index])
        index += 1
      }
    }
    return result
  }
}
