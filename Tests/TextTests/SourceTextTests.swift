import TestSupport
import Testing
import Text

@Suite struct SourceTextTests {
  /// The lines of a text the slow way.
  private func naiveLines(_ units: [CodeUnit]) -> [Line] {
    var lines: [Line] = []
    var current: [CodeUnit] = []
    var index = 0
    while index < units.count {
      switch units[index] {
      case "\r":
        let isPair = index + 1 < units.count && units[index + 1] == "\n"
        lines.append(Line(current, isPair ? .crlf : .cr))
        current = []
        index += isPair ? 2 : 1
      case "\n":
        lines.append(Line(current, .lf))
        current = []
        index += 1
      default:
        current.append(units[index])
        index += 1
      }
    }
    return lines + [Line(current)]
  }

  private func offset(of position: TextPosition, in text: SourceText) -> Int {
    text.lines[..<position.line].reduce(0) { $0 + $1.units.count + $1.ending.length } + position.column
  }

  private func all(_ text: SourceText) -> [CodeUnit] {
    text.lines.flatMap { $0.units + $0.ending.units }
  }

  @Test(arguments: 0..<40) func `an edit is an edit of the whole text`(seed: Int) {
    var random = RandomText(seed: UInt64(seed))
    var text = SourceText(units: random.text(pieces: 30))
    for _ in 0..<60 {
      let edit = random.edit(of: text)
      let before = text
      let range = text.clamp(edit.range)
      var units = all(text)
      units.replaceSubrange(offset(of: range.start, in: text)..<offset(of: range.end, in: text), with: edit.newText)
      let change = text.apply(edit)
      #expect(text.lines == naiveLines(units))
      // What the change does not name has not changed.
      #expect(before.lines[..<change.removed.lowerBound] == text.lines[..<change.inserted.lowerBound])
      #expect(before.lines[change.removed.upperBound...] == text.lines[change.inserted.upperBound...])
    }
  }

  @Test(arguments: ["", "\n", "\r", "\r\n", "a\rb\nc\r\nd", "\r\r\n\n", "甲\u{2028}乙\u{85}丙", "\u{FEFF}甲"])
  func `lines end only where the protocol says`(string: String) {
    let text = SourceText(string)
    #expect(text.lines == naiveLines([CodeUnit](string)))
    #expect(text.string == string)
  }

  @Test func `positions are clamped and never split a pair`() {
    let text = SourceText("甲𠮷乙\n丙")
    #expect(text.clamp(TextPosition(line: 0, column: 2)) == TextPosition(line: 0, column: 1))
    #expect(text.clamp(TextPosition(line: 0, column: 99)) == TextPosition(line: 0, column: 4))
    #expect(text.clamp(TextPosition(line: -1, column: 5)) == TextPosition(line: 0, column: 0))
    #expect(text.clamp(TextPosition(line: 7, column: 0)) == TextPosition(line: 1, column: 1))
  }

  @Test func `marks in fixtures`() {
    let marked = MarkedText("一、⟦总体\n要求⟧‸。")
    #expect(marked.string == "一、总体\n要求。")
    #expect(marked.marked == ["总体\n要求"])
    #expect(marked.cursor == TextPosition(line: 1, column: 2))
    #expect(MarkedText.render(marked.text, ranges: marked.ranges) == "一、⟦总体\n要求⟧。")
  }
}
