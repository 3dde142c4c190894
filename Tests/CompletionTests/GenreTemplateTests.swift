import Completion
import Testing
import Text

/// 新建公文: the skeleton of a paper by the word in which its title ends.
@Suite struct GenreTemplateTests {
  private func lines(_ name: String) -> [String] {
    let template = GenreTemplate(named: name, today: CalendarDay(year: 2026, month: 11, day: 28))
    return template.map { String($0.template.plain()).split(separator: "\n").map { String($0) } } ?? []
  }

  @Test func `a request addresses somebody, asks and is signed`() {
    let lines = lines("请示")
    #expect(lines.first == "××关于××的请示")
    #expect(lines.dropFirst().first == "××：")
    #expect(lines.contains("妥否，请批示。"))
    #expect(lines.last == "2026年11月28日")
  }

  @Test func `a plan has its sections in order`() {
    let headings = lines("工作方案").filter { $0.contains("、") && !$0.contains("××") }
    #expect(headings.first == "一、总体要求")
    #expect(headings.last == "五、保障措施")
  }

  @Test func `a regulation has chapters and articles`() {
    #expect(
      lines("管理办法") == [
        "××管理办法", "第一章　总则", "第一条　为了××，根据××，制定本办法。", "第二章　监督管理", "第二条　××", "第三章　法律责任", "第三条　××", "第四章　附则",
        "第四条　本办法自印发之日起施行。",
      ]
    )
  }

  @Test(arguments: ["", "天气", "的"]) func `what is no 文种 has none`(name: String) { #expect(lines(name).isEmpty) }
}
