import Foundation
import Structure
import TestSupport
import Testing
import Text

@testable import WordDocument

/// A draft that becomes a Word document reads back as the same text, its indents and blank lines with it.
@Suite struct RoundTripTests {
  private func check(_ draft: String, location: SourceLocation = #_sourceLocation) throws {
    let bytes = WordWriter.write(Document(draft).layout)
    let read = try WordText(bytes: bytes).text.string
    #expect(read == draft, sourceLocation: location)
    // What was read is laid out alike: no paragraph has become another one.
    #expect(WordWriter.write(Document(read).layout) == bytes, sourceLocation: location)
  }

  @Test func `rows of 附件说明 stand under each other`() throws {
    try check("关于检查的通知\n各县：\n请落实。\n\n附件：1.甲\n　　　2.乙\n　　　3.丙\n\n某局\n2026年1月1日\n")
    try check("关于检查的通知\n\n各县：\n　　请落实。\n\n　　附件：1. 甲\n　　　　　2. 乙\n\n　　　　　　某局\n　　　2026年1月1日\n")
  }

  @Test func `rows apart by tabs are a table and come back as they were`() throws {
    let table = "序号\t行业\t死亡\n1\t道路\t1\n\t火灾\t0\n合计\t\t1\n"
    let draft = "关于报送统计表的函\n某局：\n现报送统计表。\n\(table)请审阅。\n"
    try check(draft)
    func rows(_ draft: String) -> [String] {
      Document(draft).layout.filter { $0.role == .tableRow }.map { String($0.text) }
    }
    #expect(rows(draft).joined(separator: "\n") + "\n" == table)
    try check("关于报送进度表的函\n某局：\n现报送进度表。\n序号\t项目\t备注\n1\t水厂\t\n2\t粮库\t已开工\n请审阅。\n")
    #expect(rows("情况如下：\n| 项目 | 数量 |\n| --- | ---: |\n| 道路 | 3 |\n甲\t乙\n请审阅。\n") == ["项目\t数量", "道路\t3"])
    // Parties that sign side by side, paragraphs that a tab indents, a line alone, rows unlike each other.
    #expect(rows("甲方（盖章）：\t乙方（盖章）：\n日期：\t日期：\n") == [])
    #expect(rows("\t要落实责任。\n\t要强化监督。\n甲\t乙\n甲\t乙\t丙\n") == [])
  }

  @Test func `title, byline, annex and imprint keep the distances of the draft`() throws {
    try check("在会议上的讲话\n（2026年1月5日）\n\n同志们：\n　　今天讲两点意见。\n　　一、认清形势\n\n　　二、狠抓落实\n")
    try check(
      "关于检查的通知\n\n各县：\n　　请落实。\n\n某局\n2026年1月1日\n\n附件1\n\n分工表\n\n　　按季度填报。\n\n附件2\n\n统计表\n\n　　按月填报。\n"
    )
    try check("关于检查的通知\n各县：\n　　请落实。\n某局\n2026年1月1日\n\n抄送：市委办公室。\n某局办公室　　2026年1月1日印发\n")
  }

  @Test func `paragraphs that differ from their like stay as they are`() throws {
    try check("关于检查的通知\n各县：\n　　现通知如下。\n　　请落实。\n请报告。\n\n\n　要登记。\n　　一、总体要求\n二、安排\n")
  }

  @Test func `what Word's user adds has the form of its style, and a blank paragraph is not doubled`() throws {
    let layout = Document("关于检查的通知\n\n各县：\n　　请落实。\n　　请报告。\n\n某局\n2026年1月1日\n").layout
    var zip = ZipWriter()
    let archive = try ZipArchive(WordWriter.write(layout))
    for name in archive.entries.keys.sorted() {
      var part = String(decoding: try #require(try archive.read(name)), as: UTF8.self)
      if name == "word/document.xml" {
        let signature = "<w:p><w:pPr><w:pStyle w:val=\"Signature\"/>"
        #expect(part.contains(signature))
        let added = "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t>特此通知。</w:t></w:r></w:p><w:p/>"
        part = part.replacing(signature, with: added + signature)
      }
      zip.add(name, part)
    }
    #expect(
      try WordText(bytes: zip.finished()).text.string
        == "关于检查的通知\n\n各县：\n　　请落实。\n　　请报告。\n　　特此通知。\n\n某局\n2026年1月1日\n"
    )
  }

  @Test func `damage of the form leaves the text as it is`() throws {
    for form in [
      "Body Text=zz;=;/=9;Body Text+=00410042", "Body Text/Body Text=999999999999", "Title=3000", "\u{0};;;",
    ] {
      let settings =
        "<w:settings \(DocxBuilder.word)><w:docVars><w:docVar w:name=\"gongwen\" w:val=\"\(form)\"/></w:docVars></w:settings>"
      let read = try DraftForm(settings: Array(settings.utf8), part: "")
      var paragraphs = [WordParagraph(text: [CodeUnit]("甲")), WordParagraph(text: [CodeUnit]("乙"))]
      for index in paragraphs.indices { paragraphs[index].style = "Body Text" }
      #expect(read?.typed(paragraphs) ?? paragraphs == paragraphs, "\(form)")
    }
  }

  // MARK: Many drafts

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("QualityFixtures")

  private static func drafts() throws -> [(name: String, text: String)] {
    var result: [(String, String)] = WriterTests.drafts.map { (String($0.prefix(12)), $0) }
    for folder in ["drafts", "papers"] {
      let url = fixtures.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() where name.hasSuffix(".txt") {
        result.append((name, try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)))
      }
    }
    return result
  }

  /// As they stand, flush, and indented with a blank line where the page has one.
  @Test func `drafts of every kind read back as the same text`() throws {
    let drafts = try Self.drafts()
    #expect(drafts.count > 45)
    for (name, text) in drafts {
      for draft in [text, Self.flush(text), Self.indented(text), Self.spaced(text)] {
        let bytes = WordWriter.write(Document(draft).layout)
        let read = try WordText(bytes: bytes).text.string
        #expect(Self.trimmed(read) == Self.trimmed(draft), "\(name)")
        #expect(WordWriter.write(Document(read).layout) == bytes, "\(name)")
      }
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \u{3000}")) }
      .filter { !$0.isEmpty }
  }

  private static func flush(_ text: String) -> String { lines(text).joined(separator: "\n") + "\n" }

  /// Each paragraph of text, also a heading, with two blanks.
  private static func indented(_ text: String) -> String {
    let layout = Document(flush(text)).layout
    return layout.map { paragraph in
      let blanks: String =
        switch paragraph.role {
        case .text, .heading, .note: "　　"
        case .attachmentNote: paragraph.text.first == "附" ? "　　" : "　　　　　"
        case .signature, .date: "　　　　　　　　"
        default: ""
        }
      return blanks + String(paragraph.text) + "\n"
    }
    .joined()
  }

  /// A blank line between any two paragraphs.
  private static func spaced(_ text: String) -> String { lines(text).joined(separator: "\n\n") + "\n" }

  private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
}
