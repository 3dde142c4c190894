import Lexicon
import Structure
import TestSupport
import Testing

@testable import Completion

/// The forms that open and close a paper come from its 文种, wherever that is said.
@Suite struct GenreFormTests {
  private func check(
    _ fixture: String,
    offers label: String,
    genre: Genre? = nil,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let marked = MarkedText(fixture)
    let options = CompletionRequest.Options(genre: genre)
    let list = CompletionEngine().complete(Document(marked.text), at: marked.cursor, options: options)
    #expect(
      list.candidates.contains { $0.label == label },
      "\(list.candidates.map { $0.label })",
      sourceLocation: location
    )
  }

  private func paper(_ title: String) -> String {
    "\(title)\n第一条　为了加强管理，根据有关规定，制定本文件。\n第二条　各单位应当抓好落实。\n第三条　各单位应当加强督查。\n"
  }

  @Test func everyWordForAKindHasItsForms() {
    check(paper("督查工作管理办法（试行）") + "本办法自‸", offers: "本办法自印发之日起施行。")
    check(paper("督查工作实施细则") + "本细则自‸", offers: "本细则自印发之日起施行。")
    check(paper("2026年督查工作计划") + "本计划自‸", offers: "本计划自印发之日起实施。")
    check(paper("“十五五”督查工作规划") + "本规划自‸", offers: "本规划自印发之日起实施。")
  }

  @Test func theSettingCountsWhereTheTitleIsSilent() {
    check(paper("督查工作") + "妥否，‸", offers: "妥否，请批示。", genre: .request)
    check("督查工作\n市政府：\n我局拟开展督查工作。\n现将有关情况报告如下。\n‸", offers: "妥否，请批示。", genre: .request)
  }

  @Test func `a paper opens its matter once, in whatever words`() {
    func labels(_ fixture: String) -> [String] {
      let marked = MarkedText(fixture)
      return CompletionEngine().complete(Document(marked.text), at: marked.cursor).candidates.map { $0.label }
    }
    let form = "现将有关情况报告如下："
    let head = "关于防汛工作情况的报告\n市政府：\n根据要求，"
    #expect(labels(head + "‸").contains(form))
    #expect(!labels(head + "现将有关情况报告如下。\n一、基本情况\n我局高度重视，‸").contains(form))
    #expect(!labels(head + "现将今年工作情况汇报如下：\n我局高度重视，‸").contains(form))
  }
}
