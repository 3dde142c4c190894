internal import Text

/// 表1, 图 2, 专栏3 at the head of a line, with nothing but a blank or a colon behind it.
struct Caption {
  var number: Int
  var numeral: Range<Int>

  init?(_ units: [CodeUnit], _ content: Range<Int>) {
    var start = content.lowerBound
    switch units[at: start] {
    case "表", "图": start += 1
    case "专" where units[at: start + 1] == "栏": start += 2
    default: return nil
    }
    while units[at: start].isBlank, start < content.upperBound { start += 1 }
    var index = start
    var number = 0
    while let digit = units[at: index].decimalDigit, index - start < 2, index < content.upperBound {
      number = number * 10 + digit
      index += 1
    }
    guard index > start, number > 0,
      index >= content.upperBound || units[index].isBlank || units[index] == "：" || units[index] == ":"
    else { return nil }
    self.number = number
    numeral = start..<index
  }
}
