internal import Lexicon
internal import Text

/// 第…: 第X条 and its family, 第一，, 第一步.
extension OrdinalReader {
  /// 第X条 and its family, 第一，, 第一步.
  func di(_ start: Int, inline: Bool) -> Ordinal? {
    guard let (number, isWide, after) = numeral(start + 1) else { return nil }
    let numeral = start + 1..<after
    var faults: OrdinalFaults = isWide ? .fullWidthDigits : []
    let unit = units[at: after]
    if !inline, let style = OrdinalStyle(division: unit),
      let tail = divisionTail(after + 1, style: style, faults: &faults)
    {
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
      // 质量第一，效益优先 is excluded by the caller, which looks at what stands before.
      if unit == "," { faults.insert(.halfWidthMark) }
    case "、":
      // 第二、三产业, 第一、二季度: a contraction, not an ordinal.
      // 第一、第二轮: a list of ordinals.
      guard !goesOnCounting(after + 1, from: number), !followsContraction(after + 1), units[at: after + 1] != "第" else {
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

  /// Whether at `index` a number follows that `number` may be counted together with: 第二、三产业, 第二、一部分的任务, but not
  /// 第二、一定要.
  private func goesOnCounting(_ index: Int, from number: Int) -> Bool {
    guard isNumeralLike(units[at: index]) else { return false }
    guard let (next, _, after) = numeral(index) else { return true }
    return next > number || seriesWordLength(after).map { isReferenceTail(after + $0) } ?? false
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
      // 第二章规范引用文件, alone on its line.
      return style != .article && isDivisionTitle(index) ? index : nil
    default: return index
    }
  }

  /// Whether all that follows from `index` on is 汉字, no more than a division's title has, and names no other division:
  /// 第二章至第四章.
  func isDivisionTitle(_ index: Int) -> Bool {
    guard index < end, end - index <= Self.longestDivisionTitle else { return false }
    return units[index..<end].allSatisfy { $0.isHan && !$0.namesHeadedDivision }
  }

  /// 977 of 1,000 titles of 章, 节 and 编 in 3,101 laws are no longer; a sentence that cites one is.
  private static let longestDivisionTitle = 12

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
    } else if !inline,
      stop >= end || next.isBlank || isStage(word) && (next == "（" || next == "(")
        || (word.starts(with: ["部", "分"]) && !isReferenceTail(stop))
    {
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

  /// 第一阶段（3月至4月）
  private func isStage(_ word: [CodeUnit]) -> Bool { word == ["阶", "段"] || word == ["步"] || word == ["环", "节"] }

  private func isReferenceTail(_ index: Int) -> Bool {
    switch units[at: index] {
    case "的", "中", "所", "和", "第", "至", "、", "及", "或", "与", "）", "内": true
    default: false
    }
  }

  /// Length of a word that makes a 第X series; nil for any other.
  private func seriesWordLength(_ index: Int) -> Int? { Self.countedParts.length(at: index, in: units) }

  private static let countedParts = CueSet(.countedPart)
}
