internal import Text

/// References without 第: by the decimal of a section, and to tables and figures.
extension ReferenceReader {
  /// 见2.5节, 按照4.2, 见表3: behind 见 or 照 at `index`, up to what ends a clause.
  func plain(behind index: Int) -> Reference? {
    let start = index + 1
    if units[at: start] == "表" || units[at: start] == "图" {
      guard units[index] == "见", let (number, end) = digits(start + 1), endsReference(end) else { return nil }
      return Reference(kind: .caption(units[start]), number: number, range: start..<end, numeral: start + 1..<end)
    }
    guard var (number, end) = digits(start), units[at: end] == "." else { return nil }
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

  /// Whether a number that ends at `index` is all of what is named: 见表3。 and no 见3.5亿元.
  private func endsReference(_ index: Int) -> Bool {
    let next = units[at: index]
    return index >= units.count || next.isClauseMark || next.isSentenceEnd || next == "）" || next == ")" || next == "（"
  }

  private func digits(_ start: Int) -> (Int, Int)? {
    var (value, index) = (0, start)
    while let digit = units[at: index].decimalDigit, index - start < 2 {
      value = value * 10 + digit
      index += 1
    }
    return value > 0 && units[at: index].decimalDigit == nil ? (value, index) : nil
  }
}
