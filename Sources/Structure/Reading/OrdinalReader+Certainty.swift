internal import Text

/// How surely a marker opens its line, and markers that are text unless the sequence needs them.
extension OrdinalReader {
  /// How surely `ordinal`, which stands at the start of a line, opens it.
  func certainty(of ordinal: Ordinal) -> OrdinalCertainty {
    let after = ordinal.range.upperBound
    switch ordinal.style {
    case .han:
      guard ordinal.faults.contains(.wrongMark) else { return isApproximate(ordinal) ? .even : .sure }
      return units[at: ordinal.mark.lowerBound] == "." || units[at: ordinal.mark.lowerBound] == "．" ? .sure : .likely
    case .parenHan, .parenArabic: return isCited(ordinal.mark.lowerBound) || isName(after) ? .doubtful : .sure
    case .arabic:
      // 1.5000元以下的
      if units[at: after].decimalDigit != nil { return .likely }
      if isFileName(after) { return .doubtful }
      switch units[at: ordinal.mark.lowerBound] {
      case ".", "．", "、": return .sure
      default: return .likely
      }
    case .article, .chapter, .section, .part:
      if ordinal.style != .article, namesNext(ordinal) { return .doubtful }
      return after >= end || !units[at: after].isHan ? .sure : .likely
    case .decimal:
      if isPath(ordinal) { return .sure }
      guard units[at: after].isBlank || ordinal.components.count < 2 else { return .likely }
      return ordinal.components.count < 2 || isMeasure(at: skipBlanks(after)) ? .likely : .sure
    case .diWord:
      if ordinal.word == ["分", "编"] { return .sure }
      if LineProfile.isPortion(LineReader.family(ordinal)) { return .likely }
      // 第二类、第三类
      if units[at: ordinal.mark.lowerBound] == "、", units[at: after] == "第" { return .doubtful }
      let isStage = ["阶段", "步", "步骤", "环节", "方面", "个方面", "部分", "点"].contains(String(ordinal.word))
      return isStage && !ordinal.mark.isEmpty ? .likely : .even
    case .hanWord:
      // 二是 at the head of a line: nothing else.
      if ordinal.word == ["是"] { return .sure }
      return ordinal.word == ["要"] || ordinal.word == ["个", "是"] ? .likely : .even
    case .attachment: return .sure
    // 第一，加强领导 and 其次，加强领导: at the head of a line nothing else.
    case .di where units[at: ordinal.mark.lowerBound] == "，",
      .sequenceWord where units[at: ordinal.mark.lowerBound] == "，":
      return .sure
    case .di, .qi, .sequenceWord, .latin, .halfParenLatin, .roman: return .likely
    default: return .sure
    }
  }

  /// Whether a decimal can be no amount: 1.2.3 and 1.2. are none; 24.5.12 is a day.
  private func isPath(_ ordinal: Ordinal) -> Bool {
    guard ordinal.components.count >= 2, let first = ordinal.components.first, first <= Self.lastMonth else {
      return false
    }
    return ordinal.components.count > 2 || !ordinal.mark.isEmpty && units[at: ordinal.mark.lowerBound] == "."
  }

  private static let lastMonth = 12

  /// Whether the letters at `index` end the name of a file: 1.txt.
  private func isFileName(_ index: Int) -> Bool {
    var after = index
    while after < end, units[after].isASCIILetter, units[after] >= "a" { after += 1 }
    return (2...4).contains(after - index) && !units[at: after].isASCIILetter
  }

  /// Whether the line names the next division too: a table of contents in one line (第一章 总则 第二章 任免范围 …).
  private func namesNext(_ ordinal: Ordinal) -> Bool {
    guard let mark = units[safe: ordinal.numeral.upperBound] else { return false }
    var index = ordinal.range.upperBound
    while index + 2 < end {
      if units[index] == "第", let (number, _, after) = numeral(index + 1), number == ordinal.number + 1,
        units[at: after] == mark, units[at: after + 1].isBlank
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether it may be a round number and no ordinal, the next figure right behind its mark: 七、八年前, 五、六亿元, 十一、二月份,
  /// 三、四十人. Of 三、四大工程 the sequence tells which; 一、二〇二四年工作 is sure.
  private func isApproximate(_ ordinal: Ordinal) -> Bool {
    let start = ordinal.range.upperBound
    let (next, behind) = (units[at: start], units[at: start + 1])
    let isNext = HanNumeral.digit(next) == ordinal.number % 10 + 1 || next == "十" && ordinal.number == 9
    if isNext { return behind != "、" && HanNumeral.digit(behind) == nil && !HanNumeral.zeros.contains(behind) }
    return HanNumeral.read(units, at: start)?.value == ordinal.number + 1
  }

  /// Whether a number in brackets before `index` is cited: （四）、（五）项, （二）项所列.
  func isCited(_ index: Int) -> Bool {
    switch units[at: index] {
    case "、", "，", "和", "及", "或", "至", "与":
      let next = units[at: index + 1]
      return next == "（" || next == "(" || next == "第"
    case let unit where unit.namesItem:
      switch units[at: index + 1] {
      // （一）目的 is a heading.
      case "的": return unit != "目"
      case "所", "规", "中", "、", "，", "和", "及", "或", "以", "至", "由", "之": return true
      default: return false
      }
    default: return false
    }
  }

  /// Whether the number in brackets before `index` is the name of a class or of a contestant: (1)班, （5）号选手; not 班子, 班组.
  private func isName(_ index: Int) -> Bool {
    switch units[at: index] {
    case "班": !Self.behindTeam.contains(units[at: index + 1])
    case "号": units[at: index + 1].isHan && units[at: index + 1] != "召"
    default: false
    }
  }

  private static let behindTeam = [CodeUnit]("子组次车主会务轮机列")

  /// What is text by itself, but may be a marker: 3.5亿元 and 7.2.4立岗姿势, 2、3个月内, 第三条规定的 and 第三条以下情形.
  func doubtful(_ start: Int) -> Ordinal? {
    let unit = units[at: start]
    if unit.decimalDigit != nil {
      // 1.3.5亿元
      if let item = beforeFigure(start), isFraction(item.range.upperBound) { return item }
      return decimal(start, isDoubtful: true) ?? beforeFigure(start) ?? withComma(start)
    }
    guard unit == "第", let (number, _, after) = numeral(start + 1), units[at: after] == "条", after + 1 < end,
      units[at: after + 1].isHan, units[at: after + 1] != "第", units[at: after + 1] != "款"
    else { return nil }
    let tail = after + 1
    return Ordinal(style: .article, number: number, range: start..<tail, numeral: start + 1..<after, mark: tail..<tail)
  }

  /// 2、 or 1. before a figure: item 2 (2、3个月内办结) or two figures (2、3个月), item 1 (1.300总吨以上的船舶) or one figure.
  private func beforeFigure(_ start: Int) -> Ordinal? {
    guard let (number, isWide, after) = numeral(start), number < 100, units[at: after + 1].decimalDigit != nil else {
      return nil
    }
    if units[at: start] == "0" { return nil }
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    switch units[at: after] {
    case "、": faults.insert(.wrongMark)
    case ".", "．":
      guard isAmount(after + 1) else { return nil }
      if units[at: after] == "．" { faults.insert(.fullWidthStop) }
    default: return nil
    }
    return arabic(number, start..<after, end: after + 1, faults)
  }

  /// 1，2 for 1.2.
  private func withComma(_ start: Int) -> Ordinal? {
    guard let (first, _, mark) = numeral(start), first > 0, first < 100,
      units[at: mark] == "，" || units[at: mark] == ",", units[at: mark + 1].decimalDigit != nil,
      let (number, _, after) = numeral(mark + 1), number > 0, number < 100,
      case let text = skipBlanks(after), text < end, units[at: text].isHan, text > after || !isMeasure(at: text)
    else { return nil }
    return Ordinal(
      style: .decimal,
      number: number,
      components: [first, number],
      range: start..<after,
      numeral: start..<after,
      mark: after..<after,
      faults: .worn
    )
  }

  /// Whether a number with a fraction stands at `start`, and what makes it an amount for sure: 3.5亿元, 2.5%.
  private func isFraction(_ start: Int) -> Bool {
    var end = start
    while units[at: end].decimalDigit != nil, end - start < 9 { end += 1 }
    guard end > start, units[at: end] == ".", units[at: end + 1].decimalDigit != nil else { return false }
    end += 1
    while units[at: end].decimalDigit != nil, end - start < 9 { end += 1 }
    switch units[at: end] {
    case "万", "亿", "元", "%", "％": return true
    default: return false
    }
  }

  /// Whether a whole number with what it counts stands at `start`: 300总吨, 20%.
  private func isAmount(_ start: Int) -> Bool {
    guard units[at: start].decimalDigit != 0 else { return false }
    if isFraction(start) { return true }
    var end = start
    while units[at: end].decimalDigit != nil, end - start < 9 { end += 1 }
    return units[at: end].isHan || units[at: end] == "%" || units[at: end] == "％"
  }
}

extension Ordinal {
  /// 2. for 2.6, of which the 6 begins the text: 2.6个重大项目; nil if it is no such decimal.
  var withoutFraction: Ordinal? {
    guard style == .decimal, components.count == 2, let number = components.first else { return nil }
    let digits = number < 10 ? 1 : 2
    let end = numeral.lowerBound + digits
    return Ordinal(
      style: .arabic,
      number: number,
      range: range.lowerBound..<end + 1,
      numeral: numeral.lowerBound..<end,
      mark: end..<end + 1
    )
  }
}
