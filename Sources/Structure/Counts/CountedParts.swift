internal import Text

/// Counts of parts that the sentences behind it name by their numbers: 分四个阶段进行：第一阶段为…，第二阶段为…; 分两类：第一类为….
enum CountedParts {
  /// The count with the parts that are named, from the first on; nil where the numbers do not rise by one, where there is
  /// but one part, or where it is not one more or less.
  static func read(_ announcement: Announcement, _ units: [CodeUnit], _ end: Int) -> SpelledOutCount? {
    guard announcement.form == .counted, !announcement.isQuoted else { return nil }
    var starts: [Int] = []
    var word: CodeUnit?
    var index = announcement.range.upperBound
    while index < end {
      defer { index += 1 }
      guard units[index] == "第", isHeadOfClause(index, units),
        let (number, after) = HanNumeral.read(units, at: index + 1)
      else { continue }
      let unit = units[at: after]
      if let word {
        guard unit == word else { continue }
      } else {
        guard number == 1, index - announcement.range.upperBound <= farthest, counts(unit, announcement, units) else {
          return nil
        }
        word = unit
      }
      guard number == starts.count + 1 else { return nil }
      starts.append(index)
    }
    guard starts.count > 1, abs(starts.count - announcement.count) == 1 else { return nil }
    let ends = starts.dropFirst() + [end]
    return SpelledOutCount(announcement: announcement, members: zip(starts, ends).map { $0..<$1 - 1 })
  }

  /// Units between the count and its first part: 进行：, 开展，具体如下：.
  private static let farthest = 8

  /// Whether parts that are named with `unit` are what is counted: 第一阶段 of 四个阶段, 第一组 of 三个小组, 第一类 of 两类.
  private static func counts(_ unit: CodeUnit, _ announcement: Announcement, _ units: [CodeUnit]) -> Bool {
    let noun = announcement.noun.clamped(to: 0..<units.count)
    let measure = announcement.measure.clamped(to: 0..<units.count)
    guard unit.isHan, unit != "个" else { return false }
    return unit == units[at: measure.lowerBound] || !noun.isEmpty && unit == units[at: noun.lowerBound]
      || noun.count > 1 && unit == units[at: noun.lowerBound + 1]
  }

  private static func isHeadOfClause(_ index: Int, _ units: [CodeUnit]) -> Bool {
    let before = units[at: index - 1]
    return before.isClauseMark || before.isSentenceEnd
  }
}
