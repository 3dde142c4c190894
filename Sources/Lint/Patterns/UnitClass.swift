import Lexicon
import Text

/// A set of units as ranges.
struct UnitClass: Sendable {
  private(set) var ranges: [ClosedRange<UInt16>] = []
  var isNegative = false

  init() {}

  mutating func add(_ lower: CodeUnit, _ upper: CodeUnit) {
    if lower <= upper { ranges.append(lower.rawValue...upper.rawValue) }
  }

  /// Takes in a set that is not negative.
  mutating func add(_ other: UnitClass) { ranges += other.ranges }

  /// Adds what `\d`, `\h` … stand for; false if there is no such name.
  mutating func add(named name: CodeUnit) -> Bool {
    switch name {
    case "d": add("0", "9")
    case "D":
      add("0", "9")
      add("０", "９")
    case "w":
      add("0", "9")
      add("A", "Z")
      add("a", "z")
    case "h":
      add("\u{4E00}", "\u{9FFF}")
      add("\u{3400}", "\u{4DBF}")
      add("〇", "〇")
    case "n": for unit in [CodeUnit]("一二三四五六七八九十百千万亿零〇两") { add(unit, unit) }
    // What a place is: 省, 县.
    case "p": for unit in CueSet(.place).units { add(unit, unit) }
    case "s":
      for unit: CodeUnit in [" ", "\t", "\u{3000}", "\u{A0}"] { add(unit, unit) }
    default: return false
    }
    return true
  }

  func contains(_ unit: CodeUnit) -> Bool { isNegative != ranges.contains { $0.contains(unit.rawValue) } }

  /// Whether one of `range` is in it.
  func overlaps(_ range: ClosedRange<UInt16>) -> Bool {
    if isNegative { return !ranges.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound } }
    return ranges.contains { $0.overlaps(range) }
  }

  /// Its ranges in order, without those that lie in the one before.
  var inOrder: [ClosedRange<UInt16>] {
    var result: [ClosedRange<UInt16>] = []
    for range in ranges.ordered(by: { Int($0.lowerBound) }) {
      guard let last = result.last, range.lowerBound <= last.upperBound else {
        result.append(range)
        continue
      }
      result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
    return result
  }

  /// How many units there are in it, those in several ranges counted for each.
  var count: Int { ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 } }

  /// All of them, in order, those in several ranges for each; nothing for a negative class.
  var units: [UInt16] { isNegative ? [] : ranges.flatMap { Array($0) } }

  /// The same without 0 … 9.
  var withoutFigures: UnitClass {
    var result = UnitClass()
    result.addOthers(self)
    return result
  }

  /// Calls `body` with each unit.
  func forEach(_ body: (UInt16) -> Void) {
    for range in ranges { for unit in range { body(unit) } }
  }

  /// Whether some of 0 … 9 are in it.
  var holdsFigures: Bool { isNegative || ranges.contains { $0.overlaps(0x30...0x39) } }

  /// Takes in what of `other` is no figure.
  mutating func addOthers(_ other: UnitClass) {
    other.forEach { unit in if !CodeUnit(unit).isASCIIDigit { ranges.append(unit...unit) } }
  }
}

extension [UInt16] {
  /// Each once, in order.
  var distinct: [UInt16] {
    guard count > 1 else { return self }
    var result: [UInt16] = []
    for unit in sorted() where unit != result.last { result.append(unit) }
    return result
  }
}
