import Foundation
import TestSupport
import Testing
import gongwen

let pandocIsInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/pandoc")

/// Word documents at a terminal, with documents that pandoc makes.
@Suite(.enabled(if: pandocIsInstalled)) struct WordCommandTests {
  private static let draft = """
    ---
    title: 关于开展检查的通知
    ---

    各科室：

    # 一、总体要求

    要提高认识，做到“三个到位”：一是思想到位，二是责任到位。

    # 三、工作安排

    分两步走。
    """

  private static func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder(["稿.md": draft])
    let run = try Program(in: folder).shell("pandoc 稿.md -o 通知.docx && rm 稿.md")
    #expect(run.status == 0, "\(run.error)")
    return folder
  }

  @Test func `findings name the paragraph and its headings`() throws {
    let folder = try Self.folder()
    let before = folder.bytes("通知.docx")
    let run = try Program(in: folder)("lint", "通知.docx")
    #expect(run.status == 1)
    #expect(run.text.contains("通知.docx:第4段: warning: "))
    #expect(run.text.contains("  关于开展检查的通知 › 一、总体要求\n"))
    #expect(run.text.contains("通知.docx:第5段: warning: “三、”前缺“二、”"))
    #expect(!run.text.contains("gongwen fix"))
    let json = try Program(in: folder)("lint", "--format", "json", ".")
    let report = try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any]
    // What pandoc makes of the quotation marks is told as information.
    let findings = try #require(report?["findings"] as? [[String: Any]]).filter { $0["level"] as? String != "info" }
    #expect(findings.map { $0["paragraph"] as? Int } == [4, 5])
    #expect(findings.last?["text"] as? String == "三、工作安排")
    #expect(findings.first?["headings"] as? [String] == ["关于开展检查的通知", "一、总体要求"])
    #expect(folder.bytes("通知.docx") == before)
  }

  @Test func `a title of two lines stands whole above what is found`() throws {
    let title = "青云县人民政府办公室\n关于开展安全生产检查的通知\n"
    let folder = try ScratchFolder(["稿.gongwen": "\(title)各局：\n一、要求\n（一）要查。要快查。\n（三）要改。要快改。\n"])
    let gongwen = Program(in: folder)
    #expect(try gongwen("word", "稿.gongwen", "-o", "稿.docx").status == 0)
    let run = try gongwen("lint", "稿.docx")
    #expect(run.text.contains("  青云县人民政府办公室关于开展安全生产检查的通知 › 一、要求\n"), "\(run.text)")
  }

  @Test func `text, outline and mine read it`() throws {
    let folder = try Self.folder()
    let gongwen = Program(in: folder)
    let text = try gongwen("text", "通知.docx")
    #expect(text.text == "关于开展检查的通知\n各科室：\n一、总体要求\n要提高认识，做到“三个到位”：一是思想到位，二是责任到位。\n三、工作安排\n分两步走。\n")
    let piped = try gongwen("text", input: try #require(folder.bytes("通知.docx")))
    #expect(piped.output == text.output)
    let outline = try gongwen("outline", "--format", "markdown", "通知.docx")
    #expect(outline.text.contains("  - 一、总体要求（"))
    #expect(try gongwen("outline", "通知.docx").text.contains("第 3 段"))
    let mined = try gongwen("mine", ".", "--out", "库")
    #expect(mined.status == 0)
    #expect(mined.error == "已从 1 篇文稿生成词库：库\n")
    #expect(folder.text("库/structures.tsv") != nil)
  }

  @Test func `a draft becomes a document, and never in place of another file`() throws {
    let folder = try ScratchFolder(["稿.gongwen": "关于检查的通知\n各科室：\n一、总体要求\n要提高认识。\n"])
    let gongwen = Program(in: folder)
    #expect(try gongwen("word", "稿.gongwen").error == "已写入 稿.docx：4 段\n")
    let first = folder.bytes("稿.docx")
    let again = try gongwen("word", "稿.gongwen")
    #expect(again.status == 2)
    #expect(again.error == "gongwen：稿.docx：文件已存在，未写入；要覆盖请加 --force，或用 -o 另指定文件\n")
    #expect(try gongwen("word", "稿.gongwen", "--force").status == 0)
    #expect(folder.bytes("稿.docx") == first)
    #expect(try gongwen("word", "稿.gongwen", "-o", "稿.gongwen", "--force").status == 2)
    #expect(try gongwen("text", "稿.docx").text == folder.text("稿.gongwen"))
    let piped = try gongwen("word", "-o", "-", input: try #require(folder.bytes("稿.gongwen")))
    #expect(piped.output == first)
  }

  @Test func `what cannot be read says what to do`() throws {
    let folder = try Self.folder()
    try folder.write(Array(try #require(folder.bytes("通知.docx")).prefix(2000)), to: "坏.docx")
    try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], to: "旧.doc")
    let gongwen = Program(in: folder)
    for (name, words) in [("坏.docx", "已损坏或不完整"), ("旧.doc", "另存为“Word 文档（*.docx）”"), ("旧.doc", "旧格式")] {
      for command in ["lint", "text", "outline"] {
        let run = try gongwen(command, name)
        #expect(run.status == 2)
        #expect(run.error.contains(name) && run.error.contains(words), "\(run.error)")
      }
    }
    let fix = try gongwen("fix", "通知.docx")
    #expect(fix.status == 2)
    #expect(fix.error.contains("只读不改"))
  }
}
