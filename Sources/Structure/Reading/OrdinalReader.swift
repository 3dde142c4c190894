internal import Text

/// Reads the ordinal that stands at one place of a line: at its start, or after a mark inside a paragraph.
///
/// The order of attempts is that of the forms' precision: 第X条, （一）, 一、, 1.1, 1., （1）, ①, ——, a., then words.
/// A wrong mark or bracket does not make an ordinal of another level; it is read at the level it means and
/// recorded in `faults`, so that one slip does not break the tree.
struct OrdinalReader {
  let units: [CodeUnit]
  /// Where the content of the line ends.
  let end: Int

  /// The ordinal that opens a line whose content begins at `start`.
  func atLineStart(_ start: Int) -> Ordinal? {
    let unit = units[at: start]
    switch unit {
    case "第": return di(start, inline: false)
    case "（", "(": return bracketed(start)
    case "其": return qi(start, inline: false)
    case "首", "再", "最": return sequenceWord(start, inline: false)
    case "另": return aspect(start)
    case "附": return attachment(start)
    case "—", "─", "―", "-", "－": return dash(start)
    default: break
    }
    if unit.isHanNumeral { return han(start) ?? aspect(start) ?? hanWord(start, inline: false) }
    if unit.isASCIIDigit || unit.isFullWidthDigit { return digits(start) }
    if unit.isASCIILetter { return latin(start) }
    return glyph(start)
  }

  // MARK: 第…

  /// 第X条 and its family, 第一，, 第一步.
  func di(_ start: Int, inline: Bool) -> Ordinal? {
    guard let (number, isWide, after) = numeral(start + 1) else { return nil }
    let numeral = start + 1..<after
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    let unit = units[at: after]
    if !inline, let style = divisionStyle(unit), let tail = divisionTail(after + 1, style: style, faults: &faults) {
      return Ordinal(
        style: style,
        number: number,
        range: start..<tail,
        numeral: numeral,
        mark: after + 1..<tail,
        faults: faults
      )
    }
    switch unit {
    case "，", ",":
      if unit == "," { faults.insert(.halfWidthMark) }
      // 质量第一，效益优先 is excluded by the caller, who looks at what stands before.
      return Ordinal(
        style: .di,
        number: number,
        range: start..<after + 1,
        numeral: numeral,
        mark: after..<after + 1,
        faults: faults
      )
    case "、":
      // 第二、三产业, 第一、二季度: a contraction, not an ordinal.
      // 第一、第二轮: a list of ordinals.
      guard !isNumeralLike(units[at: after + 1]), !followsContraction(after + 1), units[at: after + 1] != "第" else {
        return nil
      }
      faults.insert(.wrongMark)
    case "：", ":", "．", ".", "。":
      guard units[at: after + 1].decimalDigit == nil, !inline || unit == "：" || unit == ":" else { return nil }
      faults.insert(.wrongMark)
    case " ", "\u{3000}", "\u{A0}":
      // 第一　认清形势: a heading without its mark.
      guard !inline, end - after <= 40, units[at: skipBlanks(after)].isHan else { return nil }
      return Ordinal(
        style: .di,
        number: number,
        range: start..<after,
        numeral: numeral,
        mark: after..<after,
        faults: faults.union(.missingMark)
      )
    default:
      return diWord(start, number: number, numeral: numeral, faults: faults, inline: inline)
    }
    return Ordinal(
      style: .di,
      number: number,
      range: start..<after + 1,
      numeral: numeral,
      mark: after..<after + 1,
      faults: faults
    )
  }

  private func divisionStyle(_ unit: CodeUnit) -> OrdinalStyle? {
    switch unit {
    case "编": .part
    case "章": .chapter
    case "节": .section
    case "条": .article
    default: nil
    }
  }

  /// What may follow 第X条 when it opens a provision and is not a reference: a blank, an (unwanted) mark, the end,
  /// or text that is no continuation of a reference (第X条第一款, 第X条规定的, 第X条所称, 第X条至第Y条).
  private func divisionTail(_ index: Int, style: OrdinalStyle, faults: inout OrdinalFaults) -> Int? {
    let unit = units[at: index]
    if index >= end || unit.isBlank { return index }
    switch unit {
    case "、", "，", "：", "．", ".", ",", ":":
      // 第三条、第四条规定的…
      guard units[at: skipBlanks(index + 1)] != "第" else { return nil }
      faults.insert(.extraMark)
      return index + 1
    case "第", "至", "和", "到", "的", "中", "所", "规", "及", "或", "与", "以", "款", "之", "。", "；", "）", ")", "件", "线", "例":
      // 第三条之一 is an inserted article and opens one.
      if unit == "之", style == .article, let (_, after) = HanNumeral.read(units, at: index + 1) { return after }
      return nil
    default: return index
    }
  }

  /// 第一步, 第二句话, 第三部分, 第一是, 第一个方面: only with the words that make series, and where a pause or 是 follows;
  /// 第一书记, 第一产业, 第一季度, 第一责任人 are none.
  private func diWord(_ start: Int, number: Int, numeral: Range<Int>, faults: OrdinalFaults, inline: Bool) -> Ordinal? {
    let after = numeral.upperBound
    guard let length = seriesWordLength(after) else { return nil }
    var stop = after + length
    var mark = stop..<stop
    let next = units[at: stop]
    let word = Array(units[after..<stop])
    if word == ["是"] {
      // 第一是…: 是 is the word itself.
    } else if next == "，" || next == "：" || next == "," || next == ":" || (!inline && (next == "、" || next == "。")) {
      // 第三项，… in running text is a reference.
      guard !inline || (word != ["项"] && word != ["类"] && word != ["篇"] && word != ["个"]) else { return nil }
      mark = stop..<stop + 1
      stop += 1
    } else if next == "是" || (next == "就" && units[at: stop + 1] == "是") {
      stop += next == "是" ? 1 : 2
      if units[at: stop] == "：" || units[at: stop] == ":" || units[at: stop] == "，" || units[at: stop] == "," {
        mark = stop..<stop + 1
        stop += 1
      }
    } else if !inline, stop >= end || next.isBlank || (word.starts(with: ["部", "分"]) && !isReferenceTail(stop)) {
      // 第一部分　总则
    } else {
      return nil
    }
    return Ordinal(
      style: .diWord,
      number: number,
      word: word,
      range: start..<stop,
      numeral: numeral,
      mark: mark,
      faults: faults
    )
  }

  private func isReferenceTail(_ index: Int) -> Bool {
    switch units[at: index] {
    case "的", "中", "所", "和", "第", "至", "、", "及", "或", "与", "）", "内": true
    default: false
    }
  }

  /// Length of a word that makes a 第X series; nil for any other.
  private func seriesWordLength(_ index: Int) -> Int? {
    let words: [StaticString] = [
      "个方面", "方面", "部分", "句话", "阶段", "步骤", "件事", "个问题", "个重点", "类", "步", "点", "层", "篇", "个", "项", "是", "句", "种", "关",
    ]
    for word in words where units.has(word, at: index) { return word.utf16Length }
    return nil
  }

  // MARK: Brackets

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
    guard let ordinal = bracketed(start) else { return nil }
    switch units[at: ordinal.range.upperBound] {
    case "项", "款", "目", "至", "和", "第", "规", "所", "或", "与", "及", "）", ")", "（", "(", "—", "～", "、", "，", "。", "；", ",",
      ";", "条":
      return nil
    default: return ordinal
    }
  }

  /// A mark where none belongs: （一）、 ①.
  private func extraMark(_ index: Int) -> Range<Int> {
    switch units[at: index] {
    case "、", "．", "，", "：", ",", ":": index..<index + 1
    case ".": units[at: index + 1].decimalDigit == nil ? index..<index + 1 : index..<index
    default: index..<index
    }
  }

  // MARK: Bare numerals

  /// 一、 and its slips 一. 一， 一：
  private func han(_ start: Int) -> Ordinal? {
    guard let (number, numeralEnd) = HanNumeral.read(units, at: start) else { return nil }
    var faults: OrdinalFaults = []
    // 三 、建设内容
    let after = units[at: skipBlanks(numeralEnd)] == "、" ? skipBlanks(numeralEnd) : numeralEnd
    switch units[at: after] {
    case "、":
      guard !isContraction(number, after + 1) else { return nil }
    case ".", "．", "，", "：", ",", ":", "。", "·":
      // 二.2025年工作安排 is a heading; 一.五 is a number.
      guard !units[at: after + 1].isHanNumeral, after + 1 < end else { return nil }
      faults.insert(.wrongMark)
    default:
      return nil
    }
    return Ordinal(
      style: .han,
      number: number,
      range: start..<after + 1,
      numeral: start..<after,
      mark: after..<after + 1,
      faults: faults
    )
  }

  /// Whether 、 stands inside a contraction and not after an ordinal: 一、二季度; 二、三产业; 七、八十.
  ///
  /// 一、二〇二四年工作回顾 and 二、“十四五”规划 are headings.
  private func isContraction(_ number: Int, _ index: Int) -> Bool {
    guard isNumeralLike(units[at: index]) else { return false }
    guard let (next, after) = HanNumeral.read(units, at: index) else { return false }
    guard next == number + 1 || next == number + 2 else { return false }
    // 一、三年来的斗争: nobody says 一、三年 for one or three years.
    if next == number + 2, units[at: after] == "年" { return false }
    return units[at: after] == "、" || followsContraction(after) || after >= end
  }

  /// 季度, 产业 … at `index`, where a contraction (二、三产业) goes on.
  private func followsContraction(_ index: Int) -> Bool {
    let words: [StaticString] = [
      "季度", "产业", "年级", "线", "审", "等奖", "级", "类", "期", "把手", "月份", "轮", "档", "环", "号", "批", "届", "章", "节", "条", "款",
      "项",
      "部分",
    ]
    for word in words where units.has(word, at: index) { return true }
    return false
  }

  /// 1.1, 1. and its slips, 1）.
  func digits(_ start: Int) -> Ordinal? {
    guard let (number, isWide, after) = numeral(start), number > 0 else { return nil }
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    let numeral = start..<after
    let unit = units[at: after]
    switch unit {
    case ".", "．":
      if units[at: after + 1].decimalDigit != nil, !isYear(after + 1) { return decimal(start) }
      if unit == "．" { faults.insert(.fullWidthStop) }
    case "、":
      guard units[at: after + 1].decimalDigit == nil else { return nil }
      faults.insert(.wrongMark)
    case "。", "·", "﹒", "：", ":", "，", ",":
      guard after - start <= 2, units[at: after + 1].isHan || units[at: after + 1].isOpening else { return nil }
      faults.insert(.wrongMark)
    case "）", ")":
      let mark = extraMark(after + 1)
      if !mark.isEmpty { faults.insert(.extraMark) }
      return Ordinal(
        style: .halfParenArabic,
        number: number,
        range: start..<mark.upperBound,
        numeral: numeral,
        mark: mark,
        faults: faults
      )
    case " " where units[at: after + 1] == "." && units[at: after + 2].isHan:
      // 1 .总则
      return Ordinal(
        style: .arabic,
        number: number,
        range: start..<after + 2,
        numeral: numeral,
        mark: after..<after + 2,
        faults: faults.union(.wrongMark)
      )
    case " ", "\u{3000}", "\u{A0}":
      // 1　总则, the first level of 1.1: only a short line, and the outline asks for a 1.1 before it believes it.
      guard after - start <= 2, end - after <= 30, units[at: skipBlanks(after)].isHan else { return nil }
      return Ordinal(
        style: .decimal,
        number: number,
        components: [number],
        range: start..<after,
        numeral: numeral,
        mark: after..<after,
        faults: faults
      )
    default:
      return nil
    }
    return Ordinal(
      style: .arabic,
      number: number,
      range: start..<after + 1,
      numeral: numeral,
      mark: after..<after + 1,
      faults: faults
    )
  }

  /// 2025年 behind 1.: an item that begins with a year.
  private func isYear(_ index: Int) -> Bool {
    (index..<index + 4).allSatisfy { units[at: $0].decimalDigit != nil } && units[at: index + 4] == "年"
  }

  /// 1.1, 1.1.1; not 3.5%, 2013.5.1, 1.5亿元.
  private func decimal(_ start: Int) -> Ordinal? {
    var components: [Int] = []
    var index = start
    var isWide = false
    while let (number, wide, after) = numeral(index), components.count < 6 {
      guard number > 0, number < 100, units[at: index] != "0", units[at: index] != "０" else { return nil }
      components.append(number)
      isWide = isWide || wide
      index = after
      guard units[at: index] == "." || units[at: index] == "．", units[at: index + 1].decimalDigit != nil else { break }
      index += 1
    }
    guard components.count >= 2, let last = components.last else { return nil }
    let next = units[at: index]
    guard index < end, next.isBlank || next.isOpening || (next.isHan && !isMeasure(next)) || next == "、" || next == "."
    else { return nil }
    let numeral = start..<index
    let mark = next == "、" || next == "." ? index..<index + 1 : index..<index
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    if !mark.isEmpty { faults.insert(.extraMark) }
    return Ordinal(
      style: .decimal,
      number: last,
      components: components,
      range: start..<mark.upperBound,
      numeral: numeral,
      mark: mark,
      faults: faults
    )
  }

  /// What follows an amount: 1.5亿元, 3.5个百分点.
  private func isMeasure(_ unit: CodeUnit) -> Bool {
    switch unit {
    case "亿", "万", "千", "百", "十", "元", "倍", "个", "吨", "公", "里", "米", "平", "度", "折", "分", "以", "至", "到", "岁", "年", "月",
      "日", "号", "成", "多", "余", "左", "上", "名", "人", "件", "户", "立", "升", "克", "亩", "美", "欧", "厘", "毫":
      true
    default: false
    }
  }

  /// a. and a）
  private func latin(_ start: Int) -> Ordinal? {
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
  private func dash(_ start: Int) -> Ordinal? {
    var index = start
    while units[at: index] == units[at: start] { index += 1 }
    guard (2...4).contains(index - start), index < end, !units[at: skipBlanks(index)].isClauseMark else { return nil }
    return Ordinal(style: .dash, number: 0, range: start..<index, numeral: start..<start, mark: index..<index)
  }

  // MARK: Words

  /// 首先， 其次， 再次， 最后，
  func sequenceWord(_ start: Int, inline: Bool) -> Ordinal? {
    let number: Int
    var word: [CodeUnit] = []
    if units.has("首先", at: start) {
      number = 1
    } else if units.has("其次", at: start) {
      number = 2
    } else if units.has("再次", at: start) || units.has("再者", at: start) {
      number = 3
    } else if units.has("最后", at: start) {
      number = 0
      word = ["最", "后"]
    } else {
      return nil
    }
    return wordOrdinal(.sequenceWord, number, word, start, numeral: start..<start + 2, allowsBare: true)
  }

  /// 其一， 其二是
  func qi(_ start: Int, inline: Bool) -> Ordinal? {
    if units[at: start + 1] == "次" { return sequenceWord(start, inline: inline) }
    guard let (number, after) = HanNumeral.read(units, at: start + 1), number <= 20 else { return nil }
    // 其一生, 其二人: only with a pause or 是.
    return wordOrdinal(.qi, number, [], start, numeral: start + 1..<after, allowsBare: false)
  }

  private func wordOrdinal(
    _ style: OrdinalStyle,
    _ number: Int,
    _ word: [CodeUnit],
    _ start: Int,
    numeral: Range<Int>,
    allowsBare: Bool,
  ) -> Ordinal? {
    let after = numeral.upperBound
    var faults: OrdinalFaults = []
    var stop = after
    switch units[at: after] {
    case "，": stop += 1
    case ",":
      stop += 1
      faults.insert(.halfWidthMark)
    case "、", "：", ":":
      stop += 1
      faults.insert(.wrongMark)
    case "是":
      return Ordinal(
        style: style,
        number: number,
        word: word,
        range: start..<after + 1,
        numeral: numeral,
        mark: after + 1..<after + 1
      )
    default:
      guard allowsBare, after < end, units[at: after] == "要" else { return nil }
      faults.insert(.missingMark)
    }
    return Ordinal(
      style: style,
      number: number,
      word: word,
      range: start..<stop,
      numeral: numeral,
      mark: after..<stop,
      faults: faults
    )
  }

  /// 一方面， 另一方面，
  func aspect(_ start: Int) -> Ordinal? {
    let number: Int
    let after: Int
    if units.has("另一方面", at: start) {
      (number, after) = (2, start + 4)
    } else if units.has("一方面", at: start) {
      (number, after) = (1, start + 3)
    } else {
      return nil
    }
    let mark = units[at: after]
    let hasMark = mark == "，" || mark == "," || mark == "：" || mark == ":" || mark == "、"
    return Ordinal(
      style: .aspect,
      number: number,
      range: start..<(hasMark ? after + 1 : after),
      numeral: start..<after,
      mark: after..<(hasMark ? after + 1 : after),
      faults: mark == "," ? .halfWidthMark : []
    )
  }

  /// 一是, 二要, 三靠: a numeral and the word that makes the series.
  ///
  /// Any word may make one; here only those are read that hardly occur otherwise. `InlineRunReader` finds the rest by
  /// their repetition.
  func hanWord(_ start: Int, inline: Bool) -> Ordinal? {
    guard let (number, after) = HanNumeral.read(units, at: start), number <= 20 else { return nil }
    let length: Int
    switch units[at: after] {
    case "是", "则", "来": length = 1
    case "要":
      // 二要素, 三要件, 一要点
      switch units[at: after + 1] {
      case "素", "件", "点", "义", "领", "务": return nil
      default: length = 1
      }
    case "靠", "抓", "看", "讲", "查", "建", "强", "重", "促", "保", "推", "防", "聚", "学", "带", "争", "补", "稳", "优", "突", "严", "提":
      // One syllable that is a verb of its own only where a verb phrase follows.
      length = 1
    case "个":
      guard units[at: after + 1] == "是" else { return nil }
      length = 2
    default:
      return nil
    }
    return hanWord(start, number: number, numeralEnd: after, wordLength: length)
  }

  func hanWord(_ start: Int, number: Int, numeralEnd: Int, wordLength: Int) -> Ordinal? {
    let stop = numeralEnd + wordLength
    // 一是一，二是二
    guard stop < end, !(units[at: stop].isHanNumeral && (stop + 1 == end || !units[at: stop + 1].isHan)) else {
      return nil
    }
    var mark = stop..<stop
    var faults: OrdinalFaults = []
    switch units[at: stop] {
    case "、", "：", ":", "，", ",":
      mark = stop..<stop + 1
      faults.insert(.extraMark)
    default: break
    }
    return Ordinal(
      style: .hanWord,
      number: number,
      word: Array(units[numeralEnd..<stop]),
      range: start..<mark.upperBound,
      numeral: start..<numeralEnd,
      mark: mark,
      faults: faults
    )
  }

  /// Inside a paragraph any 汉字 may make a series by its repetition (一靠…二靠…三靠…) unless it is a measure word.
  func inlineHanWord(_ start: Int) -> Ordinal? {
    if let ordinal = hanWord(start, inline: true) {
      // “一带一路”, “一网通办”
      return units[at: start - 1].isOpening && ordinal.word != ["是"] && ordinal.word != ["要"] ? nil : ordinal
    }
    // A name in quotation marks, “一网通办”, is no item.
    guard !units[at: start - 1].isOpening, let (number, after) = HanNumeral.read(units, at: start), number <= 12,
      units[at: after].isHan,
      units[at: after + 1].isHan, !isMeasure(units[at: after])
    else { return nil }
    switch units[at: after] {
    case "要", "是", "则", "来", "季", "级", "等", "次", "位", "项", "种", "类", "条", "款", "届", "期", "产", "线", "楼", "层", "班", "方",
      "批", "轮", "点", "步", "院",
      "区", "县", "市", "省", "村", "组", "中", "十", "大", "般", "些", "切", "定", "直", "致", "律", "样", "带", "体", "手", "心", "同", "起",
      "旦",
      "再", "向", "时", "边", "面", "系", "家", "道", "份", "套", "支", "张", "块", "把", "段", "番", "农", "会", "者", "维", "型", "端", "流":
      return nil
    default: return hanWord(start, number: number, numeralEnd: after, wordLength: 1)
    }
  }

  /// 1. and 1、 after the end of a sentence or its greater part.
  func inlineArabic(_ start: Int) -> Ordinal? {
    guard let ordinal = digits(start), ordinal.style == .arabic || ordinal.style == .halfParenArabic,
      units[at: ordinal.range.upperBound].isHan || units[at: ordinal.range.upperBound].isOpening
    else { return nil }
    return ordinal
  }

  /// 附件1, 附件一：; not 附件1中, 附件所列.
  private func attachment(_ start: Int) -> Ordinal? {
    guard units[at: start + 1] == "件", let (number, isWide, after) = numeral(start + 2) else { return nil }
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    let next = units[at: after]
    if after >= end || next.isBlank {
      return Ordinal(
        style: .attachment,
        number: number,
        range: start..<after,
        numeral: start + 2..<after,
        mark: after..<after,
        faults: faults
      )
    }
    guard next == "：" || next == ":" || next == "." || next == "、" else { return nil }
    if next != "：" { faults.insert(.wrongMark) }
    return Ordinal(
      style: .attachment,
      number: number,
      range: start..<after + 1,
      numeral: start + 2..<after,
      mark: after..<after + 1,
      faults: faults
    )
  }

  // MARK: Numerals

  /// A number 1 … 999 in 汉字, Arabic or full-width digits; `isWide` for the latter.
  func numeral(_ start: Int) -> (value: Int, isWide: Bool, end: Int)? {
    if units[at: start].isHanNumeral {
      guard let (value, after) = HanNumeral.read(units, at: start) else { return nil }
      return (value, false, after)
    }
    var index = start
    var value = 0
    var isWide = false
    while let digit = units[at: index].decimalDigit {
      guard index - start < 3 else { return nil }
      isWide = isWide || units[at: index].isFullWidthDigit
      value = value * 10 + digit
      index += 1
    }
    return index > start && value > 0 ? (value, isWide, index) : nil
  }

  private func isNumeralLike(_ unit: CodeUnit) -> Bool {
    unit.isHanNumeral || unit.decimalDigit != nil
  }

  func skipBlanks(_ index: Int) -> Int {
    var index = index
    while index < end, units[at: index].isBlank { index += 1 }
    return index
  }
}

extension StaticString {
  /// Length in UTF-16 units of a literal of BMP characters.
  fileprivate var utf16Length: Int {
    withUTF8Buffer { $0.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
  }
}
