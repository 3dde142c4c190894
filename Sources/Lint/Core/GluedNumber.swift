import Structure
import Text

extension Document {
  /// The number that opens the last line of text before `line` where a figure follows at once and hides that it is an
  /// ordinal: 8.6个重大科技专项 is item 8.; nil if there is none.
  func gluedNumber(before line: Int) -> Int? {
    guard let before = previousText(before: line), let syntax = syntax[safe: before] else { return nil }
    let units = text.line(before).units
    var index = syntax.content.lowerBound
    var number = 0
    var digits = 0
    while let digit = units[safe: index]?.decimalDigit, digits < 3 {
      number = number * 10 + digit
      digits += 1
      index += 1
    }
    guard digits > 0, let mark = units[safe: index], mark == "." || mark == "．",
      units[safe: index + 1]?.decimalDigit != nil
    else { return nil }
    return number
  }
}
