internal import Lexicon
internal import Text

/// Counts of what is named before them: 自查自评、资料审查、实地核查、综合评定四个步骤.
///
/// Where the list begins is open (考核分自查自评、…), so only names of one length are read, three of them or more, and one
/// more or one less than is said. In published papers 109 such counts agree and one does not. Where a verb leads to the list
/// (抓好防汛抗旱、森林防火三项工作), names of other lengths are read too, if there are fewer than are counted: in 3,700 papers 66
/// such counts agree; those that are one off have one more, and are right. Names in marks of their own (“三亮一争”、“品牌创建”两项活动) say where it begins: 21
/// agree, none is one off; so does a list in one pair of marks (“稳增长、促改革、惠民生”三项任务): 29 and none.
/// Before 等 there may be fewer than are counted, never more: of 511 one has more, and is wrong.
enum NamedBefore {
  /// Names of more characters are clauses.
  private static let longest = 8

  static func read(_ announcement: Announcement, _ units: [CodeUnit]) -> SpelledOutCount? {
    let start = announcement.numeral.lowerBound
    let isOpen = units[at: start - 1] == "等"
    if let members = inMarks(before: isOpen ? start - 1 : start, units) {
      let isWrong =
        isOpen ? members.count > announcement.count : abs(members.count - announcement.count) == 1
      return isWrong && members.count > 1 ? SpelledOutCount(announcement: announcement, members: members) : nil
    }
    if isOpen {
      let members = clause(before: start - 1, units)
      return members.count > announcement.count ? SpelledOutCount(announcement: announcement, members: members) : nil
    }
    guard (2...9).contains(announcement.count), announcement.noun.count > 1 || isAspect(announcement, units) else {
      return nil
    }
    return alike(announcement, units) ?? behindVerb(announcement, units)
  }

  /// The names between 分为 and their count: 分为可回收物、有害垃圾、其他垃圾三类. With 和 they may be one more than it seems.
  static func divided(_ announcement: Announcement, _ units: [CodeUnit]) -> SpelledOutCount? {
    let end = announcement.numeral.lowerBound
    guard !announcement.isQuoted, units[at: announcement.range.upperBound] != "：" else { return nil }
    var (lower, upper, joined) = (end, end, 0)
    var members: [Range<Int>] = []
    while lower > 0, end - lower < longestClause {
      lower -= 1
      switch units[lower] {
      case "、", "和", "与", "及":
        // A、B和C、D are two lists.
        if units[lower] != "、" {
          guard members.isEmpty else { return nil }
          joined = 1
        }
        members.append(lower + 1..<upper)
        upper = lower
      case "为", "成":
        guard units[at: lower - 1] == "分" else { continue }
        members.append(lower + 1..<upper)
        let isPlain = members.allSatisfy { !$0.isEmpty && isName(units[$0]) }
        let isOff = announcement.count == members.count + 1 || announcement.count == members.count - joined - 1
        guard members.count > 1, isPlain, isOff else { return nil }
        var before = announcement
        before.form = .backward
        return SpelledOutCount(announcement: before, members: members.reversed())
      case let unit where !unit.isHan || unit == "等": return nil
      default: break
      }
    }
    return nil
  }

  /// The parts of the quotation before a count in marks, each of which says what is counted: “定责任人、定措施、定时限、定预案”
  /// 的“三定”.
  static func quoted(_ announcement: Announcement, _ units: [CodeUnit]) -> SpelledOutCount? {
    var end = announcement.numeral.lowerBound - 1
    if units[at: end - 1] == "的" { end -= 1 }
    let word = units[announcement.noun.clamped(to: units.indices)]
    guard announcement.isQuoted, !word.isEmpty, end > 0, units[at: end - 1] == "”",
      let members = inMarks(before: end, units), members.count > 1, abs(members.count - announcement.count) == 1,
      members.allSatisfy({ units[$0].starts(with: word) || units[$0].suffix(word.count).elementsEqual(word) })
    else { return nil }
    var before = announcement
    before.form = .backward
    return SpelledOutCount(announcement: before, members: members)
  }

  /// 理论学习、队伍建设两方面: the measure word is all that is counted.
  private static func isAspect(_ announcement: Announcement, _ units: [CodeUnit]) -> Bool {
    units.has("方面", at: announcement.measure.upperBound - 2)
  }

  /// Names of one length.
  private static func alike(_ announcement: Announcement, _ units: [CodeUnit]) -> SpelledOutCount? {
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
      !units[at: lower - 1].isClosing,
      // 低保金、救助金、残疾人两项补贴等资金: the last is what is counted.
      members.count < announcement.count || !units[clamping: announcement.noun].contains("等")
    else { return nil }
    return SpelledOutCount(announcement: announcement, members: members.reversed())
  }

  /// Names behind a verb that wants things listed, one fewer than is said. One more may be the name of the last:
  /// 落实城乡低保、特困供养、残疾人两项补贴.
  private static func behindVerb(_ announcement: Announcement, _ units: [CodeUnit]) -> SpelledOutCount? {
    var members: [Range<Int>] = []
    var upper = announcement.numeral.lowerBound
    var lower = upper
    while members.count < announcement.count {
      while lower > 0, upper - lower <= 2 * longest, units[at: lower - 1].isHan { lower -= 1 }
      guard units[at: lower - 1] == "、" else { break }
      guard (2...longest).contains(upper - lower), isName(units[lower..<upper]) else { return nil }
      members.append(lower..<upper)
      upper = lower - 1
      lower = upper
    }
    guard members.count + 2 == announcement.count, !members.isEmpty, isHead(units[at: lower - 1]),
      let verb = (lower..<max(lower, min(lower + 6, upper - 3))).first(where: { verbs.length(at: $0, in: units) != nil }
      ),
      let length = verbs.length(at: verb, in: units), case let first = verb + length..<max(verb + length, upper),
      (2...longest).contains(first.count), isName(units[first])
    else { return nil }
    members.append(first)
    return SpelledOutCount(announcement: announcement, members: members.reversed())
  }

  /// Whether a clause begins behind `unit`.
  private static func isHead(_ unit: CodeUnit) -> Bool {
    unit.isSentenceEnd || unit.isClauseMark && unit != "、" || unit.isBlank || unit == "\0"
  }

  private static let verbs = CueSet(.listing)

  /// “A”“B”, 《A》、《B》 and “A”和“B” that end before `end`, or the parts of one quotation (“A、B、C”); nil where there is no
  /// such name.
  private static func inMarks(before end: Int, _ units: [CodeUnit]) -> [Range<Int>]? {
    var members: [Range<Int>] = []
    var upper = end
    while units[at: upper - 1].isClosing {
      let opening: CodeUnit? = units[at: upper - 1] == "”" ? "“" : units[at: upper - 1] == "》" ? "《" : nil
      guard let lower = units[..<(upper - 1)].suffix(longestInMarks).lastIndex(where: { $0 == opening }) else {
        return nil
      }
      members.append(lower..<upper)
      let before = units[at: lower - 1]
      upper = before == "、" || before == "和" || before == "与" || before == "及" ? lower - 1 : lower
    }
    if members.count == 1, let all = members.first, units[at: all.lowerBound] == "“" { return parts(all, units) }
    return members.isEmpty ? nil : members.reversed()
  }

  /// The parts that 、 sets apart in the quotation at `all`; none where it is not plain what they are.
  private static func parts(_ all: Range<Int>, _ units: [CodeUnit]) -> [Range<Int>] {
    var members: [Range<Int>] = []
    var lower = all.lowerBound + 1
    for index in lower..<max(lower, all.upperBound) where units[at: index] == "、" || index == all.upperBound - 1 {
      guard index > lower, NamedCount.isPlain(units[lower..<index]) else { return [] }
      members.append(lower..<index)
      lower = index + 1
    }
    return members
  }

  /// The parts between 、 of the clause that ends before `end`; none where a mark or another 等 makes it doubtful which
  /// they are.
  private static func clause(before end: Int, _ units: [CodeUnit]) -> [Range<Int>] {
    var members: [Range<Int>] = []
    var (lower, upper) = (end, end)
    while lower > 0, end - lower < longestClause {
      let unit = units[at: lower - 1]
      if unit == "、" {
        members.append(lower..<upper)
        upper = lower - 1
      } else if unit == "等" || unit.isOpening || unit.isClosing || unit.decimalDigit != nil {
        return []
      } else if unit.isSentenceEnd || unit.isClauseMark {
        break
      }
      lower -= 1
    }
    return [lower..<upper] + members.reversed()
  }

  /// Longer ones are sentences that are cited.
  private static let longestInMarks = 40
  /// Clauses that name nine bodies at full length are no longer.
  private static let longestClause = 160

  private static func isName(_ units: ArraySlice<CodeUnit>) -> Bool {
    NamedCount.isPlain(units)
      && units.allSatisfy { $0 != "或" && $0 != "等" && $0 != "的" && $0 != "第" && !$0.isHanNumeral }
  }
}
