/// The marks that stand in pairs: brackets, quotation marks, title marks. No other place lists them all.
extension CodeUnit {
  /// What closes the pair that this opens; nil if it opens none. In Unicode it stands behind it, or the next but one.
  @inlinable
  package var closing: CodeUnit? {
    switch self {
    case "（", "(", "“", "‘", "《", "〈", "「", "『", "【", "〔": CodeUnit(rawValue &+ 1)
    case "［", "[", "｛", "{": CodeUnit(rawValue &+ 2)
    default: nil
    }
  }

  /// What opens the pair that this closes; nil if it closes none.
  @inlinable
  package var opening: CodeUnit? {
    switch self {
    case "）", ")", "”", "’", "》", "〉", "」", "』", "】", "〕": CodeUnit(rawValue &- 1)
    case "］", "]", "｝", "}": CodeUnit(rawValue &- 2)
    default: nil
    }
  }

  /// What opens the pair that this opens or closes; nil if it does neither.
  @inlinable
  package var pairOpening: CodeUnit? { isOpening ? self : opening }

  /// An opening bracket, quotation mark or title mark.
  @inlinable
  package var isOpening: Bool { closing != nil }

  /// A closing bracket, quotation mark or title mark.
  @inlinable
  package var isClosing: Bool { opening != nil }
}

extension ArraySlice where Element == CodeUnit {
  /// How many of the pairs that `opening` opens are open at the end; less than 0 where more are closed than were opened.
  package func depth(of opening: CodeUnit) -> Int {
    reduce(0) { $0 + ($1 == opening ? 1 : $1 == opening.closing ? -1 : 0) }
  }
}

extension Array where Element == CodeUnit {
  /// What stands in `range` between a mark of `openings` and the next one that closes a pair of theirs, without the marks.
  /// Of two marks that open the second counts. Linear in the range.
  package func quotations(in range: Range<Int>, openings: [CodeUnit] = ["“"]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for index in range.clamped(to: indices) where !self[index].isUnifiedHan {
      guard let opening = self[index].pairOpening, openings.contains(opening) else { continue }
      if opening == self[index] {
        start = index + 1
      } else {
        if let start { result.append(start..<index) }
        start = nil
      }
    }
    return result
  }

  /// What stands between “ and ”.
  package var quotations: [Range<Int>] { quotations(in: indices) }
}
