import Foundation
import TestSupport
import Testing
import Text

@testable import WordDocument

/// The reader beside the programs that people have: what it reads is what LibreOffice shows, and what pandoc wrote.
@Suite struct OfficeTests {
  private typealias B = DocxBuilder

  private static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  // MARK: Documents

  /// Formats that LibreOffice 7.4 writes as ECMA-376 part 1, 17.18.59 describes them, and up to which number. It takes the
  /// full-width, enclosed (⒈ ⑴ ㊀), dashed, English and hexadecimal formats for figures, counts 一百 where Word has 一○○, knows no
  /// `ideographDigital`, and goes on with letters where Word begins again.
  private static let formats: [(name: String, upTo: Int)] = [
    ("decimal", 10_001), ("decimalZero", 10_001), ("decimalHalfWidth", 10_001), ("upperRoman", 1100),
    ("lowerRoman", 1100), ("upperLetter", 200), ("lowerLetter", 200),
    ("decimalEnclosedCircle", 20), ("decimalEnclosedCircleChinese", 20), ("ideographTraditional", 10),
    ("ideographZodiac", 12), ("chineseCounting", 99), ("chineseCountingThousand", 10_001),
    ("chineseLegalSimplified", 10_001), ("taiwaneseCounting", 99), ("taiwaneseCountingThousand", 9999),
    ("ideographLegalTraditional", 10_001), ("japaneseCounting", 99),
  ]

  /// One document a format, with runs of numbers at the places where formats part.
  private static func formatDocument(_ name: String, _ limit: Int) -> DocxBuilder {
    let starts = [1, 98, 109, 120, 200, 998, 1010, 1100, 9998].filter { $0 + 3 <= max(limit, 4) }
    let counts = starts.map { $0 == 1 ? min(24, limit) : 3 }
    var document = DocxBuilder()
    for (index, start) in starts.enumerated() {
      document.numbering += B.definition(index, [B.level(0, name, "第%1条", start: start)])
    }
    for index in starts.indices {
      document.numbering += B.num(index + 1, of: index)
      document.body += (0..<counts[index]).map { _ in B.p("文", num: index + 1) }.joined()
    }
    return document
  }

  private static let official = [
    B.level(0, "chineseCounting", "%1、"), B.level(1, "chineseCounting", "（%2）"), B.level(2, "decimal", "%3."),
    B.level(3, "decimal", "（%4）"), B.level(4, "decimalEnclosedCircle", "%5"),
  ]
  private static let outline = (0..<9).map { level in
    B.level(level, "decimal", (1...level + 1).map { "%\($0)" }.joined(separator: "."))
  }
  private static let chapters = [
    B.level(0, "chineseCountingThousand", "第%1章"), B.level(1, "chineseCountingThousand", "第%2节"),
    B.level(2, "chineseCountingThousand", "第%3条", "<w:lvlRestart w:val=\"0\"/>"), B.level(3, "lowerLetter", "%4)"),
  ]

  private static func sequence(_ levels: String, _ definition: [String], num: Int = 1) -> DocxBuilder {
    let body = levels.map { $0 == "-" ? B.p("文") : B.p("文", num: num, level: $0.wholeNumberValue ?? 0) }.joined()
    return DocxBuilder(body: body, numbering: B.definition(0, definition) + B.num(1, of: 0))
  }

  /// Levels, restarts, overrides, styles: all that LibreOffice counts as Word does. It knows neither `isLgl` nor
  /// `lvlRestart` (7.4), and forgets an override of a lower level's start after the level above.
  private static func structures() -> [(name: String, document: DocxBuilder)] {
    var random = SeededGenerator(seed: 22)
    var result: [(String, DocxBuilder)] = [
      ("official", sequence("0011-12233440123011122", official)), ("outline", sequence("0112234567801230", outline)),
      ("orphans", sequence("1120112", outline)), ("deep-orphans", sequence("2120112", outline)),
      (
        "chapters", sequence("01010123301", Array(chapters.prefix(2)) + [B.level(2, "upperRoman", "%3."), chapters[3]])
      ),
      (
        "starts",
        sequence(
          "01122012",
          [B.level(0, "decimal", "%1.", start: 3), B.level(1, "lowerLetter", "%2)", start: 4)] + outline[2...]
        )
      ),
      (
        "empty",
        DocxBuilder(
          body: B.p("一", num: 1) + B.p("", num: 1) + B.p("三", num: 1),
          numbering: B.definition(0, official) + B.num(1, of: 0)
        )
      ),
    ]
    for number in 0..<12 {
      // A level is entered from the one above, as people write.
      var level = 0
      var levels = ""
      for _ in 0..<40 {
        levels += random.int(in: 0..<6) == 0 ? "-" : "\(level)"
        level =
          random.int(in: 0..<3) == 0 ? max(0, level - random.int(in: 0..<3)) : min(4, level + random.int(in: 0..<2))
      }
      result.append(("random-\(number)", sequence(levels, number % 2 == 0 ? official : outline)))
    }
    let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
    let letters = "<w:lvlOverride w:ilvl=\"0\">\(B.level(0, "upperLetter", "%1)"))</w:lvlOverride>"
    let nums =
      B.definition(0, official) + B.definition(1, outline) + B.num(1, of: 0) + B.num(2, of: 0, start)
      + B.num(3, of: 0) + B.num(4, of: 0, letters) + B.num(5, of: 1)
    for (name, order) in [
      ("override", [1, 1, 2, 2, 1, 3, 2]), ("letters", [1, 1, 4, 4, 1]), ("two", [1, 5, 1, 5, 5]),
    ] {
      result.append((name, DocxBuilder(body: order.map { B.p("文", num: $0) }.joined(), numbering: nums)))
    }
    return result + [("styles", styled), ("linked", linked)]
  }

  private static var styled: DocxBuilder {
    func style(_ index: Int) -> String {
      let level = index == 1 ? "" : "<w:ilvl w:val=\"\(index - 1)\"/>"
      return
        "<w:style w:type=\"paragraph\" w:styleId=\"h\(index)\"><w:name w:val=\"heading \(index)\"/><w:basedOn w:val=\"a\"/>"
        + "<w:pPr><w:numPr>\(level)<w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"\(index - 1)\"/></w:pPr></w:style>"
    }
    let levels = (1...3).map {
      B.level($0 - 1, "decimal", (1...$0).map { "%\($0)" }.joined(separator: "."), "<w:pStyle w:val=\"h\($0)\"/>")
    }
    let order = ["h1", "h2", "h3", "h2", "h1", "off", "h2", "h2"]
    let body = order.map { $0 == "off" ? B.p("文", num: 0, style: "h2") : B.p("文", style: $0) }.joined()
    return DocxBuilder(
      body: body,
      numbering: B.definition(0, levels) + B.num(1, of: 0),
      styles: (1...3).map(style).joined()
    )
  }

  /// A numbering that is taken from a numbering style.
  private static var linked: DocxBuilder {
    DocxBuilder(
      body: B.p("文", num: 2) + B.p("文", num: 2, level: 1) + B.p("文", num: 2),
      numbering: B.definition(0, official, "<w:styleLink w:val=\"n\"/>")
        + B.definition(1, [], "<w:numStyleLink w:val=\"n\"/>") + B.num(1, of: 0) + B.num(2, of: 1),
      styles:
        "<w:style w:type=\"numbering\" w:styleId=\"n\"><w:name w:val=\"N\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    )
  }

  // MARK: Tests

  /// All documents in one run of LibreOffice, which takes ten seconds to start and a tenth for a document.
  @Test(.enabled(if: has("soffice"))) func `numbers are those that LibreOffice shows`() throws {
    let folder = try ScratchFolder()
    var documents = Self.structures()
    for (name, limit) in Self.formats { documents.append((name, Self.formatDocument(name, limit))) }
    #expect(documents.count >= 40)
    for (name, document) in documents { try folder.write(document.bytes, to: "in/\(name).docx") }
    let run = try Program(in: folder).shell(
      "soffice -env:UserInstallation=file://$PWD/profile --headless --convert-to txt:Text --outdir out in/*.docx"
    )
    #expect(run.status == 0, "\(run.error)")
    var numbers = 0
    for (name, document) in documents {
      let shown = try #require(folder.text("out/\(name).txt"), "\(name)")
      let expected = Self.lines(shown)
      let read = try WordDocument(document.bytes).paragraphs.map { Self.plain(String($0.number) + String($0.text)) }
      #expect(read == expected, "\(name)")
      numbers += read.count
    }
    #expect(numbers > 800)
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.replacing("\u{FEFF}", with: "").components(separatedBy: "\n").map(plain)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Without blanks: LibreOffice writes one where Word has a tab.
  private static func plain(_ line: String) -> String { line.filter { !$0.isWhitespace } }

  @Test(.enabled(if: has("pandoc"))) func `what pandoc writes is read`() throws {
    let folder = try ScratchFolder([
      "稿.md": """
      ---
      title: 关于开展检查的通知
      ---

      各科室：

      # 一、总体要求

      要**提高**认识[^1]。

      1. 摸清底数
      2. 建章立制

      | 序号 | 单位 |
      |------|------|
      | 1    | 办公室 |

      [^1]: 见附表。
      """
    ])
    let run = try Program(in: folder).shell("pandoc 稿.md -o 稿.docx")
    #expect(run.status == 0, "\(run.error)")
    let text = try WordText(bytes: try #require(folder.bytes("稿.docx")))
    #expect(
      text.text.string
        == "关于开展检查的通知\n各科室：\n一、总体要求\n要提高认识[1]。\n1.摸清底数\n2.建章立制\n序号\t单位\n1\t办公室\n\n[1]  见附表。\n"
    )
    #expect(text.headings.map { [$0.line, $0.level] } == [[0, 0], [2, 1]])
  }
}
