internal import Lexicon
package import Text

/// Which announced number belongs to which list.
///
/// Measured on work reports: with a measure word and nothing but the end of the clause between the number and the first
/// item, 95 % of the numbers agree with the list; looser readings raise false alarms fast.
package enum AnnouncedCount {
  /// The count that a series inside a paragraph spells out: 抓好三件事：一是…二是…三是….
  ///
  /// Nil where there is none, and where the series begins in an earlier paragraph or goes on in a later one.
  ///
  /// `run` is an index in the `syntax.runs` of `paragraph`, which is one of `document`.
  package static func before(run: Int, of paragraph: Paragraph, in document: Document) -> Announcement? {
    guard paragraph.syntax.runs.indices.contains(run), let first = paragraph.syntax.runs[run].items.first,
      let announcement = last(before: first.range.lowerBound, in: paragraph)
        ?? quoted(before: paragraph.syntax.runs[run].items, in: paragraph),
      !goesOn(announcement, in: paragraph.units, behind: first.range.lowerBound),
      case let continuity = document.continuity(ofRun: run, in: paragraph), !continuity.fromBefore, !continuity.goesOn
    else { return nil }
    return announcement
  }

  /// The count that the item at `start` of `paragraph` begins to spell out, whatever comes of it elsewhere.
  package static func last(before start: Int, in paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    guard let announcement = paragraph.syntax.announcements.last(endingBefore: start),
      announcement.form == .counted || announcement.form == .compound, isCheckable(announcement, in: units)
    else { return nil }
    let gap = announcement.range.upperBound..<max(announcement.range.upperBound, start)
    return leadsOver(gap, in: units, words: announcement.isQuoted ? 4 : 8) ? announcement : nil
  }

  /// A slogan before a comma is spelled out if each item says what it counts: “三个到位”，一是认识到位，二是责任到位.
  private static func quoted(before items: [InlineItem], in paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    guard let start = items.first?.range.lowerBound,
      let announcement = paragraph.syntax.announcements.last(endingBefore: start),
      announcement.form == .counted, announcement.isQuoted, isCheckable(announcement, in: units),
      start - announcement.range.upperBound <= 2, case let noun = announcement.noun.clamped(to: 0..<units.count),
      noun.count > 1
    else { return nil }
    let word = Array(units[noun])
    let allSaySo = items.allSatisfy { item in
      units[clamping: item.range.lowerBound..<item.range.upperBound + word.count - 1].contains(word)
    }
    return allSaySo ? announcement : nil
  }

  /// 四种类型：一是……二是……，还有一种……: the list goes on in other words.
  private static func goesOn(_ announcement: Announcement, in units: [CodeUnit], behind start: Int) -> Bool {
    let measure = units[at: announcement.measure.lowerBound]
    guard measure == "种" || measure == "类" else { return false }
    return units.indices[min(start, units.count)...].prefix(farthest).contains {
      units[$0] == measure && units[at: $0 - 1] == "一"
    }
  }

  /// Units behind the first item in which the list may go on in other words: longer paragraphs hold other things.
  private static let farthest = 2000

  /// The count that ends `paragraph`, to be spelled out on the lines below.
  package static func atEnd(of paragraph: Paragraph) -> Announcement? {
    atEnd(of: paragraph, isTold: false)
  }

  /// The count of what the sentence at the end of `paragraph` tells: 重点抓了五项工作。 More often than not it is spelled out
  /// elsewhere.
  package static func told(at paragraph: Paragraph) -> Announcement? { atEnd(of: paragraph, isTold: true) }

  private static func atEnd(of paragraph: Paragraph, isTold: Bool) -> Announcement? {
    let units = paragraph.units
    let end = min(paragraph.syntax.content.upperBound, units.count)
    guard let announcement = paragraph.syntax.announcements.last, announcement.form == .counted,
      isCheckable(announcement, in: units), announcement.range.upperBound <= end
    else { return nil }
    let gap = announcement.range.upperBound..<end
    // A slogan at the end of a sentence is praised more often than it is spelled out; what has been counted
    // (提出了五项措施。) is told and not announced.
    guard let mark = units[safe: end - 1],
      (mark == "：" || mark == ":") && !isTold
        || mark == "。" && !announcement.isQuoted && !announcement.countsQuoted(in: units)
          && (units[at: announcement.range.lowerBound - 1] == "了" && !isStrong(announcement, in: units)) == isTold
    else {
      return nil
    }
    return leadsOver(gap, in: units, words: announcement.isQuoted ? 0 : 8) ? announcement : nil
  }

  /// The slogan that leads over to lines that say its words each, with what it is of behind it: 实行“五统一”管理：.
  package static func slogan(leading paragraph: Paragraph) -> Announcement? {
    let units = paragraph.units
    let end = min(paragraph.syntax.content.upperBound, units.count)
    guard let announcement = paragraph.syntax.announcements.last, announcement.form == .counted, announcement.isQuoted,
      announcement.noun.count > 1, isCheckable(announcement, in: units),
      units[at: end - 1] == "：", (1...6).contains(end - announcement.range.upperBound),
      units[announcement.range.upperBound + 1..<max(announcement.range.upperBound + 1, end - 1)].allSatisfy({ $0.isHan }
      )
    else { return nil }
    return announcement
  }

  /// Whether the last count of `paragraph` says that a list follows: 提出建议63条。 in passing counts nothing that stands below.
  package static func leadsOver(in paragraph: Paragraph) -> Bool {
    let last = paragraph.units[at: paragraph.syntax.content.upperBound - 1]
    guard last != "：", last != ":", let count = paragraph.syntax.announcements.last else { return true }
    // What a heading counts stands below it.
    if paragraph.syntax.ordinal != nil, paragraph.syntax.head.overlaps(count.range) { return true }
    return paragraph.units.has("以下", at: count.range.lowerBound - 2)
  }

  /// Whether between a count and its first item stands nothing but the rest of the phrase, of so many `words`, and one
  /// mark: 三个到位”。, 四项工作，, 三个方面的问题：.
  private static func leadsOver(_ gap: Range<Int>, in units: [CodeUnit], words: Int) -> Bool {
    guard gap.count <= 16 else { return false }
    var words = words
    var mark: CodeUnit?
    var closesQuote = false
    for unit in units[gap] {
      switch unit {
      case "”", "“", "’", "‘", "」", "》": closesQuote = true
      case "。", "：", ":", "，", ",", "；", ";", "．":
        guard mark == nil else { return false }
        mark = unit
      case "（", "(", "）", ")", "、": return false
      default:
        guard !unit.isBlank else { continue }
        guard mark == nil, words > 0 else { return false }
        words -= 1
      }
    }
    // “八个坚持、八个反对”，一靠教育，二靠制度
    if closesQuote, mark == "，" || mark == "," { return false }
    return mark != nil
  }

  static func isCheckable(_ announcement: Announcement, in units: [CodeUnit]) -> Bool {
    let phrase = announcement.range.clamped(to: 0..<units.count)
    // Everybody knows what 两个维护 stands for; nobody spells it out.
    guard LexiconTable.fixedNames.row(for: String(units[phrase])) == nil, !isExample(announcement, in: units) else {
      return false
    }
    guard announcement.form == .counted else { return true }
    // 原因有三：
    if announcement.measure.isEmpty, !announcement.isQuoted { return true }
    if listedMeasures.length(at: announcement.measure.lowerBound, in: units) != nil { return true }
    switch units[at: announcement.measure.lowerBound] {
    // 从A和B两方面采取措施 counts what stands before; 三方面问题 and 从五方面推进 what follows.
    case "方":
      return announcement.noun.isEmpty || countsListed(announcement, in: units)
        || leadsToCount.contains(units[at: announcement.range.lowerBound - 1])
    case "部": return units[at: announcement.measure.lowerBound + 1] == "分"
    // 投资两处 is an amount, 以下两处 are told.
    case "处": return isStrong(announcement, in: units)
    default: return announcement.isQuoted && !announcement.noun.isEmpty
    }
  }

  /// What stands before 五方面 if nothing is listed there: 从五方面抓整改, 在三方面下功夫, 就三方面提出要求.
  private static let leadsToCount = [CodeUnit]("从在就")

  /// Whether what is counted is a word for what is listed below: 三方面问题, 三方面的工作.
  private static func countsListed(_ announcement: Announcement, in units: [CodeUnit]) -> Bool {
    let noun = announcement.noun.clamped(to: 0..<units.count)
    let start = units[at: noun.lowerBound] == "的" ? noun.lowerBound + 1 : noun.lowerBound
    return listed.length(at: start, in: units) == noun.upperBound - start
  }

  /// 等三项, 其中两项, 前三项: not the number of what follows.
  private static func isExample(_ announcement: Announcement, in units: [CodeUnit]) -> Bool {
    exampleLeads.length(endingAt: announcement.range.lowerBound, in: units) != nil
  }

  private static let exampleLeads = CueSet(.exampleLead)
  private static let listedMeasures = CueSet(.listedMeasure)
}

extension Announcement {
  /// Columns of the phrase with its quotation marks.
  package func shown(in units: [CodeUnit]) -> Range<Int> {
    guard isQuoted else { return range.clamped(to: 0..<units.count) }
    let lower = range.lowerBound > 0 && units[at: range.lowerBound - 1] == "“" ? range.lowerBound - 1 : range.lowerBound
    let upper = units[at: range.upperBound] == "”" ? range.upperBound + 1 : range.upperBound
    return (lower..<upper).clamped(to: 0..<units.count)
  }

  /// Whether what is counted stands in quotation marks: 四个“坚持”.
  func countsQuoted(in units: [CodeUnit]) -> Bool {
    let noun = noun.clamped(to: 0..<units.count)
    return units[at: noun.lowerBound] == "“" || units[at: noun.upperBound] == "”"
  }

  /// Whether the list of so many members is another thing than what was announced: a writer who puts an item in or takes
  /// one out is wrong by one or two, while 40件实事 are told in eight groups.
  package func isFar(from count: Int) -> Bool {
    let (less, more) = (min(self.count, count), max(self.count, count))
    return more >= 2 * less && more - less > 3
  }

  /// Whether a list of so many members is what was announced. 三严三实 may be spelled out as six things, as two groups,
  /// or as one of them.
  package func agrees(with count: Int) -> Bool {
    self.count == count || parts.contains(count) || parts.count == count
  }
}

extension [Announcement] {
  /// The last that ends at `column` or before it; they stand in order. Logarithmic.
  fileprivate func last(endingBefore column: Int) -> Announcement? {
    let behind = partitioningIndex { $0.range.upperBound > column }
    return behind > 0 ? self[behind - 1] : nil
  }
}
