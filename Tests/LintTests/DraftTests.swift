import Lexicon
import Structure
import Testing
import Text

@testable import Lint

/// What rules may know of the draft as a whole.
@Suite struct DraftTests {
  private func draft(_ title: String) -> Draft {
    Draft(Document("\(title)\n市财政局：\n因工作需要，拟开展有关工作。\n某市教育局\n2024年5月6日\n"), genre: nil)
  }

  @Test func `the direction of a paper is that of the word in which its title ends`() {
    for word in GenreWord.all {
      let draft = draft("关于有关工作的\(String(word.word))")
      #expect(draft.genre == word.genre && draft.direction == word.direction, "\(String(word.word))")
    }
    #expect(draft("加强有关工作").direction == nil)
  }

  @Test func `what every paper that goes up must not say, a 议案 must not say`() {
    func codes(_ title: String) -> [String] {
      lint(Document("\(title)\n市政府、市财政局：\n根据你委要求，现提出议案。\n请遵照执行。\n某市教育局\n2024年5月6日\n")).map { $0.code }
    }
    for rule in ["recipient-many", "address-direction", "command-upward"] {
      #expect(codes("关于设立节日的议案").contains(rule) && codes("关于设立节日的报告").contains(rule), "\(rule)")
      #expect(!codes("关于设立节日的决定").contains(rule), "\(rule)")
    }
  }

  @Test func aHeadingOfMarkdownThatIsNotOfTheLevelOfItsSiblingsIsTold() {
    let text = "# 章程\n## 第一章 总则\n**第一条** 目的。\n### 第二章 会员\n**第二条** 入会。\n## 第三章 附则\n**第三条** 生效。\n"
    let found = lint(Document(SourceText(text), dialect: .markdown))
    #expect(found.map { $0.code } == ["ordinal-level"] && found.first?.fixes.first?.edits.first?.newText == ["#", "#"])
  }

  @Test func `a count that the missing number does not explain is told beside the gap`() {
    func codes(_ count: String) -> [String] {
      lint(Document("资金来源为以下\(count)个渠道：（1）申请国家补助；（2）县级财政安排；（3）银行贷款；（5）社会捐赠。\n")).map { $0.code }.sorted()
    }
    #expect(codes("三") == ["count-mismatch", "series-incomplete"])
    #expect(codes("四") == ["series-incomplete"])
    #expect(codes("五") == ["series-incomplete"])
  }

  @Test func `what a rule calls no 文种 no rule takes for one`() {
    for word in CueSet(.mistakenGenre).words.map({ String($0) }) {
      let title = "关于申请专项经费的\(word)"
      let told = lint(Document("\(title)\n市财政局：\n因工作需要，申请专项经费10万元。\n")).contains { $0.code == "title-kind-wrong" }
      #expect(told && draft(title).genre == nil, "\(word)")
    }
  }

  @Test func `a closing form of the table closes its own kind of paper and no other`() {
    func isTold(_ genre: Genre, _ form: GenreForm) -> Bool {
      let title = "关于有关工作的\(genre.rawValue)"
      let closing = String(form.units(for: []))
      let text = "\(title)\n市财政局：\n因工作需要，拟开展有关工作。\n\(closing)\n某市教育局\n2024年5月6日\n"
      return lint(Document(text)).contains { $0.code == "closing-kind" }
    }
    for form in GenreForm.all where form.begins(with: ["特", "此"]) || form.begins(with: ["此", "复"]) {
      for genre in [Genre.notice, .report, .letter, .reply, .request] {
        let isAnswer = form.begins(with: ["此", "复"]) && (genre == .letter || genre == .reply)
        let isOwn = form.genres.contains(genre) || isAnswer
        #expect(isTold(genre, form) != isOwn, "\(genre) \(String(form.units(for: [])))")
      }
    }
  }
}
