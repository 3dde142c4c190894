import TestSupport
import Testing
import Text

/// A text as one plain run of units, edited and cut by brute force: what `SourceText` must agree with.
private struct PlainText {
  var units: [UInt16]

  /// Where each line begins and how long it is without its end.
  var lines: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var at = 0
    while at < units.count {
      if units[at] == 0x0A || units[at] == 0x0D {
        result.append(start..<at)
        at += units[at] == 0x0D && at + 1 < units.count && units[at + 1] == 0x0A ? 2 : 1
        start = at
      } else {
        at += 1
      }
    }
    return result + [start..<units.count]
  }

  func offset(_ position: TextPosition) -> Int { lines[position.line].lowerBound + position.column }
}

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", [""]), ("甲", ["甲"]), ("甲\n", ["甲", ""]), ("甲\n乙", ["甲", "乙"]), ("甲\r\n乙\r丙", ["甲", "乙", "丙"]),
    ("\r\r\n\n", ["", "", "", ""]), ("甲\u{2028}乙\u{B}丙\u{85}", ["甲\u{2028}乙\u{B}丙\u{85}"]),
  ])
  func `is cut at LF, CRLF and CR only`(text: String, lines: [String]) {
    let source = SourceText(text)
    #expect(source.lines.map { String($0.units) } == lines)
    #expect(source.string == text)
  }

  @Test(arguments: [
    // A keystroke, in the middle, at both ends, in an empty text.
    ("甲⟦⟧乙", "子", "甲子乙"), ("⟦⟧甲", "子", "子甲"), ("甲⟦⟧", "子", "甲子"), ("⟦⟧", "子", "子"),
    // Over line ends.
    ("甲⟦\n⟧乙", "", "甲乙"), ("甲⟦乙\n丙⟧丁\n戊", "一\n二\n三", "甲一\n二\n三丁\n戊"), ("甲\n⟦乙\n⟧丙", "", "甲\n丙"),
    // Halves of one line end come together and part.
    ("甲\r⟦乙⟧\n丙", "", "甲\r\n丙"), ("甲⟦⟧\n丙", "\r", "甲\r\n丙"), ("甲\r⟦⟧乙", "\n", "甲\r\n乙"),
    ("甲\r⟦乙\n⟧\n丙", "", "甲\r\n丙"), ("甲⟦⟧", "\r\n", "甲\r\n"),
  ])
  func `an edit gives the text a fresh reading would give`(marked: String, newText: String, expected: String) throws {
    let fixture = MarkedText(marked)
    var text = fixture.text
    text.apply(TextEdit(range: try #require(fixture.ranges.first), newText: newText))
    #expect(text == SourceText(expected))
  }

  @Test(arguments: 0..<40)
  func `edits at random agree with brute force`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["甲", "乙", "\n", "\r", "\r\n", "𠮷", "a", "\u{301}", "一是"]
    func some(_ count: Int) -> [CodeUnit] {
      (0..<count).flatMap { _ in [CodeUnit](random.pick(pieces) ?? "") }
    }
    var text = SourceText(units: some(30))
    var plain = PlainText(units: text.string.utf16.map { $0 })
    for _ in 0..<60 {
      func place() -> TextPosition {
        let line = random.int(in: -1..<text.lines.count + 1)
        return TextPosition(line: line, column: random.int(in: -1..<12))
      }
      let range = text.clamp(TextRange(place(), place()))
      let newText = some(random.int(in: 0..<4))
      let old = text.lines
      plain.units.replaceSubrange(plain.offset(range.start)..<plain.offset(range.end), with: newText.map(\.rawValue))
      let change = text.apply(TextEdit(range: range, newText: newText))

      #expect(text.lines.map { $0.units.map(\.rawValue) } == plain.lines.map { Array(plain.units[$0]) })
      #expect(text == SourceText(units: plain.units.map { CodeUnit($0) }))
      // What the change does not name is what it was.
      #expect(text.lines.count - old.count == change.delta)
      #expect(text.lines[..<change.inserted.lowerBound] == old[..<change.removed.lowerBound])
      #expect(text.lines[change.inserted.upperBound...] == old[change.removed.upperBound...])
    }
  }

  @Test func `positions outside the text and inside a pair are moved to the nearest place`() {
    let text = SourceText("甲𠮷乙\n丙")
    func check(_ line: Int, _ column: Int, _ expected: (Int, Int)) {
      let clamped = text.clamp(TextPosition(line: line, column: column))
      #expect(clamped == TextPosition(line: expected.0, column: expected.1))
    }
    check(-1, 5, (0, 0))
    check(0, -1, (0, 0))
    check(0, 2, (0, 1))
    check(0, 99, (0, 4))
    check(7, 0, (1, 1))
    check(Int.max, Int.max, (1, 1))
    check(Int.min, Int.min, (0, 0))
  }
}
