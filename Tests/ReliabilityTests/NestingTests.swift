import Completion
import Lint
import Structure
import TestSupport
import Testing
import Text

/// Brackets, quotation marks and lists without end. Recursion on them would run over the stack, quadratic work would take
/// hours.
@Suite(.serialized) struct NestingTests {
  /// Ten times as deep where there is time for it.
  private static let depth = Fuzz.seconds == nil ? 10_000 : 100_000

  private static let drafts: [(name: String, text: String)] = {
    func times(_ text: String, _ count: Int = depth) -> String { String(repeating: text, count: count) }
    let pairs = [("「", "」"), ("（", "）"), ("“", "”"), ("《", "》"), ("(", ")"), ("[", "]"), ("〔", "〕")]
    var result: [(String, String)] = pairs.flatMap { open, close in
      [
        ("nested \(open)", times(open) + "甲" + times(close)),
        ("never closed \(open)", times(open)),
        ("never opened \(close)", times(close)),
      ]
    }
    result += [
      ("alternating", times("「（“《", depth / 4) + "甲" + times("》”）」", depth / 4)),
      ("crossing", times("「（“《", depth / 4) + times("」）”》", depth / 4)),
      ("straight quotes", times("\"甲'")),
      ("quotes in Markdown", times("> ") + "甲\n"),
      ("lines of quotes", times(times("> ", 100) + "甲\n", depth / 100)),
      ("lists in Markdown", (0..<600).map { times(" ", $0) + "- 一、甲\n" }.joined()),
      ("list marks", times("- ")), ("numbers", times("1. ")), ("headings", times("#")), ("stars", times("**甲")),
      ("code", times("`甲")), ("links", times("[") + times("](")), ("comments", times("<!--")), ("tables", times("|")),
      ("notes", times("附件：\n", depth / 4)), ("ordinals", times("（一）", depth / 4)),
      ("lines of ordinals", times("（一）甲\n一、乙\n", depth / 20)), ("announcements", times("“三个到位”", depth / 10)),
      ("indents", times("　") + "甲"), ("line ends", times("\r")),
      ("series", times("一是", depth / 2)), ("counts", times("三个", depth / 2)), ("clauses", times("，")),
      ("lists", times("、")), ("headings in lines", times("# ")), ("fences", times("```\n", depth / 4)),
      ("articles", times("第一条第一款", depth / 6)), ("words", times("工作", depth / 2)),
      ("silenced", times("<!-- gongwen-disable ordinal-gap -->\n三、甲\n", depth / 40)),
    ]
    return result
  }()

  @Test(arguments: drafts.map(\.name), [Document.Dialect.plain, .markdown])
  func `nesting without end is read, checked, mended and completed`(name: String, dialect: Document.Dialect) throws {
    let text = try #require(Self.drafts.first { $0.name == name }?.text)
    var document = Document(SourceText(text), dialect: dialect)
    var session = LintSession(document)
    let fixed = Document(document.text.applying(Fixing.fixAll(document)), dialect: dialect)
    #expect(Fixing.fixAll(fixed).isEmpty)
    let end = document.text.end
    for place in [end, TextPosition(line: end.line / 2, column: end.column / 2), TextPosition(line: 0, column: 0)] {
      let change = document.apply(TextEdit(range: TextRange(place, place), newText: "一、（“"))
      session.update(document, change)
      _ = CompletionEngine().complete(document, at: place)
    }
    let fresh = Document(document.text, dialect: dialect)
    #expect(document.outline.nodes == fresh.outline.nodes)
    #expect(session.findings(in: document) == lint(fresh))
  }
}
