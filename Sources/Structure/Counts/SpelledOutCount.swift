package import Text

/// A count whose members stand in its own sentence without ordinals: “四个到位”，即认识到位、责任到位、措施到位.
package struct SpelledOutCount: Sendable {
  package var announcement: Announcement
  package var members: [Range<Int>]

  /// Whether its members stand in one pair of marks right before it: “稳增长、促改革、惠民生”三项任务.
  package func isOneQuotation(in units: [CodeUnit]) -> Bool {
    guard let last = members.last, last.upperBound + 1 == announcement.numeral.lowerBound else { return false }
    return units[at: last.upperBound] == "”" && units[at: last.lowerBound] != "“"
  }

  /// Those of `paragraph` of which it is plain what the members are: each says the word that is counted.
  package static func all(in paragraph: Paragraph) -> [SpelledOutCount] {
    let own = paragraph.syntax.announcements.compactMap {
      read($0, paragraph.units, paragraph.syntax.content.upperBound)
    }
    // 五项安全：防洪安全、供水安全 says the word, and names them one by one.
    let numerals = UniqueList(own.map { $0.announcement.numeral.lowerBound })
    return own + NamedCount.all(in: paragraph).filter { !numerals.contains($0.announcement.numeral.lowerBound) }
  }

  private static func read(_ announcement: Announcement, _ units: [CodeUnit], _ end: Int) -> SpelledOutCount? {
    guard announcement.form == .counted, case let noun = announcement.noun.clamped(to: 0..<units.count),
      (1...4).contains(noun.count), let start = listStart(behind: announcement, units)
    else { return nil }
    let word = units[noun]
    let members = members(from: start, to: min(end, units.count), saying: word, units)
    guard members.count >= 2, members.allSatisfy({ says(word, $0, units) }) else { return nil }
    // What a clause or a sentence of its own lists is what the one before it counts if it is not far from it.
    let lead = units[announcement.range.upperBound..<start]
    let isLoose = lead.contains("。") || lead.last == "，"
    if isLoose, noun.count < 2 || abs(members.count - announcement.count) > 1 { return nil }
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

  /// Behind “…”：, “…”行动，即, “…”（ and “…”。: （三）实施“五大行动”。实施甲行动、乙行动….
  private static func listStart(behind announcement: Announcement, _ units: [CodeUnit]) -> Int? {
    var index = announcement.range.upperBound
    if units[at: index] == "”" { index += 1 }
    var words = 0
    while announcement.isQuoted, units[at: index].isHan, words < 4, units[at: index] != "即" {
      index += 1
      words += 1
    }
    switch units[at: index] {
    case "：", ":", "（", "(", "。": index += 1
    case "，", ",":
      index += 1
      guard units[at: index] == "即" || announcement.isQuoted else { return nil }
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
