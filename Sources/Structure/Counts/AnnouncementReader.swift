internal import Lexicon
internal import Text

/// Reads phrases that announce a number of things: “三个到位”, 以下四个方面, “一大六多”, A、B、C三项工作.
///
/// What is read is what may be counted; whether it is tied to members is for `AnnouncedCount`. Outside quotation marks a
/// measure word and the end of the clause are required (with them 95 % of such numbers agree with what follows).
struct AnnouncementReader {
  let units: [CodeUnit]
  let content: Range<Int>

  func announcement(at index: Int) -> Announcement? {
    guard !followsNumber(index) else { return nil }
    if units[index] == "几" || units[index] == "若" { return indefinite(index) }
    if isQuoteOpen(units[at: index - 1]), let quoted = quoted(index) { return quoted }
    return counted(index) ?? counting(index)
  }

  /// 原因有三：
  private func counting(_ start: Int) -> Announcement? {
    guard units[at: start - 1] == "有", start - 3 >= content.lowerBound, let (count, after) = number(start),
      (2...9).contains(count), units[at: after] == "：" || units[at: after] == "，" || units[at: after] == "。"
    else { return nil }
    return Announcement(
      form: .counted,
      count: count,
      range: start..<after,
      numeral: start..<after,
      measure: after..<after,
      noun: after..<after,
      isQuoted: false
    )
  }

  /// 第三, 前三, 十三: part of another number, or not a count of what follows.
  private func followsNumber(_ index: Int) -> Bool {
    guard index > content.lowerBound else { return false }
    let before = units[at: index - 1]
    if before.isHanNumeral || before.decimalDigit != nil || before == "." { return true }
    switch before {
    // 1至3名代表, 2—4个
    case "至", "到", "—", "～", "-": return units[at: index - 2].isHanNumeral || units[at: index - 2].decimalDigit != nil
    case "第", "前", "每", "后", "近", "约", "达", "超", "余", "各", "中", "初", "外", "多", "数", "百", "万", "亿", "周", "上": return true
    default: return false
    }
  }

  private func isQuoteOpen(_ unit: CodeUnit) -> Bool { unit == "“" || unit == "「" || unit == "\"" }

  private func isQuoteClose(_ unit: CodeUnit) -> Bool { unit == "”" || unit == "」" || unit == "\"" }

  // MARK: Quoted

  /// A whole quotation that is a count: “三个到位”, “三项制度”, “六个一”, “三严三实”.
  private func quoted(_ start: Int) -> Announcement? {
    var close = start
    while close < min(content.upperBound, start + 16), !isQuoteClose(units[close]) {
      guard units[close].isHan else { return nil }
      close += 1
    }
    guard isQuoteClose(units[at: close]), close - start >= 2 else { return nil }
    if let compound = compound(start..<close) { return compound }
    guard let (count, after) = number(start) ?? bigName(start), (2...99).contains(count), after < close else {
      return nil
    }
    let measure = measureLength(after)
    // “三农”, “四风”, “两委”: a name with one character after the number is seldom spelled out, but may be.
    return Announcement(
      form: .counted,
      count: count,
      range: start..<close,
      numeral: start..<after,
      measure: after..<after + measure,
      noun: min(after + measure, close)..<close,
      isQuoted: true
    )
  }

  /// “三万计划”, “百千万工程” apart: one digit in front of 万 counts plans of 万, it is no number of things.
  private func bigName(_ start: Int) -> (Int, Int)? {
    guard let digit = HanNumeral.digit(units[at: start]) else { return nil }
    switch units[at: start + 1] {
    case "万", "千", "百": return units[at: start + 2].isHanNumeral ? nil : (digit, start + 1)
    default: return nil
    }
  }

  /// 一大六多, 三严三实, 两学一做: numbers, each with one or two characters.
  private func compound(_ range: Range<Int>) -> Announcement? {
    var parts: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let value = digit(units[index]) else { return nil }
      index += 1
      let word = index
      while index < range.upperBound, digit(units[index]) == nil { index += 1 }
      guard (1...3).contains(index - word) else { return nil }
      parts.append(value)
    }
    // 五位一体, 五个一批: a count in front, not groups.
    let word = units[at: range.lowerBound + 1]
    if parts.count == 2, parts[1] == 1, word == "位" || word == "个" { return nil }
    // “六个一” ends in a number and never comes here; “三万计划” has one part.
    guard parts.count >= 2 else { return nil }
    return Announcement(
      form: .compound,
      count: parts.reduce(0, +),
      parts: parts,
      range: range,
      numeral: range.lowerBound..<range.lowerBound + 1,
      measure: range.lowerBound + 1..<range.lowerBound + 1,
      noun: range.lowerBound + 1..<range.upperBound,
      isQuoted: true
    )
  }

  private func digit(_ unit: CodeUnit) -> Int? {
    unit == "两" ? 2 : unit == "十" ? 10 : HanNumeral.digit(unit)
  }

  // MARK: Counted

  /// 三个方面, 四项工作, 四个“一线” at the end of a clause.
  private func counted(_ start: Int) -> Announcement? {
    guard let (count, after) = number(start), (2...99).contains(count) else { return nil }
    let length = measureLength(after)
    guard length > 0 else { return nil }
    // 二类口岸: a class of its own, which is counted with 两.
    if units[start] == "二", after == start + 1, units[at: after] == "类" { return nil }
    // 党的二十大精神, 十七大以来
    if units[at: after] == "大", count > 9 { return nil }
    let measure = after..<after + length
    var index = measure.upperBound
    var quotes = 0
    while index < min(content.upperBound, measure.upperBound + 12) {
      let unit = units[index]
      if isQuoteOpen(unit), quotes == 0 {
        quotes = 1
      } else if isQuoteClose(unit), quotes == 1 {
        quotes = 2
      } else if !unit.isHan {
        break
      }
      index += 1
    }
    guard quotes != 1 else { return nil }
    let next = units[at: index]
    let endsClause =
      index >= content.upperBound || next.isSentenceEnd || next == "：" || next == ":" || next == "；" || next == ";"
      || next == "，" || next == "," || next == "（" || next == "(" || next == "—" || isQuoteClose(next)
    guard endsClause else { return nil }
    let noun = measure.upperBound..<index
    guard !isAmount(noun) else { return nil }
    return Announcement(
      form: isBackward(start) ? .backward : .counted,
      count: count,
      range: start..<index,
      numeral: start..<after,
      measure: measure,
      noun: noun,
      isQuoted: false
    )
  }

  /// 三个百分点, 两个月: an amount and no list.
  private func isAmount(_ noun: Range<Int>) -> Bool {
    Self.amounts.length(at: noun.lowerBound, in: units) != nil
  }

  private static let amounts = CueSet(.amount)

  /// Whether what is counted stands before: A、B和C三项工作.
  private func isBackward(_ start: Int) -> Bool {
    var index = start - 1
    guard index >= content.lowerBound, units[index].isHan || units[index].isClosing else { return false }
    // 等三项: only examples are named, but before.
    if units[index] == "等" { return true }
    var length = 0
    while index >= content.lowerBound, length < 16 {
      let unit = units[index]
      if unit == "、" { return length >= 2 }
      // ”“ or 》《: members side by side.
      if unit.isOpening, index > content.lowerBound, units[index - 1].isClosing { return true }
      if unit.isSentenceEnd || (unit.isClauseMark && unit != "、") { return false }
      index -= 1
      length += 1
    }
    return false
  }

  private func indefinite(_ start: Int) -> Announcement? {
    let after: Int
    if units[start] == "几" {
      after = start + 1
    } else if units.has("若干", at: start) {
      after = start + 2
    } else {
      return nil
    }
    let length = measureLength(after)
    guard length > 0 else { return nil }
    var index = after + length
    while index < min(content.upperBound, after + length + 8), units[index].isHan { index += 1 }
    let next = units[at: index]
    guard index >= content.upperBound || next.isSentenceEnd || next.isClauseMark else { return nil }
    return Announcement(
      form: .indefinite,
      count: 0,
      range: start..<index,
      numeral: start..<after,
      measure: after..<after + length,
      noun: after + length..<index,
      isQuoted: false
    )
  }

  // MARK: Words

  private func number(_ start: Int) -> (Int, Int)? { HanNumeral.readAmount(units, at: start) }

  private func measureLength(_ index: Int) -> Int { Self.measures.length(at: index, in: units) ?? 0 }

  private static let measures = CueSet(.measure)
}
