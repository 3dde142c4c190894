internal import Lexicon
internal import Text

/// Bare numerals with their mark: 一、, 1., 1）, 1.1.
extension OrdinalReader {
  /// 一、 and its slips 一. 一， 一：
  func han(_ start: Int) -> Ordinal? {
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
    // 二、三、工作目标 has two ordinals; 二、三、四年级 none.
    if units[at: after] == "、" { return isNumeralLike(units[at: after + 1]) || after + 1 >= end }
    return followsContraction(after) || after >= end
  }

  /// 季度, 产业 … at `index`, where a contraction (二、三产业) goes on.
  func followsContraction(_ index: Int) -> Bool {
    Self.contracted.length(at: index, in: units) != nil
  }

  static let contracted = CueSet(.contracted)

  /// 1.1, 1. and its slips, 1）.
  func digits(_ start: Int) -> Ordinal? {
    guard let (number, isWide, after) = numeral(start), number > 0 else { return nil }
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    let numeral = start..<after
    let unit = units[at: after]
    switch unit {
    case ".", "．":
      // 1.3月底前完成 begins with a date: an amount of months is counted in 个月.
      if units[at: after + 1].decimalDigit != nil, !units.hasYear(at: after + 1), !isLongFigure(after + 1),
        number >= 100 || !units.hasMonth(at: after + 1)
      {
        return decimal(start)
      }
      if isDoubled(after) { return arabic(number, numeral, end: after + 2, faults.union(.wrongMark)) }
      if unit == "．" { faults.insert(.fullWidthStop) }
    case "、":
      guard units[at: after + 1].decimalDigit == nil else { return nil }
      faults.insert(.wrongMark)
      if isDoubled(after) { return arabic(number, numeral, end: after + 2, faults) }
    case "。", "·", "﹒", "：", ":", "，", ",":
      guard after - start <= 2, units[at: after + 1].isHan || units[at: after + 1].isOpening else { return nil }
      faults.insert(.wrongMark)
    case "-", "－", "—", "–":
      return subnumber(start, number, numeral)
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
      return arabic(number, numeral, end: after + 2, faults.union(.wrongMark))
    case " ", "\u{3000}", "\u{A0}":
      guard end - after <= 30, units[at: skipBlanks(after)].isHan else { return nil }
      return uppermost(number, numeral, faults)
    default:
      guard isDivisionTitle(after) else { return nil }
      return uppermost(number, numeral, faults)
    }
    return arabic(number, numeral, end: after + 1, faults)
  }

  /// Whether a second mark stands behind that at `index`, and the item behind both: 2.、措施到位.
  private func isDoubled(_ index: Int) -> Bool {
    switch units[at: index + 1] {
    case "、", ".", "．", "，", "。": units[at: index + 2].isHan || units[at: index + 2].isOpening
    default: false
    }
  }

  /// 1　总则 and 1总则, the first level of 1.1: only a short line, and the outline asks for a 1.1 before it believes it.
  private func uppermost(_ number: Int, _ numeral: Range<Int>, _ faults: OrdinalFaults) -> Ordinal? {
    guard numeral.count <= 2 else { return nil }
    return Ordinal(
      style: .decimal,
      number: number,
      components: [number],
      range: numeral,
      numeral: numeral,
      mark: numeral.upperBound..<numeral.upperBound,
      faults: faults
    )
  }

  /// `number`, whose numeral is there, as item of a list; its mark goes up to `end`.
  func arabic(_ number: Int, _ numeral: Range<Int>, end: Int, _ faults: OrdinalFaults) -> Ordinal {
    Ordinal(
      style: .arabic,
      number: number,
      range: numeral.lowerBound..<end,
      numeral: numeral,
      mark: numeral.upperBound..<end,
      faults: faults
    )
  }

  /// 6-1. of an item that has several parts.
  private func subnumber(_ start: Int, _ number: Int, _ numeral: Range<Int>) -> Ordinal? {
    let after = numeral.upperBound
    guard let (sub, _, stop) = self.numeral(after + 1), number < 100, sub < 100 else { return nil }
    let mark = units[at: stop]
    guard mark == "." || mark == "．" || mark == "、", units[at: stop + 1].decimalDigit == nil else { return nil }
    return Ordinal(
      style: .arabic,
      number: number,
      components: [number, sub],
      range: start..<stop + 1,
      numeral: numeral,
      mark: stop..<stop + 1,
      faults: mark == "、" ? .wrongMark : mark == "．" ? .fullWidthStop : []
    )
  }

  /// 5000元 behind 1.: an item that begins with a figure; no one writes four decimals.
  private func isLongFigure(_ index: Int) -> Bool {
    var end = index
    while units[at: end].decimalDigit != nil, end - index < 9 { end += 1 }
    return end - index >= 4 && units[at: end].isHan
  }

  /// 1.1, 1.1.1; not 3.5%, 2013.5.1, and 1.5亿元 only where `isDoubtful` asks for what may be one.
  func decimal(_ start: Int, isDoubtful: Bool = false) -> Ordinal? {
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
    guard index < end,
      next.isBlank || next.isOpening || next == "、" || next == "."
        || next.isHan && (isDoubtful || !isMeasure(at: index))
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

  /// Whether what stands at `index` makes the figure before it an amount: 1.5亿元, 3.5个百分点.
  func isMeasure(at index: Int) -> Bool { Self.quantities.length(at: index, in: units) != nil }

  private static let quantities = CueSet(.quantity)

  /// 1. and 1、 after the end of a sentence or its greater part.
  func inlineArabic(_ start: Int) -> Ordinal? {
    guard let ordinal = digits(start), ordinal.style == .arabic || ordinal.style == .halfParenArabic,
      case let start = skipBlanks(ordinal.range.upperBound), case let next = units[at: start],
      next.isHan || next.isOpening || units.hasYear(at: start) || units.hasMonth(at: start)
    else { return nil }
    return ordinal
  }
}
