import PhraseBank
import TestSupport
import Testing
import Text

@testable import Completion

@Suite struct TitleLinesTests {
  /// `|` where a line of the title ends.
  private func check(_ title: String, location: SourceLocation = #_sourceLocation) {
    let whole = [CodeUnit](title.filter { $0 != "|" })
    let lines = String(TitleLines(.shipped).broken(whole))
    #expect(lines == title.replacing("|", with: "\n"), sourceLocation: location)
  }

  @Test func `a long title is broken between words into lines of like length`() {
    check("关于做好安全生产工作的通知")
    check("关于2026年度青云县防汛抗旱|工作情况和2027年工作安排的报告")
    check("青云县人民政府办公室|关于进一步加强校园安全工作的通知")
    check("青云县教育体育局关于印发|《中小学校园食品安全管理办法》的通知")
  }

  @Test func `what cannot be broken stays as it is`() {
    check(String(repeating: "1", count: 60))
    check(String(repeating: "甲", count: 200))
    check("")
  }

  @Test func `only titles are broken`() {
    let long = [CodeUnit]("青云县人民政府办公室关于进一步加强校园安全工作的通知")
    let paragraphs = [LaidOutParagraph(role: .text, text: long), LaidOutParagraph(role: .attachmentTitle, text: long)]
    let broken = TitleLines(.shipped).breaking(paragraphs)
    #expect(broken.map { $0.text.contains("\n") } == [false, true])
  }
}
