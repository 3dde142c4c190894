package import Text

/// Whether the characters of a slip belong to the words around it: in 支付主任医师 付 ends one word, and 主任 is another.
package enum NeighbourWords {
  private static let common = CueSet(.doubled)

  /// Whether the first unit of `range` forms a word with the one before, or the last with the one behind. What a common
  /// word holds on the other side is free of it: 充分发辉 is no 分发. O(log rows), and nothing is kept.
  package static func cross(_ range: Range<Int>, of units: [CodeUnit]) -> Bool {
    guard let first = units[safe: range.lowerBound], let last = units[safe: range.upperBound - 1] else { return false }
    let (before, behind) = (range.lowerBound - 1, range.upperBound)
    if let unit = units[safe: before], unit.isHan,
      LexiconTable.wordBorders.row(for: String([first]))?.units(1).contains(unit) ?? false,
      !isCommon(before - 1, units)
    {
      return true
    }
    guard let unit = units[safe: behind], unit.isHan else { return false }
    return LexiconTable.wordBorders.row(for: String([last]))?.units(2).contains(unit) ?? false
      && !isCommon(behind, units)
  }

  /// Whether `first` and `second` are a common word. O(log rows).
  package static func joins(_ first: CodeUnit, _ second: CodeUnit) -> Bool {
    let word = [first, second]
    return common.length(at: 0, in: word) == 2 || LexiconTable.words.row(for: String(word)) != nil
      || LexiconTable.wordBorders.row(for: String([first]))?.units(2).contains(second) ?? false
      || LexiconTable.wordBorders.row(for: String([second]))?.units(1).contains(first) ?? false
  }

  private static func isCommon(_ start: Int, _ units: [CodeUnit]) -> Bool {
    guard start >= 0, start + 2 <= units.count else { return false }
    return common.length(at: start, in: units) == 2
      || LexiconTable.words.row(for: String(units[start..<start + 2])) != nil
  }
}
