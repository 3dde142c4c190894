internal import Text

/// Ordinals in brackets, letters, glyphs, dashes, and 附件1.
extension OrdinalReader {
  /// （一） and （1） in brackets of either width.
  func bracketed(_ start: Int) -> Ordinal? {
    guard let (number, isWide, after) = numeral(start + 1) else { return nil }
    let close = units[at: after]
    guard close == "）" || close == ")" else { return nil }
    let isHan = units[at: start + 1].isHanNumeral
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    switch (units[at: start], close) {
    case ("(", ")"): faults.insert(.halfWidthBrackets)
    case ("(", _), (_, ")"): faults.insert(.mixedBrackets)
    default: break
    }
    let mark = extraMark(after + 1)
    if !mark.isEmpty { faults.insert(.extraMark) }
    return Ordinal(
      style: isHan ? .parenHan : .parenArabic,
      number: number,
      range: start..<mark.upperBound,
      numeral: start + 1..<after,
      mark: mark,
      faults: faults
    )
  }

  /// The same inside a paragraph, where （一） may be part of a reference: 第（一）项, （一）、（三）项, （一）至（五）.
  func inlineBracketed(_ start: Int) -> Ordinal? {
    switch units[at: start - 1] {
    case "第", "条", "款", "项", "至", "和", "表", "图", "件", "式", "及", "或": return nil
    default: break
    }
    guard let ordinal = bracketed(start), !isFurtherCited(start) else { return nil }
    // 云岭镇（1），供电公司（2），: behind a word the mark is that of the sentence.
    let before = units[at: start - 1]
    if !ordinal.mark.isEmpty, before.isHan || before.isASCIILetter || before.decimalDigit != nil { return nil }
    // 落实上文（二）的任务
    if before.isHan, units[at: ordinal.range.upperBound] == "的" { return nil }
    return isCitedInside(ordinal.range.upperBound) || isPartOfReference(start) ? nil : ordinal
  }

  /// Whether the bracket at `start` says which item of the place before it is meant: 落实第一部分（二）, 第三章的（二）, 见一、（二）,
  /// 附件1（二）.
  private func isPartOfReference(_ start: Int) -> Bool {
    let end = units[at: start - 1] == "的" || units[at: start - 1] == "之" ? start - 1 : start
    let isList = units[at: end - 1] == "、"
    var lower = end
    switch units[at: end - 1] {
    case "、": lower -= 1
    case "分" where units[at: end - 2] == "部": lower -= 2
    case let unit: if unit.namesHeadedDivision { lower -= 1 }
    }
    let upper = lower
    while upper - lower < Self.longestNumeral,
      units[at: lower - 1].isHanNumeral || units[at: lower - 1].decimalDigit != nil
    {
      lower -= 1
    }
    guard lower < upper else { return false }
    // 对二（二）所列问题, “二、（二）推进改革”; not 标准统一（二）.
    if isList || upper == end, units[at: lower - 1].leadsToPlace { return true }
    if isList { return false }
    if upper == end { return units[at: lower - 1] == "件" && units[at: lower - 2] == "附" }
    // 第一部分（一） at the head of a line numbers it.
    return units[at: lower - 1] == "第" && units[at: lower - 2].isHan
  }

  /// No paper has more parts than four 汉字 say; a hostile text must not be walked back.
  private static let longestNumeral = 4

  /// Whether the bracket at `start` goes on with those that 第 governs: 第（一）、（二）两项.
  private func isFurtherCited(_ start: Int) -> Bool {
    var index = start
    for _ in 0..<Self.mostCited where units[at: index - 1] == "、" && units[at: index - 2] == "）" {
      var open = index - 3
      while open > index - 7, units[at: open] != "（" { open -= 1 }
      guard units[at: open] == "（" else { return false }
      if units[at: open - 1] == "第" { return true }
      index = open
    }
    return false
  }

  /// Nobody cites more items in a row; a hostile text must not be walked back from each.
  private static let mostCited = 12

  /// Whether what follows a bracket inside a paragraph, at `index`, says that it is cited: （一）项规定的, （一）至（五）. What
  /// only begins alike is an item: （1）项目进展, （2）及时报送, （3）目的不同.
  private func isCitedInside(_ index: Int) -> Bool {
    let next = units[at: index + 1]
    switch units[at: index] {
    case "）", ")", "（", "(", "—", "～", "、", "，", "。", "；", ",", ";", "”", "’", "》": return true
    case "至", "和", "或", "与", "及": return next == "（" || next == "(" || next == "第"
    case "条": return !next.isHan
    case let unit where unit.namesItem: return !next.isHan || isCited(index)
    case "规": return next == "定"
    case "所": return next == "列" || next == "述" || next == "称" || next == "指" || next == "规"
    case "第":
      guard let (_, _, after) = numeral(index + 1) else { return false }
      return units[at: after].namesItem
    default: return false
    }
  }

  /// a. and a）
  func latin(_ start: Int) -> Ordinal? {
    let raw = units[at: start].rawValue | 0x20
    let number = Int(raw) - 0x60
    let mark = units[at: start + 1]
    let next = units[at: start + 2]
    let numeral = start..<start + 1
    switch mark {
    case "）", ")":
      return Ordinal(
        style: .halfParenLatin,
        number: number,
        range: start..<start + 2,
        numeral: numeral,
        mark: start + 2..<start + 2
      )
    case ".", "．", "、":
      guard next.isHan || next.isBlank || next.isOpening else { return nil }
      return Ordinal(
        style: .latin,
        number: number,
        range: start..<start + 2,
        numeral: numeral,
        mark: start + 1..<start + 2,
        faults: mark == "、" ? .wrongMark : mark == "．" ? .fullWidthStop : []
      )
    default:
      return nil
    }
  }

  /// ① ⑴ ㈠ ⒈
  func glyph(_ start: Int) -> Ordinal? {
    let raw = units[at: start].rawValue
    let style: OrdinalStyle
    let number: Int
    switch raw {
    case 0x2460...0x2473: (style, number) = (.circled, Int(raw) - 0x245F)
    case 0x3251...0x325F: (style, number) = (.circled, Int(raw) - 0x323C)
    case 0x2474...0x2487: (style, number) = (.parenDigitGlyph, Int(raw) - 0x2473)
    case 0x3220...0x3229: (style, number) = (.parenHanGlyph, Int(raw) - 0x321F)
    case 0x2488...0x249B: (style, number) = (.digitStopGlyph, Int(raw) - 0x2487)
    default: return nil
    }
    let mark = extraMark(start + 1)
    return Ordinal(
      style: style,
      number: number,
      range: start..<mark.upperBound,
      numeral: start..<start + 1,
      mark: mark,
      faults: mark.isEmpty ? [] : .extraMark
    )
  }

  /// —— before an item; not a rule of dashes and not a dash inside a sentence.
  func dash(_ start: Int) -> Ordinal? {
    var index = start
    while units[at: index] == units[at: start] { index += 1 }
    guard (2...4).contains(index - start), index < end, !units[at: skipBlanks(index)].isClauseMark else { return nil }
    return Ordinal(style: .dash, number: 0, range: start..<index, numeral: start..<start, mark: index..<index)
  }

  /// 附件1, 附件一：, 附　件 1; not 附件1中, 附件所列.
  func attachment(_ start: Int) -> Ordinal? {
    guard let word = AttachmentRow.word(units, at: start) else { return nil }
    let first = skipBlanks(word)
    guard let (number, isWide, after) = numeral(first) else { return nil }
    // Set apart it heads a page, alone on its line.
    guard first == start + 2 || AttachmentRow.pageNumber(units, start..<end) != nil else { return nil }
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    let next = units[at: after]
    if after >= end || next.isBlank {
      return Ordinal(
        style: .attachment,
        number: number,
        range: start..<after,
        numeral: first..<after,
        mark: after..<after,
        faults: faults
      )
    }
    guard next == "：" || next == ":" || next == "." || next == "、" else { return nil }
    // 附件2、附件3可在网站下载。
    let further = units[at: after + 1]
    if next == "、", further == "附" || further.decimalDigit != nil { return nil }
    if next != "：" { faults.insert(.wrongMark) }
    return Ordinal(
      style: .attachment,
      number: number,
      range: start..<after + 1,
      numeral: first..<after,
      mark: after..<after + 1,
      faults: faults
    )
  }
}
