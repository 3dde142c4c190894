/// Where a text may be cut: not inside a surrogate pair, a variation sequence or a joined emoji.
extension CodeUnit {
  /// Whether this unit belongs to the character before it: a low surrogate, a variation selector, a joiner.
  ///
  /// Combining marks are left alone: writers do type and delete them one by one.
  @inline(__always)
  fileprivate var continuesCharacter: Bool {
    // Nearly every unit of a draft is below U+D800 and no joiner.
    if rawValue < 0xD800 { return rawValue == 0x200D }
    return isLowSurrogate || 0xFE00...0xFE0F ~= rawValue
  }
}

extension SourceText {
  /// `range` with every character whole of which it holds a part.
  package func whole(_ range: TextRange) -> TextRange {
    var (start, end) = (range.start, range.end)
    while splitsCharacter(at: start) { start.column -= 1 }
    if range.isEmpty { return TextRange(start, start) }
    while splitsCharacter(at: end) { end.column += 1 }
    return TextRange(start, end)
  }

  /// Whether a character goes on across `position`. In place: a line that is handed out is counted.
  private func splitsCharacter(at position: TextPosition) -> Bool {
    lines.indices.contains(position.line) && lines[position.line].units[...].splitsCharacter(at: position.column)
  }
}

extension ArraySlice where Element == CodeUnit {
  /// Whether a character goes on across `index`.
  @inline(__always)
  package func splitsCharacter(at index: Int) -> Bool {
    guard index > startIndex, index < endIndex else { return false }
    let before = self[index - 1]
    let unit = self[index]
    if before.rawValue == 0x200D { return true }
    guard unit.continuesCharacter || unit.rawValue == 0xDB40 else { return false }
    if unit.isLowSurrogate { return before.isHighSurrogate }
    // U+E0100…E01EF, the selectors of ideographic variants, are themselves a pair.
    if unit.rawValue == 0xDB40 { return index + 1 < endIndex && 0xDD00...0xDDEF ~= self[index + 1].rawValue }
    return true
  }

  /// The largest start of a character at or before `index`.
  @inline(__always)
  package func characterStart(at index: Int) -> Int {
    var index = index
    while splitsCharacter(at: index) { index -= 1 }
    return index
  }

  /// At most `limit` units from the start, ending with a whole character.
  package func wholePrefix(_ limit: Int) -> ArraySlice<CodeUnit> {
    self[..<characterStart(at: Swift.min(startIndex + limit, endIndex))]
  }

  /// Whether this can stand behind and before any other text: it neither begins nor ends inside a character.
  package var isWhole: Bool {
    guard let first, let last else { return true }
    return !first.continuesCharacter && first.rawValue != 0xDB40 && !last.isHighSurrogate && last.rawValue != 0x200D
  }
}
