import Structure
import Testing
import Text

@testable import Lint

@Suite struct FixingTests {
  private func check(_ text: String, _ expected: String, at location: SourceLocation = #_sourceLocation) {
    let source = SourceText(text)
    #expect(source.applying(Fixing.fixAll(Document(source))).string == expected, sourceLocation: location)
  }

  @Test func referencesFollowWhatIsRenumbered() {
    check(
      "一、总体要求\n分工见第九部分。\n二、主要任务\n九、组织实施\n四、工作要求\n",
      "一、总体要求\n分工见第三部分。\n二、主要任务\n三、组织实施\n四、工作要求\n",
    )
  }

  @Test func aMarkerInWhichAllIsWrongIsMendedStepByStep() {
    check(
      "一、总体要求\n二、主要任务\n九.组织实施\n四、工作要求\n",
      "一、总体要求\n二、主要任务\n三、组织实施\n四、工作要求\n",
    )
  }

  @Test func `two fixes in a line are two edits, and what lies between is in neither`() {
    let lone = CodeUnit(0xD842)
    let text = SourceText(units: [CodeUnit]("要落实责任,抓好整改") + [lone] + [CodeUnit]("，督促检查,确保到位。\n"))
    let document = Document(text)
    let edits = Fixing.fixAll(document)
    #expect(edits.map { String($0.newText) } == ["，", "，"])
    #expect(edits.map(\.range) == [TextRange(line: 0, 5..<6), TextRange(line: 0, 16..<17)])
    #expect(text.applying(edits).line(0).units.contains(lone))
  }

  @Test func aSeriesOfItsOwnMannerIsLeftAlone() {
    let text = "1.摸清底数\n2.分类处置\n3.建章立制\n4.总结推广\n附表说明\n1、标星号的为选测项目。\n2、其余为必测项目。\n"
    check(text, text)
  }

  /// 一、二、3、四、: one mistake is one finding.
  @Test func aMarkerOfAnotherLevelIsOneFinding() {
    let found = lint(Document("一、总体要求\n二、主要任务\n3、组织实施\n四、工作要求\n")).filter { $0.severity <= .warning }
    #expect(found.map(\.code) == ["ordinal-style"])
  }
}
