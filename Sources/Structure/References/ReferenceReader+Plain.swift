internal import Lexicon
internal import Text

/// References without 第: by the decimal of a section, and to tables and figures.
extension ReferenceReader {
  /// 见2.5节, 按照4.2, 见附表3: behind 见 or 照 at `index`, up to what ends a clause; 如表2所示, 从表2可以看出.
  func plain(behind index: Int) -> Reference? {
    var start = index + 1
    let isShown = units[index] == "如"
    let isRead = units[index] == "从" || units[index] == "由"
    if units[index] == "见" || isShown || isRead, let length = Self.captions.length(at: start, in: units) {
      let lower = start + length
      guard let (number, end) = HanNumeral.readCount(units, at: lower), number < 100,
        isShown ? units[at: end] == "所" : isRead ? units[at: end] == "可" : endsReference(end)
      else { return nil }
      let label = CaptionLabel.folded(units[start..<lower])
      return Reference(kind: .caption(label: label), number: number, range: start..<end, numeral: lower..<end)
    }
    // 按照本预案3.4的规定, 见本文件6.2节
    if units[at: start] == "本" {
      let paper = start
      while start < paper + 6, units[at: start].isHan { start += 1 }
    }
    guard var (number, end) = digits(start), units[at: end] == ".", isBasis(index) else { return nil }
    var (above, last) = ([Int](), start)
    while units[at: end] == ".", let (next, after) = digits(end + 1) {
      above.append(number)
      (number, last, end) = (next, end + 1, after)
    }
    let numeral = last..<end
    if units[at: end] == "节" || units[at: end] == "条" { end += 1 } else if !endsReference(end) { return nil }
    return Reference(
      kind: .decimal(prefix: Ordinal.folded(above)),
      number: number,
      range: start..<end,
      numeral: numeral
    )
  }

  private static let captions = CueSet(.caption)

  /// Whether 见, 按, 按照, 依据, 违反 … ends at `index`.
  private func isBasis(_ index: Int) -> Bool {
    switch units[index] {
    case "见", "照", "按": true
    case "据": units[at: index - 1] == "根" || units[at: index - 1] == "依"
    case "反": units[at: index - 1] == "违"
    default: false
    }
  }

  private static let followers = CueSet(.applied)

  /// Whether a number that ends at `index` is all of what is named: 见表3。 and no 见3.5亿元.
  func endsReference(_ index: Int) -> Bool {
    let next = units[at: index]
    // 违反4.4约定的, 按4.3执行
    if Self.followers.length(at: index, in: units) != nil { return true }
    return index >= units.count || next.isClauseMark || next.isSentenceEnd || next == "）" || next == ")" || next == "（"
  }

  /// A number of one or two figures at `start`, and where it ends.
  func digits(_ start: Int) -> (Int, Int)? {
    var (value, index) = (0, start)
    while let digit = units[at: index].decimalDigit, index - start < 2 {
      value = value * 10 + digit
      index += 1
    }
    return value > 0 && units[at: index].decimalDigit == nil ? (value, index) : nil
  }
}
