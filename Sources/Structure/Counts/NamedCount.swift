internal import Lexicon
internal import Text

/// Counts of things that the same sentence names one by one: 展览4次，分别为A、B、C; 分为四类：A、B、C。
///
/// The members need not share a word, so only what says that it names them all is read: 分别为, 分别是, and 分为 before a
/// colon.
enum NamedCount {
  static func all(in paragraph: Paragraph) -> [SpelledOutCount] {
    let units = paragraph.units
    let end = min(paragraph.syntax.content.upperBound, units.count)
    var result: [SpelledOutCount] = []
    var index = paragraph.syntax.content.lowerBound
    while true {
      index = units.withUnsafeBufferPointer { $0.firstPlace(of: "分", from: index, to: end - 2) }
      guard index + 2 < end else { break }
      defer { index += 1 }
      if units.has("分别为", at: index) || units.has("分别是", at: index) {
        if let count = count(before: index, units), let found = read(count, from: index + 3, end, units) {
          result.append(found)
        }
      } else if units.has("分为", at: index), let (count, colon) = self.count(at: index + 2, end, units),
        let found = read(count, from: colon + 1, end, units)
      {
        result.append(found)
      }
    }
    let spelled = paragraph.syntax.announcements.compactMap { announcement in
      named(announcement, units, end) ?? CountedParts.read(announcement, units, end)
    }
    return result
      + spelled.filter { one in !result.contains { $0.announcement.range.overlaps(one.announcement.range) } }
  }

  /// 四个条件：可燃物、助燃物、点火源。 and 两个重点，即（两个重点。即）粮食安全、农民增收。: one more or one less than was announced, each a plain
  /// name; in a bracket each ends as what is counted does: 四个乡镇（双桥镇、临山镇、白塔镇）.
  private static func named(_ announcement: Announcement, _ units: [CodeUnit], _ end: Int) -> SpelledOutCount? {
    if let before = NamedBefore.divided(announcement, units) { return before }
    if announcement.form == .backward { return NamedBefore.read(announcement, units) }
    if announcement.isQuoted { return NamedBefore.quoted(announcement, units) }
    var mark = announcement.range.upperBound
    if units[at: mark] == "，" || units[at: mark] == "。", units[at: mark + 1] == "即" { mark += 1 }
    guard announcement.form == .counted, !announcement.isQuoted,
      units[at: mark] == "：" || units[at: mark] == "（" || units[at: mark] == "即",
      AnnouncedCount.isCheckable(announcement, in: units), let found = read(announcement, from: mark + 1, end, units),
      abs(found.members.count - announcement.count) == 1,
      found.members.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= units.count && isPlain(units[$0]) })
    else { return nil }
    guard units[at: mark] == "（" else { return found }
    let last = units[at: announcement.noun.upperBound - 1]
    return found.members.allSatisfy { units[at: $0.upperBound - 1] == last } ? found : nil
  }

  /// Whether `member` is one name of 汉字, and no number: 三件事：一、传达学习；二、….
  static func isPlain(_ member: ArraySlice<CodeUnit>) -> Bool {
    // 《工作方案》
    if member.first == "《", member.firstIndex(of: "》") == member.endIndex - 1 { return true }
    return member.allSatisfy { $0.isHan && $0 != "和" && $0 != "及" && $0 != "与" }
      && !member.allSatisfy { $0.isHanNumeral }
  }

  /// 4次， before 分别为 at `index`: a count with one unit that counts things, which ends the clause before.
  private static func count(before index: Int, _ units: [CodeUnit]) -> Announcement? {
    guard units[at: index - 1] == "，" || units[at: index - 1] == "," else { return nil }
    // 四次演练，
    var measure = index - 2
    while measure > index - 8, units[at: measure].isHan,
      measures.length(at: measure, in: units) == nil || !isNumber(before: measure, units)
    { measure -= 1 }
    guard measures.length(at: measure, in: units) != nil else { return nil }
    for length in [1, 2] {
      guard let (count, end) = number(measure - length, units), end == measure,
        number(measure - length - 1, units)?.1 != measure, isFree(measure - length, units)
      else { continue }
      return announcement(count, measure - length..<measure, measure..<measure + 1, measure + 1..<index - 1)
    }
    return nil
  }

  private static func isNumber(before index: Int, _ units: [CodeUnit]) -> Bool {
    let before = units[at: index - 1]
    return before.isHanNumeral || before.decimalDigit != nil || before == "两"
  }

  /// 四类： behind 分为.
  private static func count(at start: Int, _ end: Int, _ units: [CodeUnit]) -> (Announcement, colon: Int)? {
    guard let (count, after) = number(start, units), measures.length(at: after, in: units) != nil else { return nil }
    var colon = after + 1
    while colon < min(end, after + 6), units[colon].isHan { colon += 1 }
    guard units[at: colon] == "：" || units[at: colon] == ":" else { return nil }
    return (announcement(count, start..<after, after..<after + 1, after + 1..<colon), colon)
  }

  private static func announcement(_ count: Int, _ numeral: Range<Int>, _ measure: Range<Int>, _ noun: Range<Int>)
    -> Announcement
  {
    Announcement(
      form: .counted,
      count: count,
      range: numeral.lowerBound..<noun.upperBound,
      numeral: numeral,
      measure: measure,
      noun: noun,
      isQuoted: false
    )
  }

  private static func number(_ start: Int, _ units: [CodeUnit]) -> (Int, Int)? {
    guard start >= 0, let found = HanNumeral.readAmount(units, at: start), (2..<20).contains(found.value) else {
      return nil
    }
    return found
  }

  /// Whether a number at `start` is all of it, and counts what follows: no 第3次, 前三名, 1.5个.
  private static func isFree(_ start: Int, _ units: [CodeUnit]) -> Bool {
    switch units[at: start - 1] {
    case "第", "前", "后", "每", "各", "近", "约", "余", "超", "达", ".", "·", "-", "—", "～": false
    default: units[at: start - 1].decimalDigit == nil && !units[at: start - 1].isHanNumeral
    }
  }

  private static let measures = CueSet(.namedMeasure)

  /// The members, set apart by 、 and the last by 、 or 和, up to the end of the sentence; nil where it is not plain what
  /// they are.
  private static func read(_ count: Announcement, from start: Int, _ end: Int, _ units: [CodeUnit])
    -> SpelledOutCount?
  {
    var members: [Range<Int>] = []
    var (lower, depth, joined) = (start, 0, 0)
    var index = start
    if units[at: index] == "：" { (lower, index) = (index + 1, index + 1) }
    while index < end {
      let unit = units[index]
      // 《工作方案》《考核办法》
      if depth == 0, unit == "《", lower < index, units[index - 1] == "》" {
        members.append(lower..<index)
        lower = index
      }
      if unit.isOpening { depth += 1 }
      if unit.isClosing { depth -= 1 }
      if depth == 0 {
        if unit == "。" || unit == "；" { break }
        switch unit {
        case "、":
          members.append(lower..<index)
          lower = index + 1
        case "和", "及", "与": joined += 1
        // A further clause; or examples.
        case "，" where !members.isEmpty && !lists(behind: index, end, units):
          members.append(lower..<index)
          return joined > 0 ? nil : SpelledOutCount(announcement: count, members: members)
        case "，", ",", "：", ":", "等", "？", "！": return nil
        default: break
        }
      }
      // The bracket closes in which they stand.
      if depth < 0 { break }
      index += 1
    }
    guard index < end, depth <= 0, lower < index, !members.isEmpty else { return nil }
    members.append(lower..<index)
    guard members.allSatisfy({ (1...24).contains($0.count) }) else { return nil }
    // A、B和C are two or three.
    if joined > 0, (members.count...members.count + joined).contains(count.count) { return nil }
    return SpelledOutCount(announcement: count, members: members)
  }

  /// Whether the sentence goes on listing behind the comma at `index`: 道路、桥梁，供水、供电.
  private static func lists(behind index: Int, _ end: Int, _ units: [CodeUnit]) -> Bool {
    units[min(index, end)..<end].prefix { !$0.isSentenceEnd }.contains { $0 == "、" || $0 == "等" || $0 == "；" }
  }
}
