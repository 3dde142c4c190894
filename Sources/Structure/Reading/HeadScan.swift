internal import Text

/// One look over the text of a line after its ordinal: where its first sentence and clause end, and how it ends.
struct HeadScan {
  // Lengths in units. All trade long headings that are missed against sentences taken for headings, and were set by hand
  // on headings marked in work reports; a run of the outline check over annotated papers shows what another value costs.

  /// How far the scan looks for the end of a heading; longer lines are text.
  private static let window = 200
  /// The longest first sentence of a line that may still be a heading closed by 。
  private static let sentence = 40
  /// The longest line without an ordinal and without 。 that may be a heading.
  private static let bare = 44
  /// The same behind an ordinal, and the longest heading that is kept of any line.
  private static let numbered = 80
  /// The first sentence behind an ordinal that heads the rest of its line.
  private static let runIn = 2...40
  /// Without an ordinal only a short first sentence is a run-in heading.
  private static let bareRunIn = 4...20
  /// The words before a colon that head the rest of their line: 1.工作目标：….
  private static let colonHead = 2...24

  let units: [CodeUnit]
  let range: Range<Int>
  /// The first 。！？ outside quotation marks and brackets; nil if there is none.
  private(set) var firstStop: Int?
  /// The first mark of any kind outside quotation marks and brackets.
  private(set) var firstMark: Int?
  private(set) var firstColon: Int?
  private(set) var hasInnerStop = false
  private(set) var hasSemicolon = false
  private(set) var ending = LineProfile.Ending.open

  init(units: [CodeUnit], range: Range<Int>) {
    self.units = units
    self.range = range
    // The heading is at the front: brackets that never close must not hide the rest of a long line.
    let window = min(range.upperBound, range.lowerBound + Self.window)
    var depth = 0
    var index = range.lowerBound
    while true {
      index = Self.firstMark(in: units, from: index, to: window)
      guard index < window else { break }
      let unit = units[index]
      if unit.isOpening {
        depth += 1
      } else if unit.isClosing {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        if unit.isSentenceEnd {
          if firstStop == nil { firstStop = index }
          if firstMark == nil { firstMark = index }
        } else if unit.isClauseMark {
          if firstMark == nil, unit != "、" { firstMark = index }
          if unit == "；" || unit == ";" { hasSemicolon = true }
          if firstColon == nil, unit == "：" || unit == ":" { firstColon = index }
        }
      }
      index += 1
    }
    if let firstStop, firstStop + 1 < range.upperBound { hasInnerStop = true }
    ending = LineProfile.Ending(of: units, range)
  }

  /// The first place from `start` on, before `end`, that is no 汉字: nearly all that is looked at are, and no mark is one.
  private static func firstMark(in units: [CodeUnit], from start: Int, to end: Int) -> Int {
    units.withUnsafeBufferPointer { units in
      let end = min(end, units.count)
      var at = start
      while at < end, units[at].isUnifiedHan { at &+= 1 }
      return at
    }
  }

  /// How the line reads as a whole.
  func shape(of ordinal: Ordinal?) -> LineProfile.Shape {
    guard !range.isEmpty else { return ordinal == nil ? .none : .bare }
    let count = range.count
    if ordinal?.style == .article { return .item }
    if let firstStop {
      let length = firstStop - range.lowerBound
      if firstStop + 1 >= range.upperBound { return length <= Self.sentence ? .sentence : .item }
      if ordinal == nil {
        // 各位代表！ greets and heads nothing.
        guard units[firstStop] == "。" else { return .item }
        return Self.bareRunIn.contains(length) && (firstMark ?? firstStop) == firstStop ? .runIn : .item
      }
      if Self.runIn.contains(length), !hasSemicolonBefore(firstStop) {
        // 1.“新三样”：…。 has its heading before the colon.
        return .runIn
      }
      if let firstColon, Self.colonHead.contains(firstColon - range.lowerBound), firstColon == firstMark {
        return .runIn
      }
      return .item
    }
    switch ending {
    case .semicolon: return .item
    case .colon: return count <= Self.bare ? .leadIn : .item
    case .broken: return .item
    case .stop: return count <= Self.sentence + 1 ? .sentence : .item
    case .open: return count <= (ordinal == nil ? Self.bare : Self.numbered) && !hasSemicolon ? .bare : .item
    }
  }

  private func hasSemicolonBefore(_ stop: Int) -> Bool {
    guard hasSemicolon else { return false }
    return units[range.lowerBound..<stop].contains { $0 == "；" || $0 == ";" }
  }

  /// Columns of the heading, or of the first clause of an item.
  func head(shape: LineProfile.Shape, ordinal: Ordinal?) -> Range<Int> {
    let lower = range.lowerBound
    var upper: Int
    switch shape {
    case .none: return lower..<lower
    case .bare, .sentence, .leadIn: upper = range.upperBound
    case .runIn:
      let stop = firstStop ?? range.upperBound
      upper = stop
      if let firstColon, firstColon == firstMark, firstColon < stop, Self.colonHead.contains(firstColon - lower) {
        upper = firstColon
      }
    case .item:
      if let ordinal, ordinal.style == .article, let name = articleName() { return name }
      upper = firstMark ?? range.upperBound
    }
    upper = min(upper, lower + Self.numbered)
    while upper > lower, isFinalMark(units[upper - 1]) { upper -= 1 }
    if upper < range.upperBound, upper > lower, units[upper].isLowSurrogate, units[upper - 1].isHighSurrogate {
      upper -= 1
    }
    return lower..<upper
  }

  /// `range` without blanks and final marks at its ends, at most 80 units.
  static func trimmed(_ units: [CodeUnit], _ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    while lower < range.upperBound, units[at: lower].isBlank { lower += 1 }
    var upper = min(range.upperBound, lower + Self.numbered)
    while upper > lower, units[at: upper - 1].isClauseMark || units[at: upper - 1] == "。" { upper -= 1 }
    if upper < units.count, upper > lower, units[at: upper].isLowSurrogate, units[at: upper - 1].isHighSurrogate {
      upper -= 1
    }
    return lower..<upper
  }

  /// 【立法目的】 or （立法目的） after 第一条.
  private func articleName() -> Range<Int>? {
    let open = units[at: range.lowerBound]
    guard open == "【" || open == "［" || open == "〔" else { return nil }
    var index = range.lowerBound + 1
    while index < range.upperBound, index - range.lowerBound < Self.sentence {
      if units[index].isClosing { return range.lowerBound + 1..<index }
      index += 1
    }
    return nil
  }

  private func isFinalMark(_ unit: CodeUnit) -> Bool {
    unit == "。" || unit == "." || unit.isClauseMark || unit.isBlank || unit == "*"
  }

  /// The first and the last two units of the heading, folded, to compare headings with each other.
  func ends(of head: Range<Int>) -> (lead: UInt32, tail: UInt32) {
    guard head.count >= 2 else { return (0, 0) }
    func fold(_ index: Int) -> UInt32 { UInt32(units[index].rawValue) << 16 | UInt32(units[index + 1].rawValue) }
    return (fold(head.lowerBound), fold(head.upperBound - 2))
  }
}

extension LineProfile.Ending {
  /// How the text in `range` ends; a closing bracket or quotation mark is looked through.
  init(of units: [CodeUnit], _ range: Range<Int>) {
    var index = range.upperBound
    while index > range.lowerBound, units[index - 1].isClosing || units[index - 1] == "\"" || units[index - 1] == "*" {
      index -= 1
    }
    guard index > range.lowerBound else {
      self = .open
      return
    }
    switch units[index - 1] {
    case "。", "！", "？", "!", "?", "…": self = .stop
    case "；", ";": self = .semicolon
    case "：", ":": self = .colon
    case "，", ",", "、", "（", "(", "“", "《", "〈": self = .broken
    case ".": self = range.count > 1 && !units[at: index - 2].isASCIIDigit ? .stop : .open
    default: self = .open
    }
  }
}
