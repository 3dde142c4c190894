internal import Lexicon
internal import Text

/// Counts that are spelled out on the lines below, or that sum up the lines above.
extension AnnouncedCount {
  /// The count that ends the heading in `paragraph`: 二、抓好五项重点工作.
  ///
  /// Only of what is always spelled out below: 三项制度改革 is a name as often as a count.
  package static func inHeading(_ paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    guard let announcement = paragraph.syntax.announcements.last, announcement.form == .counted, !announcement.isQuoted,
      isCheckable(announcement, in: units)
    else { return nil }
    let end = min(paragraph.syntax.content.upperBound, units.count)
    let rest = units[announcement.range.upperBound..<max(announcement.range.upperBound, end)]
    guard rest.allSatisfy({ $0 == "。" || $0 == "：" || $0 == ":" }), end - announcement.range.lowerBound <= 24 else {
      return nil
    }
    let noun = announcement.noun.clamped(to: 0..<units.count)
    let measure = announcement.measure.clamped(to: 0..<units.count)
    let isAspect = units.has("个方面", at: measure.lowerBound)
    let saysSo = isStrong(announcement, in: units)
    let isListed = listed.length(endingAt: noun.upperBound, from: noun.lowerBound, in: units) != nil
    return isAspect || saysSo || isListed ? announcement : nil
  }

  static let listed = CueSet(.listed)
  private static let announcing = CueSet(.announcing)
  private static let summed = CueSet(.summed)

  /// The count in `paragraph` that the lines below spell out though another sentence stands between: 现将三项要求通知如下。
  /// 请各单位结合实际抓好落实。
  package static func beforeLastSentence(of paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    let end = min(paragraph.syntax.content.upperBound, units.count)
    guard let announcement = paragraph.syntax.announcements.last, announcement.form == .counted, !announcement.isQuoted,
      isCheckable(announcement, in: units), isStrong(announcement, in: units),
      announcement.range.upperBound < end
    else { return nil }
    let rest = units[announcement.range.upperBound..<end]
    // The rest of its own sentence, and one more.
    guard rest.count <= 60, rest.count(where: { $0 == "。" }) <= 2, let last = rest.last, last == "。" || last == "："
    else {
      return nil
    }
    return announcement
  }

  /// Whether the words around a count say that it is spelled out: 以下三项, 如下三项, 我讲三点, 三项要求通知如下.
  static func isStrong(_ announcement: Announcement, in units: [CodeUnit]) -> Bool {
    if announcing.length(endingAt: announcement.range.lowerBound, in: units) != nil { return true }
    let noun = announcement.noun.clamped(to: 0..<units.count)
    return noun.contains { units.has("如下", at: $0) }
  }

  /// The count that sums up what stands above, whose 以上 is at `index`, near the head of its paragraph: 以上三点.
  static func final(in units: [CodeUnit], at index: Int) -> (count: Int, range: Range<Int>)? {
    guard index <= 12 || units[at: index - 1].isSentenceEnd, units[at: index + 1] == "上" else { return nil }
    var start = index + 2
    if units[at: start] == "这" { start += 1 }
    guard let (count, after) = HanNumeral.read(units, at: start) ?? (units[at: start] == "两" ? (2, start + 1) : nil),
      count >= 2
    else { return nil }
    guard let length = summed.length(at: after, in: units) else { return nil }
    let next = units[at: after + length]
    return next.isClauseMark || next.isSentenceEnd || next.isHan ? (count, start..<after + length) : nil
  }
}

/// A count whose members stand in its own sentence without ordinals: “四个到位”，即认识到位、责任到位、措施到位.
package struct SpelledOutCount: Sendable {
  package var announcement: Announcement
  package var members: [Range<Int>]

  /// Those of `paragraph` of which it is plain what the members are: each says the word that is counted.
  package static func all(in paragraph: Paragraph) -> [SpelledOutCount] {
    paragraph.syntax.announcements.compactMap { read($0, paragraph.units, paragraph.syntax.content.upperBound) }
      + NamedCount.all(in: paragraph)
  }

  private static func read(_ announcement: Announcement, _ units: [CodeUnit], _ end: Int) -> SpelledOutCount? {
    guard announcement.form == .counted, case let noun = announcement.noun.clamped(to: 0..<units.count),
      (1...4).contains(noun.count), let start = listStart(behind: announcement, units)
    else { return nil }
    let word = units[noun]
    let members = members(from: start, to: min(end, units.count), saying: word, units)
    guard members.count >= 2, members.allSatisfy({ says(word, $0, units) }) else { return nil }
    // 坚持…、坚持… begin with the word, 认识到位、责任到位 end with it.
    return SpelledOutCount(announcement: announcement, members: members)
  }

  /// The clauses of the list, which ends with its sentence, or with the comma behind members that 、 sets apart:
  /// 即认识到位、责任到位，切实抓好落实.
  private static func members(from start: Int, to end: Int, saying word: ArraySlice<CodeUnit>, _ units: [CodeUnit])
    -> [Range<Int>]
  {
    var members: [Range<Int>] = []
    var lower = start
    for index in start..<max(start, end + 1) {
      let unit: CodeUnit = index < end ? units[index] : "。"
      let isLast = unit.isSentenceEnd || unit == "；" || unit == "）" || unit == ")"
      guard isLast || unit == "、" || unit == "，" else { continue }
      if lower < index {
        let isBehindList = members.count > 1 && units[lower - 1] == "，" && units[members[0].upperBound] == "、"
        if isBehindList, !says(word, lower..<index, units) { break }
        members.append(lower..<index)
      }
      if isLast { break }
      lower = index + 1
    }
    return members
  }

  /// Behind “…”：, “…”行动，即 and “…”（.
  private static func listStart(behind announcement: Announcement, _ units: [CodeUnit]) -> Int? {
    var index = announcement.range.upperBound
    if units[at: index] == "”" { index += 1 }
    var words = 0
    while announcement.isQuoted, units[at: index].isHan, words < 4, units[at: index] != "即" {
      index += 1
      words += 1
    }
    switch units[at: index] {
    case "：", ":", "（", "(": index += 1
    case "，", ",":
      index += 1
      guard units[at: index] == "即" else { return nil }
    case "即": break
    default: return nil
    }
    if units[at: index] == "即" { index += 1 }
    if units[at: index] == "：" { index += 1 }
    return index
  }

  private static func says(_ word: ArraySlice<CodeUnit>, _ range: Range<Int>, _ units: [CodeUnit]) -> Bool {
    let member = units[range].filter { $0 != "“" && $0 != "”" && !$0.isBlank }
    guard member.count > word.count, member.count <= 40 else { return false }
    return word.count == 1
      ? member.contains { $0 == word.first }
      : member.starts(with: word) || member.suffix(word.count).elementsEqual(word)
  }
}
