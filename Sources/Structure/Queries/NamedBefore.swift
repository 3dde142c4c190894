internal import Text

/// Counts of what is named before them: 自查自评、资料审查、实地核查、综合评定四个步骤.
///
/// Where the list begins is open (考核分自查自评、…), so only names of one length are read, three of them or more, and one
/// more or one less than is said. In published papers 109 such counts agree and one does not.
enum NamedBefore {
  /// Names of more characters are clauses.
  private static let longest = 8

  static func read(_ announcement: Announcement, _ units: [CodeUnit]) -> SpelledOutCount? {
    guard (2...9).contains(announcement.count), announcement.noun.count > 1 else { return nil }
    var members: [Range<Int>] = []
    var upper = announcement.numeral.lowerBound
    var lower = upper
    while lower > 0, units[at: lower - 1].isHan { lower -= 1 }
    let length = upper - lower
    guard (2...longest).contains(length), units[at: lower - 1] == "、" else { return nil }
    while true {
      members.append(max(lower, upper - length)..<upper)
      guard upper - lower >= length, isName(units[lower..<upper]) else { return nil }
      // The first has words before it that lead to it.
      guard units[at: lower - 1] == "、", upper - lower == length else { break }
      upper = lower - 1
      lower = upper
      while lower > 0, upper - lower < 2 * longest, units[at: lower - 1].isHan { lower -= 1 }
    }
    guard members.count > 2, abs(members.count - announcement.count) == 1, units[at: lower - 1] != "、",
      !units[at: lower - 1].isClosing
    else { return nil }
    return SpelledOutCount(announcement: announcement, members: members.reversed())
  }

  private static func isName(_ units: ArraySlice<CodeUnit>) -> Bool {
    NamedCount.isPlain(units)
      && units.allSatisfy { $0 != "或" && $0 != "等" && $0 != "的" && $0 != "第" && !$0.isHanNumeral }
  }
}
