import Lexicon
import TestSupport
import Testing
import Text

@testable import Structure

/// Title and 文种 have one reading: the first lines alone say what the outline says.
@Suite struct FrontTests {
  private func check(
    _ text: String,
    _ title: Range<Int>?,
    _ genre: String?,
    at location: SourceLocation = #_sourceLocation,
  ) {
    let document = Document(text)
    #expect(document.front.title == title, sourceLocation: location)
    #expect(document.front.genre.map { String($0.word) } == genre, sourceLocation: location)
    #expect(document.outline.genre == document.front.genre?.genre, sourceLocation: location)
  }

  @Test func theTitleNamesTheGenre() {
    check("关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n", 0..<1, "通知")
    check("某某市人民政府\n关于加强督查工作的通知\n各有关单位：\n现将有关事项通知如下。\n", 0..<2, "通知")
    check("督查工作管理办法（试行）\n第一条　为了加强管理，制定本办法。\n", 0..<1, "办法")
    check("督查工作实施细则（征求意见稿）\n第一条　为了加强管理，制定本细则。\n", 0..<1, "细则")
    check("“十五五”督查工作规划\n为了加强管理，制定本规划。\n", 0..<1, "规划")
    check("2026年督查工作计划\n为了加强管理，制定本计划。\n", 0..<1, "计划")
    check("这是一篇没有文种的文章\n我们要加强管理，我们要抓好落实。\n", 0..<1, nil)
  }

  @Test func aTitleWithAMarkIsATitle() {
    check("关于加强督查工作的通知。\n各有关单位：\n现将有关事项通知如下。\n", 0..<1, "通知")
    check("某某市人民政府办公室\n关于加强督查工作的请示：\n市政府：\n现将有关事项请示如下。\n", 0..<2, "请示")
  }

  @Test func theSettingsNameTheGenreFirst() {
    let front = Document("督查工作实施细则\n第一条　为了加强管理，制定本细则。\n").front
    func word(_ genre: Genre?) -> String? { front.genre(named: genre).map { String($0.word) } }
    #expect(word(nil) == "细则")
    #expect(word(.measures) == "细则", "the title says the same in its own word")
    #expect(word(.notice) == "通知")
    #expect(Front().genre(named: .report).map { String($0.word) } == "报告")
    #expect(Front().genre(named: nil) == nil)
  }

  @Test(.enabled(if: SharedMaterial.isPresent)) func publishedPapersReadAlikeBothWays() {
    for path in SharedMaterial.documents(in: ["field", "dev"]) {
      guard let text = SharedMaterial.read(path) else { continue }
      let document = Document(text)
      let title = document.outline.elements.first { $0.kind == .title }
      #expect(document.front.title?.lowerBound == title?.range.start.line, "\(path)")
      #expect(document.front.genre?.genre == document.outline.genre, "\(path)")
    }
  }
}
