import Testing
import Text

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("通知.md", true), ("X.MD", true), ("file:///a/b.Markdown", true), ("md", false), ("a.md.txt", false),
  ])
  func `Markdown is told by the extension, in letters of either case`(name: String, isMarkdown: Bool) {
    #expect(Markdown.isNamed(name) == isMarkdown)
  }
}
