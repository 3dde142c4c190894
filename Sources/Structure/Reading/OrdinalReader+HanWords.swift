internal import Text

/// 一是, 二要, 三靠: a numeral and the word that makes the series.
extension OrdinalReader {
  /// 一是, 二要, 三靠: a numeral and the word that makes the series.
  ///
  /// Any word may make one; here only those are read that hardly occur otherwise. `inlineHanWord` finds the rest by
  /// their repetition.
  func hanWord(_ start: Int) -> Ordinal? {
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
    // 一是一，二是二. Where nothing follows, the item is not written yet.
    let isNamed = units[at: stop].isHanNumeral && (stop + 1 == end || !units[at: stop + 1].isHan)
    guard stop == end || stop < end && !isNamed else { return nil }
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
    if let ordinal = hanWord(start) {
      // “一带一路”, “一网通办”, “三要”
      let isName = ordinal.word != ["是"] && ordinal.word != ["要"] || units[at: ordinal.range.upperBound].isClosing
      return units[at: start - 1].isOpening && isName ? nil : ordinal
    }
    // A name in quotation marks, “一网通办”, is no item.
    guard !units[at: start - 1].isOpening, let (number, after) = HanNumeral.read(units, at: start), number <= 12,
      units[at: after].isHan,
      units[at: after + 1].isHan, !isMeasure(at: after)
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
}
