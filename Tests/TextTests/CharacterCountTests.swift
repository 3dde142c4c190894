import Testing
import Text

/// What Word's 字数统计 says under 字数.
private func check(_ text: String, _ count: Int, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(CharacterCount.of([CodeUnit](text)) == count, "\(text)", sourceLocation: sourceLocation)
}

@Suite struct CharacterCountTests {
  @Test func `every 汉字 and every full-width mark is one`() {
    check("关于做好有关工作的通知", 11)
    check("一、总体要求：“三个到位”——", 15)
    check("２０２４年（第３号）", 10)
    check("①②③", 3)
  }

  @Test func `a 汉字 beyond the basic plane is one`() {
    check("𠮷野家", 3)
    check("𪚥𪚥", 2)
    check("葛\u{E0100}城。", 3)
  }

  @Test func `a run of Latin letters or figures is one`() {
    check("2024年6月1日", 6)
    check("GB/T 9704—2012", 4)
    check("增长3.5%，", 4)
    check("Café", 1)
  }

  @Test func `blanks are none`() {
    check("", 0)
    check("　　各单位： \t", 4)
    check("a\u{A0}b c", 3)
  }
}
