internal import Lexicon
internal import Text

/// Counts that are spelled out on the lines below, or that sum up the lines above.
extension AnnouncedCount {
  /// The count that ends the heading in `paragraph`, or its first clause: 二、抓好五项重点工作, 二、抓好五项重点工作，确保目标完成.
  ///
  /// Only of what is always spelled out below: 三项制度改革 is a name as often as a count.
  package static func inHeading(_ paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    guard let announcement = paragraph.syntax.announcements.last, announcement.form == .counted, !announcement.isQuoted,
      isCheckable(announcement, in: units), endsClause(announcement, of: paragraph)
    else { return nil }
    let noun = announcement.noun.clamped(to: 0..<units.count)
    let measure = announcement.measure.clamped(to: 0..<units.count)
    let isAspect = units.has("个方面", at: measure.lowerBound)
    let saysSo = isStrong(announcement, in: units)
    let isListed = listed.length(endingAt: noun.upperBound, from: noun.lowerBound, in: units) != nil
    return isAspect || saysSo || isListed ? announcement : nil
  }

  /// The count in the heading in `paragraph` that is spelled out below if each item there says the word that it counts:
  /// 二、坚持“四个结合”，提升服务水平; 二、抓落实要做到三个坚持.
  package static func slogan(inHeading paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    guard let announcement = paragraph.syntax.announcements.last, announcement.form == .counted,
      announcement.noun.count > 1, isCheckable(announcement, in: units), endsClause(announcement, of: paragraph)
    else { return nil }
    return announcement
  }

  /// Whether nothing but a mark, or one clause that counts nothing, stands between a count and the end of its heading.
  private static func endsClause(_ announcement: Announcement, of heading: Paragraph) -> Bool {
    let units = heading.units
    let end = min(heading.syntax.content.upperBound, units.count)
    var start = announcement.range.upperBound
    if announcement.isQuoted { start += 1 }
    guard start <= end else { return false }
    let rest = units[start..<end].drop { $0.isClauseMark || $0.isSentenceEnd }
    if rest.isEmpty { return end - announcement.range.lowerBound <= 24 }
    let mark = units[at: rest.startIndex - 1]
    return heading.syntax.announcements.count == 1 && (mark == "，" || mark == ",") && rest.count <= longestClause
      && rest.allSatisfy { $0.isHan || $0 == "、" }
  }

  /// Units of a clause behind the count of a heading: longer ones say something of their own.
  private static let longestClause = 16

  static let listed = CueSet(.listed)
  private static let announcing = CueSet(.announcing)
  private static let summed = CueSet(.summed)

  /// The count in `paragraph` that the lines below spell out though another sentence stands between: 现将三项要求通知如下。
  /// 请各单位结合实际抓好落实。
  package static func beforeLastSentence(of paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    let end = min(paragraph.syntax.content.upperBound, units.count)
    guard let announcement = paragraph.syntax.announcements.last, announcement.form == .counted, !announcement.isQuoted,
      isCheckable(announcement, in: units), announcement.range.upperBound < end,
      case let rest = units[announcement.range.upperBound..<end],
      isStrong(announcement, in: units) || leadsIn(rest)
    else { return nil }
    // The rest of its own sentence, and one more.
    guard rest.count <= 60, rest.count(where: { $0 == "。" }) <= 2, let last = rest.last, last == "。" || last == "："
    else {
      return nil
    }
    return announcement
  }

  /// 研究了四个议题，纪要如下：
  private static func leadsIn(_ rest: ArraySlice<CodeUnit>) -> Bool {
    rest.first == "，" && rest.count <= longestClause && rest.suffix(3).elementsEqual(["如", "下", "："])
      && !rest.contains { $0.isSentenceEnd }
  }

  /// The count that ends the paragraph or the heading above `paragraph`, which the series at the head of `paragraph` spells
  /// out, and that paragraph: 办理以下两件事 ⏎ 一是…；二是….
  package static func above(_ paragraph: Paragraph, in document: Document) -> (Announcement, Paragraph)? {
    guard let run = paragraph.syntax.runs.first, run.items.count > 1, let first = run.items.first,
      first.ordinal.number == 1, first.range.lowerBound == paragraph.syntax.content.lowerBound,
      case let continuity = document.continuity(ofRun: 0, in: paragraph), !continuity.fromBefore, !continuity.goesOn,
      let line = document.previousText(before: paragraph.lines.lowerBound), !opensList(behind: paragraph, in: document)
    else { return nil }
    let lead = document.paragraph(at: line)
    let announcement = atEnd(of: lead) ?? (lead.syntax.ordinal == nil ? nil : inHeading(lead))
    return announcement.map { ($0, lead) }
  }

  /// Whether the paragraph behind `paragraph` begins a series as well, be it of lines: then that may be what is counted.
  private static func opensList(behind paragraph: Paragraph, in document: Document) -> Bool {
    guard let line = document.nextText(from: paragraph.lines.upperBound) else { return false }
    let next = document.paragraph(at: line)
    if next.syntax.ordinal?.number == 1 { return true }
    return next.syntax.runs.first?.items.first.map {
      $0.ordinal.number == 1 && $0.range.lowerBound == next.syntax.content.lowerBound
    } ?? false
  }

  /// Whether the words around a count say that it is spelled out: 以下三项, 如下三项, 我讲三点, 三项要求通知如下.
  static func isStrong(_ announcement: Announcement, in units: [CodeUnit]) -> Bool {
    if announcing.length(endingAt: announcement.range.lowerBound, in: units) != nil { return true }
    let noun = announcement.noun.clamped(to: 0..<units.count)
    return units.place(of: "如下", from: noun) != nil
  }

  /// The count that sums up what stands above, whose 以上 or 上述 is at `index`, near the head of its paragraph or at the
  /// head of a sentence: 以上三点, 针对以上三点.
  static func final(in units: [CodeUnit], at index: Int) -> (count: Int, range: Range<Int>)? {
    let isAbove = units[at: index] == "以" ? units[at: index + 1] == "上" : units[at: index + 1] == "述"
    guard isAbove, index <= 12 || isHeadOfSentence(index, units) || leadsBack(units[at: index - 1]) else { return nil }
    var start = index + 2
    if units[at: start] == "这" { start += 1 }
    guard let (count, after) = HanNumeral.read(units, at: start) ?? (units[at: start] == "两" ? (2, start + 1) : nil),
      count >= 2
    else { return nil }
    guard let length = summed.length(at: after, in: units) else { return nil }
    let next = units[at: after + length]
    return next.isClauseMark || next.isSentenceEnd || next.isHan ? (count, start..<after + length) : nil
  }

  /// Whether what stands before 以上 means a place of the text: 对照以上五条, 落实上述三项, 围绕以上三点; no 60岁以上两人.
  private static func leadsBack(_ unit: CodeUnit) -> Bool { unit.leadsToPlace || unit == "实" || unit == "绕" }

  /// Whether nothing but a preposition stands between the sentence before and `index`: 。针对以上四点.
  private static func isHeadOfSentence(_ index: Int, _ units: [CodeUnit]) -> Bool {
    var start = index
    while start > max(0, index - 3), units[at: start - 1].isHan { start -= 1 }
    return units[at: start - 1].isSentenceEnd
  }
}
