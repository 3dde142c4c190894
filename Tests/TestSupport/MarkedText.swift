package import Text

/// A fixture with places in it: `⟦…⟧` marks a range, `‸` a cursor; the marks are not part of the text.
///
/// Ranges are listed in the order in which they open and may nest; an unclosed one ends at the end of the text.
package struct MarkedText: Sendable {
  package let text: SourceText
  package let ranges: [TextRange]
  package let cursors: [TextPosition]

  /// The text without its marks, as a string.
  package var string: String { text.string }

  /// The first cursor, or the end of the text if there is none.
  package var cursor: TextPosition { cursors.first ?? text.end }

  /// What each range holds.
  package var marked: [String] { ranges.map { text.string(in: $0) } }

  package init(_ fixture: String) {
    var units: [CodeUnit] = []
    var opened: [(offset: Int, index: Int)] = []
    var found: [Range<Int>] = []
    var cursorOffsets: [Int] = []
    for unit in fixture.utf16.lazy.map(CodeUnit.init(_:)) {
      switch unit {
      case "⟦":
        opened.append((units.count, found.count))
        found.append(units.count..<units.count)
      case "⟧":
        if let (offset, index) = opened.popLast() { found[index] = offset..<units.count }
      case "‸":
        cursorOffsets.append(units.count)
      default:
        units.append(unit)
      }
    }
    for (offset, index) in opened { found[index] = offset..<units.count }
    let table = OffsetTable(units)
    text = SourceText(units: units)
    ranges = found.map { TextRange(table.position($0.lowerBound), table.position($0.upperBound)) }
    cursors = cursorOffsets.map(table.position(_:))
  }

  /// `text` with `ranges` marked as in a fixture: what a failing test should show.
  package static func render(_ text: SourceText, ranges: [TextRange]) -> String {
    var result: [CodeUnit] = []
    for (index, line) in text.lines.enumerated() {
      for column in 0...line.units.count {
        let here = TextPosition(line: index, column: column)
        for range in ranges where range.end == here && !range.isEmpty { result.append("⟧") }
        for range in ranges where range.start == here {
          result.append("⟦")
          if range.isEmpty { result.append("⟧") }
        }
        if column < line.units.count { result.append(line.units[column]) }
      }
      result += line.ending.units
    }
    return String(result)
  }
}

/// Offsets of a whole text as positions; independent of `SourceText`, so that it can test it.
private struct OffsetTable {
  private var positions: [TextPosition] = []

  init(_ units: [CodeUnit]) {
    var line = 0
    var column = 0
    for (index, unit) in units.enumerated() {
      positions.append(TextPosition(line: line, column: column))
      let isBreak = unit == "\n" || (unit == "\r" && !(index + 1 < units.count && units[index + 1] == "\n"))
      if isBreak {
        line += 1
        column = 0
      } else if unit != "\r" {
        column += 1
      }
    }
    positions.append(TextPosition(line: line, column: column))
  }

  func position(_ offset: Int) -> TextPosition { positions[offset] }
}
