import Structure
import Testing
import Text

@testable import Lint

@Suite struct SuppressionTests {
  private func check(_ text: String, _ expected: [String], at location: SourceLocation = #_sourceLocation) {
    let document = Document(text, dialect: .markdown)
    let finding = { (line: Int, code: String) in
      Finding(code: code, severity: .warning, range: .init(line: line, 0..<1), message: "")
    }
    let all = document.text.lines.indices.flatMap { [finding($0, "a-rule"), finding($0, "b-rule")] }
    let left = Suppression(document).filter(all, in: document)
    let silenced = all.filter { !left.contains($0) }
    #expect(silenced.map { "\($0.range.start.line) \($0.code)" } == expected, sourceLocation: location)
  }

  @Test func nextLineConcernsTheParagraphThatFollows() {
    check("正文一。\n<!-- gongwen-disable-next-line a-rule -->\n正文二。\n\n正文三。\n", ["2 a-rule"])
    check("<!-- gongwen-disable-next-line a-rule -->\n\n正文二。\n", ["2 a-rule"])
    check("<!-- gongwen-disable-next-line a-rule, b-rule -->\n正文。", ["1 a-rule", "1 b-rule"])
    check("<!-- gongwen-disable-next-line -->\n正文。", ["1 a-rule", "1 b-rule"])
  }

  @Test func aRegionGoesOnUntilItIsEnabled() {
    check(
      "<!-- gongwen-disable a-rule -->\n\n正文。\n\n<!-- gongwen-enable a-rule -->\n\n正文。",
      ["1 a-rule", "2 a-rule", "3 a-rule", "4 a-rule"],
    )
    check("<!--gongwen-disable b-rule-->\n正文。", ["1 b-rule"])
  }

  @Test func whatIsSaidLaterHolds() {
    check(
      "<!-- gongwen-disable -->\n<!-- gongwen-enable b-rule -->\n正文。\n\n<!-- gongwen-enable -->\n正文。",
      ["1 a-rule", "1 b-rule", "2 a-rule", "3 a-rule", "4 a-rule"],
    )
    check(
      "<!-- gongwen-disable-next-line a-rule -->\n\n<!-- gongwen-disable-next-line b-rule -->\n正文。\n\n正文。",
      ["3 a-rule", "3 b-rule"],
    )
  }

  @Test func otherCommentsSayNothing() {
    check("<!-- gongwen -->\n正文。\n<!-- disable a-rule -->\n正文。", [])
  }
}
