import Text

/// What of a paragraph a program reads and no reader sees: code, addresses of links, tags, formulas (CommonMark 0.31, 4.7,
/// 6.1, 6.3, 6.5, 6.6).
struct HiddenRanges {
  private let content: Range<Int>
  private let units: [CodeUnit]
  /// In order, apart from each other.
  private var ranges: [Range<Int>] = []
  /// Where each mark that closes one was found last; the end of the text where there is none.
  private var closings = KeyedList<CodeUnit, Int>()

  /// Linear in the text: what was looked for is not looked for again.
  init(_ units: [CodeUnit], in content: Range<Int>) {
    (self.units, self.content) = (units, content)
    var index = content.lowerBound
    if let end = endOfLabel() { (index, ranges) = (content.upperBound, [end..<content.upperBound]) }
    while true {
      index = nextSign(from: index)
      guard index < content.upperBound else { break }
      let end: Int?
      switch units[at: index] {
      case "`": end = closing("`", from: index + 1) ?? content.upperBound
      case "]" where units[at: index + 1] == "(": end = endOfAddress(index + 2)
      case "<" where units[at: index + 1].isASCIILetter || units[at: index + 1] == "/":
        end = closing(">", from: index + 1)
      case "$" where !units[at: index + 1].isBlank && !units[at: index + 1].isASCIIDigit:
        end = closing("$", from: index + 1)
      default: end = nil
      }
      if let end { ranges.append(index..<end) }
      index = (end ?? index) + 1
    }
  }

  /// The first place from `index` on that is no 汉字 nor a mark as wide: nothing else opens one.
  private func nextSign(from index: Int) -> Int {
    units.withUnsafeBufferPointer { units in
      let end = min(content.upperBound, units.count)
      var at = index
      while at < end, units[at].rawValue > 0x7F { at &+= 1 }
      return at
    }
  }

  /// Whether the unit at `index` lies in one. O(log of their number).
  func contains(_ index: Int) -> Bool {
    let next = ranges.partitioningIndex { $0.upperBound > index }
    return ranges[safe: next].map { $0.lowerBound < index } ?? false
  }

  /// Of [名称]: 地址, where the address begins.
  private mutating func endOfLabel() -> Int? {
    guard units[at: content.lowerBound] == "[", let end = closing("]", from: content.lowerBound + 1),
      units[at: end + 1] == ":", units[at: end + 2] == " "
    else { return nil }
    return end + 1
  }

  private mutating func closing(_ unit: CodeUnit, from start: Int) -> Int? {
    let known = closings[unit] ?? -1
    let lower = min(start, content.upperBound)
    let found =
      known >= start ? known : units[lower..<content.upperBound].firstIndex(of: unit) ?? content.upperBound
    closings[unit] = found
    return found < content.upperBound ? found : nil
  }

  /// A longer one is none: what opens again and again and closes nowhere must stay linear.
  private static let longestAddress = 500

  /// Where the bracket around an address closes; brackets in it come in pairs.
  private func endOfAddress(_ start: Int) -> Int? {
    var depth = 1
    for index in start..<max(start, min(content.upperBound, start + Self.longestAddress)) {
      if units[at: index] == "(" { depth += 1 }
      if units[at: index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
