import Structure
import TestSupport
import Testing
import Text

@Suite struct ParallelsTests {
  /// The members of the smallest set that has one at the cursor ‸, joined by |; empty if there is none.
  private func check(_ fixture: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(fixture)
    let document = Document(marked.text)
    let members = document.parallels(at: marked.cursor).first?.members ?? []
    #expect(
      members.map { String(document.text.units(in: $0)) }.joined(separator: "|") == expected,
      sourceLocation: sourceLocation
    )
  }

  @Test func `the set at the cursor`() {
    check("在做“深”上‸谋划，在做“实”上用心，在做“长”上使劲。", "在做“深”上谋划|在做“实”上用心|在做“长”上使劲")
    check("今天开会，‸地点在三楼。", "")
  }

  @Test func `headings of one level`() {
    check("一、强化责任‸担当\n要强化。\n二、强化监督检查\n要检查。\n三、强化宣传引导\n要引导。", "强化责任担当|强化监督检查|强化宣传引导")
  }

  @Test func `a set over a wrap`() {
    check(
      "各级组织要深入群众，认真落实。思想上尊重群众、感情上‸贴\n近群众、工作上依靠群众，确保实效。",
      "思想上尊重群众|感情上贴\n近群众|工作上依靠群众"
    )
  }

  @Test func `a paragraph without end`() {
    let text = String(repeating: "抓好落实、抓好监督、抓好宣传，", count: 3000)
    let document = Document(text)
    #expect(!document.parallels(at: TextPosition(line: 0, column: 30_001)).isEmpty)
  }
}
