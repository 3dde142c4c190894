import TestSupport
import Testing
import Text

@Suite struct ComposedEditsTests {
  /// Makes `rounds` of edits one after the other; the marks of `expected` are what the edits of the first text replace.
  private func check(
    _ text: String,
    _ rounds: [[(Range<Int>, String)]],
    _ expected: [(Range<Int>, String)],
    at location: SourceLocation = #_sourceLocation,
  ) {
    var current = SourceText(text)
    var composed = ComposedEdits()
    for round in rounds {
      let edits = round.map { TextEdit(range: TextRange(line: 0, $0.0), newText: $0.1) }
      composed.append(edits, to: current)
      current = current.applying(edits)
    }
    let edits = composed.edits(of: SourceText(text))
    #expect(
      edits == expected.map { TextEdit(range: TextRange(line: 0, $0.0), newText: $0.1) },
      sourceLocation: location
    )
    #expect(SourceText(text).applying(edits) == current, sourceLocation: location)
  }

  @Test func `edits apart stay apart, also when they are made in two rounds`() {
    check("甲,乙丙丁,戊", [[(1..<2, "，"), (5..<6, "，")]], [(1..<2, "，"), (5..<6, "，")])
    check("甲,乙丙丁,戊", [[(5..<6, "——")], [(1..<2, "，")]], [(1..<2, "，"), (5..<6, "——")])
    check("甲,乙丙丁,戊", [[(1..<2, "")], [(4..<5, "，")]], [(1..<2, ""), (5..<6, "，")])
  }

  @Test func `an edit of what an edit wrote is one edit with it`() {
    check("甲乙丙", [[(1..<2, "一二三")], [(2..<3, "二十")]], [(1..<2, "一二十三")])
    check("甲乙丙", [[(1..<2, "一二")], [(0..<4, "子")]], [(0..<3, "子")])
    check("甲乙丙", [[(1..<2, "一")], [(1..<2, "乙")]], [])
  }

  @Test func `an edit is as small as it can be and cuts no character`() {
    check("第3部分", [[(0..<4, "第三部分")]], [(1..<2, "三")])
    check("张𠮷", [[(1..<3, "𠮶")]], [(1..<3, "𠮶")])
    check("葛", [[(0..<1, "葛\u{E0100}")]], [(0..<1, "葛\u{E0100}")])
  }

  @Test func `whatever is edited, the edits of the first text say the same`() {
    let alphabet: [CodeUnit] = [
      "甲", "乙", "，", "\r", "\n", CodeUnit(0xD842), CodeUnit(0xDFB7), CodeUnit(0x200D), CodeUnit(0xFE0F),
    ]
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      func units(_ most: Int) -> [CodeUnit] {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "甲" }
      }
      let first = SourceText(units: units(30))
      var current = first
      var composed = ComposedEdits()
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        var edits: [TextEdit] = []
        var place = TextPosition(line: 0, column: 0)
        while place < current.end, edits.count < 5 {
          let line = min(current.lines.count - 1, place.line + Int.random(in: 0...1, using: &random))
          let start = max(place, current.clamp(TextPosition(line: line, column: Int.random(in: 0...9, using: &random))))
          let end = current.clamp(
            TextPosition(line: start.line, column: start.column + Int.random(in: 0...4, using: &random))
          )
          edits.append(TextEdit(range: TextRange(start, end), newText: units(3)))
          place = current.clamp(TextPosition(line: max(start, end).line, column: max(start, end).column + 1))
          if place <= max(start, end) { place = TextPosition(line: place.line + 1, column: 0) }
        }
        composed.append(edits, to: current)
        current = current.applying(edits)
      }
      let edits = composed.edits(of: first)
      let isSame = first.applying(edits) == current
      #expect(isSame, "seed \(seed)")
    }
  }
}
