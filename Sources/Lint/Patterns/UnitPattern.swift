import Text

/// A pattern over UTF-16 units, for the rules that differ only in data. Matching backtracks; it never traps.
///
/// Literal units, `.`; classes `[a-z一二]`, `[^…]`; `\d` 0-9, `\D` digits of either width, `\h` 汉字, `\n` numerals in 汉字
/// (一 … 九, 十, 百, 千, 万, 亿, 零, 〇, 两), `\p` what places are (省, 县), `\s` blanks, `\w` ASCII letters and digits; `(…)`
/// groups, which capture unless they begin with `?:`; `|`; `?`, `*`, `+`, `{m,n}`; `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)` with
/// a bounded inside; `^`, `$` for the ends of the text; `\1` for what the first group holds. `⟦…⟧` marks what a finding
/// covers, if not all.
struct UnitPattern: Sendable {
  /// Trivial, so that a step costs no reference count; twelve bytes, as there are some twenty thousand of them.
  enum Step: Sendable {
    case unit(CodeUnit)
    /// One of the units of a class, by its place in `classes`.
    case oneOf(Int32)
    case save(Int32)
    /// Goes over the units of a class that follow one another, as many as there are but no more than `most`: fewer would
    /// not do.
    case skip(Int32, most: Int32)
    /// Tries the first place, then the second.
    case split(Int32, Int32)
    case jump(Int32)
    case start, end
    case repeated(Int32)
    /// Looks ahead (`most` negative) or back over `least` to `most` units, at the steps from the next one on, and goes on
    /// at `next`.
    case look(next: Int32, least: Int16, most: Int16, isNegative: Bool)
    case accept
  }

  /// Empty if the pattern cannot be read. What a match must begin behind stands after the rest, where `guards` says: it
  /// is asked last, since most attempts fail at the second or third unit.
  let steps: [Step]
  /// Where the steps begin that have to accept at the beginning of a match; nil if there are none.
  let guards: Int?
  let classes: [UnitClass]
  /// What a match may begin with; nil for anything.
  let first: UnitClass?
  /// What may stand behind the number that a match begins with, and behind that, figures left out; nothing: anything.
  let behindFigures: (first: UnitClass, second: [UInt16])
  /// What the second unit of a match may be, if that is little; else nothing.
  let second: [UInt16]

  /// The units that a match begins with, whatever it is: as many as are sure.
  let prefix: [UInt16]
  /// Whether a match begins with the text.
  let isAtStart: Bool

  /// Groups beyond this are too many.
  static let mostGroups = 6

  init(_ pattern: String) {
    var parser = UnitPatternParser(pattern)
    let isRead = parser.parse() && parser.groups <= Self.mostGroups
    self.init(steps: isRead ? parser.steps : [], classes: isRead ? parser.classes : [])
  }

  /// A pattern of steps that end in `.accept`.
  private init(steps: [Step], classes: [UnitClass]) {
    self.classes = classes
    first = steps.isEmpty ? UnitClass() : UnitPattern.first(steps, classes)
    behindFigures = UnitPattern.behindFigures(steps, classes)
    second = UnitPattern.second(steps, classes)
    prefix = UnitPattern.prefix(steps)
    isAtStart = if case .start? = steps.first { true } else { false }
    (self.steps, guards) = UnitPattern.guarded(UnitPattern.skipping(steps, classes))
  }

  /// Whether it could be read, and begins with few enough units to be looked for.
  var isValid: Bool { !steps.isEmpty && (first.map { $0.count <= 300 } ?? false) }
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

  /// Columns around the match in which what it stands in is looked for, from `reach` units before it to `reach` behind: a
  /// paragraph of nothing but matches would be read once for each. Longer quotations are told of a whole paper, if at all.
  var surroundings: Range<Int> {
    max(content.lowerBound, marked.lowerBound - Self.reach)..<min(content.upperBound, marked.upperBound + Self.reach)
  }

  /// Longer than the longest quotation inside a paragraph of the corpora.
  private static let reach = 2000

  /// How many of the pairs that `opening` opens are open before what is marked.
  func depthBefore(of opening: CodeUnit) -> Int {
    units[min(surroundings.lowerBound, marked.lowerBound)..<marked.lowerBound].depth(of: opening)
  }

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
