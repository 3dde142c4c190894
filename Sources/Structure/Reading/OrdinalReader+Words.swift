internal import Text

/// Words that count: 首先, 其一, 一方面.
extension OrdinalReader {
  /// 首先， 其次， 再次， 最后，
  func sequenceWord(_ start: Int) -> Ordinal? {
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
  func qi(_ start: Int) -> Ordinal? {
    if units[at: start + 1] == "次" { return sequenceWord(start) }
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
}
