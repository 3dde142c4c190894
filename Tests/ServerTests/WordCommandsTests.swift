import JSON
import Testing
import Text
import WordDocument

/// `gongwen.layout`, `gongwen.word` and `gongwen.textOfWord`: what VS Code and the page offer of Word.
@Suite struct WordCommandsTests {
  private static let draft = "关于检查的通知\n各科室：\n一、总体要求\n（一）提高认识。要重视。\n\n某局\n2026年11月28日\n"

  private static func execute(_ client: TestClient, _ command: String, _ argument: String) -> TestClient.Received? {
    client.request(
      "workspace/executeCommand",
      "{\"command\":\"\(command)\",\"arguments\":[\(TestClient.quoted(argument))]}"
    )
  }

  @Test func `a draft's paragraphs have their roles`() throws {
    let client = TestClient(capabilities: "{}")
    client.open(Self.draft)
    let layout = try #require(Self.execute(client, "gongwen.layout", "file:///draft.txt")?.result)
    let roles = layout.elements.map { $0["role"]?.string ?? "" }
    #expect(roles == ["title", "addressee", "heading", "text", "signature", "date"])
    let runIn = try #require(layout.elements.map { $0 }.dropFirst(3).first)
    #expect(runIn["level"]?.int == 2 && runIn["headingLength"]?.int == 8 && runIn["start"]?.int == 3)
    #expect(layout.elements.map { $0["rightIndent"]?.int ?? 0 } == [0, 0, 0, 0, 900, 200])
    #expect(Self.execute(client, "gongwen.layout", "file:///none.txt")?.errorCode != nil)
  }

  @Test func `the title of a chapter stands in the middle, and an article does not`() throws {
    let client = TestClient(capabilities: "{}")
    client.open("某县管理办法\n第一章　总则\n第一条　为了规范管理，制定本办法。\n第二条　本办法自公布之日起施行。\n")
    let layout = try #require(Self.execute(client, "gongwen.layout", "file:///draft.txt")?.result)
    #expect(layout.elements.map { $0["role"]?.string ?? "" } == ["title", "chapter", "text", "text"])
  }

  @Test func `a new paper may be of any kind that has a skeleton`() throws {
    let client = TestClient(capabilities: "{}")
    let command = #"{"command":"gongwen.template","arguments":[]}"#
    let names = client.request("workspace/executeCommand", command)?.result?.string?.split(separator: "\n") ?? []
    #expect(names.first == "通知" && names.contains("办法") && names.contains("规定") && !names.contains("令"))
    for name in names { #expect(Self.execute(client, "gongwen.template", String(name))?.result?.string != nil) }
  }

  @Test func `who opens a document hears how many tables became lines`() throws {
    let client = TestClient(capabilities: "{}")
    client.open("关于检查的函\n某局：\n请审阅。\n甲\t乙\n1\t2\n结果如下。\n丙\t丁\n3\t4\n")
    let base64 = try #require(Self.execute(client, "gongwen.word", "file:///draft.txt")?.result?.string)
    _ = Self.execute(client, "gongwen.textOfWord", base64)
    let said = client.notifications("window/showMessage").last?["message"]?.string
    #expect(said?.hasPrefix("2 个表格成了") == true)
  }

  @Test func `names of attachments stand under each other`() throws {
    let client = TestClient(capabilities: "{}")
    client.open("关于检查的通知\n各科室：\n请认真执行。\n\n附件：1. 方案\n　　　2. 名单\n\n某局\n2026年11月28日\n")
    let layout = try #require(Self.execute(client, "gongwen.layout", "file:///draft.txt")?.result)
    #expect(layout.elements.map { $0["leftIndent"]?.int ?? 0 } == [0, 0, 0, 650, 650, 0, 0])
    #expect(layout.elements.map { $0["hangingIndent"]?.int ?? 0 } == [0, 0, 0, 450, 150, 0, 0])
  }

  @Test func `a draft becomes a Word document and comes back`() throws {
    let client = TestClient(capabilities: "{}")
    client.open(Self.draft)
    let base64 = try #require(Self.execute(client, "gongwen.word", "file:///draft.txt")?.result?.string)
    let text = try WordText(bytes: try #require(Base64.decode(base64))).text.string
    #expect(text == Self.draft)
    #expect(Self.execute(client, "gongwen.textOfWord", base64)?.result?.string == text)
    let wrong = Self.execute(client, "gongwen.textOfWord", "QUJD")
    #expect(wrong?.json["error"]?["message"]?.string == "不是 Word 文档（.docx）")
    #expect(Self.execute(client, "gongwen.textOfWord", "?")?.errorCode != nil)
  }
}
