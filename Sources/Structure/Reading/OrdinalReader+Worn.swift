internal import Lexicon
internal import Text

/// Markers that have lost their mark, or half of their brackets: 二对标对表, 2国槐, 二）加强培训, 第二　租期.
extension OrdinalReader {
  /// What is text by itself but for a numeral, and may be a marker that is worn; nil where the numeral counts what stands
  /// behind it.
  func worn(_ start: Int) -> Ordinal? {
    switch units[at: start] {
    case "第": return wornArticle(start)
    case "（", "(", "〔", "【", "［", "[": return wornBrackets(start)
    case "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖": return formal(start)
    default: break
    }
    guard isNumeralLike(units[at: start]), let (number, _, after) = numeral(start), number < Self.mostWorn else {
      return nil
    }
    let isHan = units[at: start].isHanNumeral
    if units[at: after] == "）" || units[at: after] == ")" {
      return isHan ? worn(.parenHan, number, start..<after + 1, start..<after) : nil
    }
    let text = skipBlanks(after)
    let next = units[at: text]
    // 二2017年印发的
    let isText = next.isHan || next.isOpening || isHan && text == after && next.decimalDigit != nil
    guard text < end, isText, !isCount(at: text) else { return nil }
    return worn(isHan ? .han : .arabic, number, start..<after, start..<after)
  }

  /// What `ordinal`, which opens the line, is if it is another marker that is worn: 二强化培训, 2整改, 第二　租期.
  func worn(insteadOf ordinal: Ordinal) -> Ordinal? {
    switch ordinal.style {
    case .hanWord where ordinal.word != ["是"] && ordinal.word != ["要"] && ordinal.word.count == 1: break
    case .decimal where ordinal.components.count == 1 && ordinal.mark.isEmpty: break
    case .di where ordinal.faults.contains(.missingMark): break
    default: return nil
    }
    return worn(ordinal.range.lowerBound)
  }

  /// No list of lines goes further without its marks being seen.
  private static let mostWorn = 100

  /// Whether what stands at `index` is counted by the numeral before it: 2个, 3月, 三季度, 三项. What only begins as such a word
  /// does is text: 二公示对象, 四审议事项.
  private func isCount(at index: Int) -> Bool {
    if Self.measures.length(at: index, in: units) != nil || Self.contracted.length(at: index, in: units) ?? 0 > 1 {
      return true
    }
    guard isMeasure(at: index) else { return false }
    switch units[at: index] {
    case "公", "分", "平", "立", "美", "欧", "成", "左", "里", "升", "到", "至":
      switch units[at: index + 1] {
      case "里", "斤", "顷", "方", "米", "元", "钟", "之", "以", "右": return true
      default: return false
      }
    default: return true
    }
  }

  private static let measures = CueSet(.measure)

  private func worn(_ style: OrdinalStyle, _ number: Int, _ range: Range<Int>, _ numeral: Range<Int>) -> Ordinal {
    Ordinal(
      style: style,
      number: number,
      range: range,
      numeral: numeral,
      mark: range.upperBound..<range.upperBound,
      faults: .worn
    )
  }

  /// 第二　租期, 第二租期, 第 二 条
  private func wornArticle(_ start: Int) -> Ordinal? {
    let first = skipBlanks(start + 1)
    guard let (number, _, after) = numeral(first), number < Self.mostWorn else { return nil }
    let stop = skipBlanks(after)
    if units[at: stop] == "条" {
      // Without a blank it is a reference, or read as it should be.
      return stop > after || first > start + 1 ? worn(.article, number, start..<stop + 1, first..<after) : nil
    }
    return units[at: stop].isHan ? worn(.article, number, start..<after, first..<after) : nil
  }

  /// （二加强培训, （ 二）, 【二】, 〔二〕
  private func wornBrackets(_ start: Int) -> Ordinal? {
    let first = skipBlanks(start + 1)
    guard let (number, _, after) = numeral(first), number < Self.mostWorn else { return nil }
    let style: OrdinalStyle = units[at: first].isHanNumeral ? .parenHan : .parenArabic
    let stop = skipBlanks(after)
    if units[at: start].closing == units[at: stop] { return worn(style, number, start..<stop + 1, first..<after) }
    switch units[at: start] {
    case "（", "(":
      guard units[at: stop].isHan, !isCount(at: stop) else { return nil }
      // That a bracket is open is told of the pair.
      var ordinal = worn(style, number, start..<after, first..<after)
      ordinal.faults = []
      return ordinal
    default: return nil
    }
  }

  /// 贰、
  private func formal(_ start: Int) -> Ordinal? {
    let digits: [CodeUnit] = ["壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
    guard units[at: start + 1] == "、", let index = digits.firstIndex(of: units[at: start]) else { return nil }
    return worn(.han, index + 1, start..<start + 2, start..<start + 1)
  }
}
