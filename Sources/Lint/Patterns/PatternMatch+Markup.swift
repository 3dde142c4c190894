import Text

extension PatternMatch {
  /// Whether it stands in what a program reads and no reader sees: code, the address of a link, a tag, a formula
  /// (CommonMark 0.31, 4.7, 6.1, 6.3, 6.5, 6.6). Linear in what stands before it on the line.
  var isForMachines: Bool {
    if isInDefinition { return true }
    var index = content.lowerBound
    while index < marked.lowerBound {
      let end: Int?
      switch units[at: index] {
      case "`": end = closing("`", behind: index + 1) ?? content.upperBound
      case "]" where units[at: index + 1] == "(": end = endOfAddress(index + 2)
      case "<" where units[at: index + 1].isASCIILetter || units[at: index + 1] == "/":
        end = closing(">", behind: index + 1)
      case "$" where !units[at: index + 1].isBlank && !units[at: index + 1].isASCIIDigit:
        end = closing("$", behind: index + 1)
      default: end = nil
      }
      if let end, end > marked.lowerBound { return true }
      index = (end ?? index) + 1
    }
    return false
  }

  /// [名称]: 地址
  private var isInDefinition: Bool {
    guard units[at: content.lowerBound] == "[", let end = closing("]", behind: content.lowerBound + 1) else {
      return false
    }
    return end < marked.lowerBound && units[at: end + 1] == ":" && units[at: end + 2] == " "
  }

  private func closing(_ unit: CodeUnit, behind start: Int) -> Int? {
    units[min(start, content.upperBound)..<content.upperBound].firstIndex(of: unit)
  }

  /// Where the bracket around the address closes; brackets in it come in pairs.
  private func endOfAddress(_ start: Int) -> Int? {
    var depth = 1
    var index = start
    while index < content.upperBound {
      if units[at: index] == "(" { depth += 1 }
      if units[at: index] == ")" { depth -= 1 }
      if depth == 0 { return index }
      index += 1
    }
    return nil
  }
}
