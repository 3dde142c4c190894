import JSON
import TestSupport
import Testing

@Suite struct OutlineCommandTests {
  private static let plan = """
    工作方案

    一、总体要求
    要做到：一是加强领导；二是压实责任；三是狠抓落实。
    二、主要措施
    （一）抓学习。学深悟透。
    （二）抓落实。真抓实干。

    """

  @Test func `The text shows headings with lines and lengths, and the series`() throws {
    let run = try Program()("outline", input: Array(Self.plan.utf8))
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("一、总体要求") && $0.hasSuffix("第 3 行  31 字") }, "\(run.text)")
    #expect(lines.contains { $0.contains("  （一）抓学习") && $0.contains("第 6 行") }, "\(run.text)")
    #expect(lines.contains("  一、 至 二、（2 项，第 3–5 行）"), "\(run.text)")
    #expect(lines.contains("  （一） 至 （二）（2 项，第 6–7 行）"), "\(run.text)")
    #expect(lines.contains { $0.hasPrefix("  一是 至 三是（3 项，第 4 行") }, "\(run.text)")
  }

  @Test func `A title on several lines is told whole`() throws {
    let draft = "关于开展全市安全生产大检查\n工作的通知\n\n各区县：\n一、总体要求\n要全面。\n二、保障\n要落实。\n"
    let run = try Program()("outline", input: Array(draft.utf8))
    #expect(run.text.hasPrefix("关于开展全市安全生产大检查工作的通知 "), "\(run.text)")
  }

  @Test func `JSON has the tree`() throws {
    let run = try Program()("outline", "--format", "json", input: Array(Self.plan.utf8))
    let outline = try JSONValue(run.output)
    #expect(outline["characters"]?.int == 65)
    func find(_ heading: String, in sections: JSONValue?) -> JSONValue? {
      guard let sections else { return nil }
      for section in sections.elements {
        if section["heading"]?.string == heading { return section }
        if let below = find(heading, in: section["children"]) { return below }
      }
      return nil
    }
    let measures = try #require(find("主要措施", in: outline["sections"]))
    #expect(measures["ordinal"]?.string == "二、")
    #expect(measures["line"]?.int == 5)
    #expect(measures["endLine"]?.int ?? 0 >= 7)
    #expect(measures["children"]?.elements.map { $0["heading"]?.string } == ["抓学习", "抓落实"])
    let aims = try #require(find("总体要求", in: outline["sections"]))
    #expect(aims["series"]?[0]?["members"]?.elements.map { $0["text"]?.string } == ["加强领导", "压实责任", "狠抓落实"])
  }

  @Test func `Markdown is a nested list`() throws {
    let run = try Program()("outline", "-f", "markdown", input: Array(Self.plan.utf8))
    #expect(run.text.contains("- 二、主要措施（"))
    #expect(run.text.contains("  - （一）抓学习（"))
    for line in run.text.split(separator: "\n") { #expect(line.drop { $0 == " " }.hasPrefix("- ")) }
  }

  @Test func `The settings may name the 文种`() throws {
    let folder = try ScratchFolder(["稿.md": "一、甲\n二、乙\n", ".gongwen.json": #"{"genre": "请示"}"#])
    #expect(try Program(in: folder)("outline", "稿.md").text.contains("，文种：请示\n"))
    #expect(try JSONValue(try Program(in: folder)("outline", "-f", "json", "稿.md").output)["genre"]?.string == "请示")
  }

  @Test func `A text without structure has an outline without sections`() throws {
    let run = try Program()("outline", input: [])
    #expect(run.status == 0)
    #expect(run.text == "共 0 字，0 组序列\n")
    #expect(try Program()("outline", "没有.md").status == 2)
  }
}
