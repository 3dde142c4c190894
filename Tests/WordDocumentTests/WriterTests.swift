import Foundation
import FoundationXML
import Structure
import TestSupport
import Testing
import Text

@testable import WordDocument

/// Drafts as Word documents in the layout of GB/T 9704—2012.
@Suite struct WriterTests {
  /// Roles of the paragraphs of a draft: `role level headingLength`.
  private func check(_ draft: String, _ expected: [String], location: SourceLocation = #_sourceLocation) {
    let roles = Document(draft).layout.map { paragraph in
      let level = paragraph.level > 0 ? " \(paragraph.level)" : ""
      let heading = paragraph.headingLength > 0 ? " \(String(paragraph.text.prefix(paragraph.headingLength)))" : ""
      return paragraph.role.rawValue + level + heading
    }
    #expect(roles == expected, sourceLocation: location)
  }

  @Test func `the head of a 附件 may be set apart, and a year is no number of a row`() {
    let draft = "关于做好工作的通知\n各单位：\n请认真贯彻执行。\n附　件：2025年度名单\n某市教育局\n2024年5月6日\n\n附　件\n\n名单\n"
    let layout = Document(draft).layout
    #expect(layout.map { $0.role }.suffix(5) == [.attachmentNote, .signature, .date, .attachment, .attachmentTitle])
    #expect(layout.compactMap { $0.noteIndent?.hanging } == [300])
    #expect(Document("附件 2\n\n名单\n").outline.nodes.first?.ordinal?.number == 2)
  }

  @Test func `roles of a notice`() {
    check(
      """
      关于开展安全生产
      大检查的通知

      各县人民政府：
      　　现将有关事项通知如下。
      一、总体要求
      （一）提高认识。各单位要高度重视。
      1.摸清底数。逐项登记。
      （1）一般隐患立即整改；
      特此通知。

      附件：1.分工表
      　　　2.统计表

      某某市应急管理局
      2026年11月28日
      （联系人：张三）
      附件1
      分工表
      按季度填报。
      """,
      [
        "title", "title", "addressee", "text", "heading 1 一、总体要求", "heading 2 （一）提高认识。", "heading 3 1.摸清底数。", "text",
        "text", "attachmentNote", "attachmentNote", "signature", "date", "note", "attachment", "attachmentTitle",
        "text",
      ]
    )
  }

  @Test func `roles of the imprint`() {
    check(
      """
      关于开展检查的通知
      各县人民政府：
      　　现将有关事项通知如下。
      某某市应急管理局
      2026年11月28日

      抄送：市委办公室，市人大常委会办公室。
      某某市应急管理局办公室　　2026年11月28日印发
      """,
      ["title", "addressee", "text", "signature", "date", "imprint", "imprint"]
    )
    check("关于开展检查的通知\n各县：\n方案于2026年11月28日印发\n文。\n", ["title", "addressee", "text", "text"])
  }

  @Test func `roles of a speech`() {
    check(
      "在全市经济工作会议上的讲话\n（2026年1月5日）\n同志们：\n今天讲三点意见。\n一、认清形势\n",
      ["title", "byline", "addressee", "text", "heading 1 一、认清形势"]
    )
  }

  @Test func `the same draft gives the same bytes, and reads back as the same text`() throws {
    for draft in Self.drafts {
      let layout = Document(draft).layout
      let bytes = WordWriter.write(layout)
      #expect(bytes == WordWriter.write(Document(draft).layout))
      let text = try WordText(bytes: bytes)
      #expect(Self.plain(text.text.string) == Self.plain(draft))
    }
  }

  @Test func `a title that was broken for the page reads back in one line`() throws {
    var layout = Document("关于做好工作的通知\n各单位：\n请认真贯彻执行。\n").layout
    layout[0].text.insert("\n", at: 4)
    let text = try WordText(bytes: WordWriter.write(layout))
    #expect(Self.plain(text.text.string) == ["关于做好工作的通知", "各单位：", "请认真贯彻执行。"])
  }

  /// Without blank lines and indents, which are the layout's.
  private static func plain(_ text: String) -> [String] {
    text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \u{3000}")) }
      .filter { !$0.isEmpty }
  }

  // MARK: The schema

  /// The order of children that the schema wants (ECMA-376 part 1, annex A), as far as they are written.
  private static let orders: [String: [String]] = [
    "pPr": [
      "pStyle", "keepNext", "pageBreakBefore", "widowControl", "tabs", "autoSpaceDE", "autoSpaceDN", "snapToGrid",
      "spacing", "ind", "jc",
      "outlineLvl",
      "rPr",
    ],
    "rPr": ["rFonts", "b", "bCs", "spacing", "kern", "sz", "szCs", "lang"],
    "style": ["name", "basedOn", "next", "qFormat", "pPr", "rPr"],
    "sectPr": ["footerReference", "pgSz", "pgMar", "docGrid"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "tblPr": ["tblpPr", "tblOverlap", "tblW", "tblBorders", "tblLayout", "tblCellMar"], "tc": ["tcPr", "p"],
    "settings": ["evenAndOddHeaders", "characterSpacingControl", "compat", "docVars", "themeFontLang"],
    "font": ["altName", "charset", "family", "pitch"], "p": ["pPr", "r"],
    "r": ["rPr", "t", "tab", "br", "fldChar", "instrText"],
    "styles": ["docDefaults", "style"], "docDefaults": ["rPrDefault", "pPrDefault"],
  ]

  @Test func `elements stand in the order of the schema`() throws {
    let draft =
      "标题的通知\n各局：\n一、甲\n（一）乙。丙。\n| 甲 | 乙 |\n|--|--|\n| 丙 | 丁 |\n\n附件：1.表\n\n局\n2026年1月1日\n"
      + "抄送：市委办，人大办。\n局办公室　　2026年1月1日印发\n附件1\n表\n"
    let archive = try ZipArchive(WordWriter.write(Document(draft, dialect: .markdown).layout))
    for name in archive.entries.keys.sorted() where name.hasSuffix(".xml") {
      let bytes = try #require(try archive.read(name))
      let reader = SchemaReader(Self.orders)
      let parser = XMLParser(data: Data(bytes))
      parser.delegate = reader
      #expect(parser.parse(), "\(name)")
      #expect(reader.faults.isEmpty, "\(name): \(reader.faults)")
    }
  }

  private final class SchemaReader: NSObject, XMLParserDelegate {
    private let orders: [String: [String]]
    private var open: [(name: String, last: Int)] = []
    private(set) var faults: [String] = []

    init(_ orders: [String: [String]]) { self.orders = orders }

    func parser(
      _ parser: XMLParser,
      didStartElement name: String,
      namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String],
    ) {
      let name = name.split(separator: ":").last.map(String.init) ?? name
      if let parent = open.last, let order = orders[parent.name] {
        // Runs hold texts, tabs and breaks in any order.
        let place = parent.name == "r" && name != "rPr" ? 1 : order.firstIndex(of: name) ?? -1
        if place < parent.last { faults.append("\(name) in \(parent.name)") }
        open[open.count - 1].last = place
      }
      open.append((name, 0))
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }
  }

  // MARK: The page

  @Test func `the page has the standard's measures`() throws {
    let archive = try ZipArchive(WordWriter.write(Document("关于检查的通知\n各局：\n正文。\n").layout))
    let xml = String(decoding: try #require(try archive.read("word/document.xml")), as: UTF8.self)
    // In twentieths of a point: 210 × 297, margins 37, 26, 35, 28 mm.
    #expect(xml.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"))
    #expect(xml.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""))
    #expect(xml.contains("w:linePitch=\"579\""))
    let styles = String(decoding: try #require(try archive.read("word/styles.xml")), as: UTF8.self)
    for name in ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"] { #expect(styles.contains("w:eastAsia=\"\(name)\"")) }
    for style in ["Signature", "DocumentDate"] {
      let definition = styles.components(separatedBy: "w:styleId=\"\(style)\"").last?.components(
        separatedBy: "</w:style>"
      )[0]
      #expect(definition?.contains("<w:autoSpaceDN w:val=\"0\"/>") == true, "its length is that of its characters")
    }
    for level in 1...4 { #expect(styles.contains("<w:name w:val=\"heading \(level)\"/>")) }
  }

  /// Signature and date (7.3.5.2), in hundredths of a character from the right edge.
  @Test(
    arguments: [
      // The signature is longer: it stands two characters from the right, the date begins two right of it.
      ("某某市应急管理局办公室", "2026年11月28日", 200, 400),
      // The date is longer: it stands two from the right, the signature as far left as the rule wants.
      ("县政府", "2026年11月28日", 800, 200),
    ]
  )
  func `signature and date`(signature: String, date: String, first: Int, second: Int) throws {
    let layout = [
      LaidOutParagraph(role: .text, text: [CodeUnit]("文")),
      LaidOutParagraph(role: .signature, text: [CodeUnit](signature)),
      LaidOutParagraph(role: .date, text: [CodeUnit](date)),
    ]
    let archive = try ZipArchive(WordWriter.write(layout))
    let xml = String(decoding: try #require(try archive.read("word/document.xml")), as: UTF8.self)
    let indents = xml.matches(of: /w:rightChars="(\d+)"/).compactMap { Int($0.output.1) }
    #expect(indents == [first, second])
  }

  @Test func `a signature does not stand on a page without text`() throws {
    let draft = "关于检查的通知\n各局：\n　　现通知如下。\n　　请落实。\n\n　　附件：1.分工表\n　　　　　2.统计表\n\n某局\n2026年1月1日\n（联系人：张三）\n"
    let archive = try ZipArchive(WordWriter.write(Document(draft).layout))
    let xml = String(decoding: try #require(try archive.read("word/document.xml")), as: UTF8.self)
    let kept = xml.components(separatedBy: "<w:p>").filter { $0.contains("<w:keepNext/>") }
    #expect(
      kept.map { $0.matches(of: /<w:t [^>]*>([^<]*)/).map { String($0.output.1) }.joined() } == [
        "请落实。", "附件：1.分工表", "2.统计表", "某局", "2026年1月1日",
      ]
    )
  }

  @Test func `the title of a chapter stands in the middle and on the page of its articles`() throws {
    let draft = "某县管理办法\n第一章　总则\n第一条　为了规范管理，制定本办法。\n"
    let archive = try ZipArchive(WordWriter.write(Document(draft).layout))
    let xml = String(decoding: try #require(try archive.read("word/document.xml")), as: UTF8.self)
    let centred = xml.components(separatedBy: "<w:p>").filter { $0.contains("<w:jc w:val=\"center\"/>") }
    #expect(centred.count == 1 && centred.first?.contains("第一章　总则") == true)
    // Its style keeps it with the next paragraph.
    #expect(centred.first?.contains("<w:pStyle w:val=\"Heading1\"/>") == true)
  }

  /// Ten drafts of different 文种.
  static let drafts = [
    "关于开展2026年度安全生产大检查的通知\n\n各县（市、区）人民政府：\n　　现将有关事项通知如下。\n一、总体要求\n（一）提高认识。各单位要高度重视。\n（二）压实责任。\n特此通知。\n\n某某市人民政府\n2026年11月28日\n",
    "关于追加防汛经费的请示\n市财政局：\n因汛情严重，现有经费不足，特申请追加防汛经费50万元。\n妥否，请批示。\n\n市水利局\n2026年7月1日\n（联系人：李四，电话：12345678）\n",
    "关于2026年重点工作完成情况的报告\n市委：\n现将情况报告如下：\n一、主要成效\n1.经济稳中向好。\n2.民生持续改善。\n二、存在问题\n三、下步打算\n特此报告。\n",
    "关于同意设立开发区的批复\n某某县人民政府：\n你县《关于设立开发区的请示》收悉。经研究，批复如下：\n一、同意设立。\n二、严格管理。\n此复。\n",
    "关于商请派员参加会议的函\n省教育厅：\n拟于12月召开座谈会，请派员参加。\n专此函达，请函复。\n\n附件：会议议程\n\n某某大学\n2026年11月1日\n",
    "某某市优化营商环境工作方案\n为进一步优化营商环境，制定本方案。\n一、工作目标\n二、重点任务\n（一）深化改革\n1.简化流程。\n（1）减材料；\n（2）减时限。\n三、保障措施\n",
    "在全市经济工作会议上的讲话\n（2026年1月5日）\n王某某\n同志们：\n今天会议的主要任务是部署全年工作。下面，我讲三点意见。\n一、认清形势\n二、突出重点\n三、狠抓落实\n",
    "某某市人民政府关于表彰先进单位的决定\n各区人民政府：\n为树立典型，市政府决定对10个单位予以表彰。\n希望受表彰的单位再接再厉。\n\n附件：先进单位名单\n\n某某市人民政府\n2026年3月1日\n附件\n先进单位名单\n市一中\n市医院\n",
    "某某局办公会议纪要\n2026年5月6日，局长主持召开会议，研究有关工作。\n一、关于预算执行\n会议指出，要加快进度。\n二、关于队伍建设\n会议强调，要严格管理。\n",
    "某某市物业管理办法（试行）\n第一章　总则\n第一条　为规范物业管理，制定本办法。\n第二条　本办法适用于本市。\n第二章　附则\n第三条　本办法自发布之日起施行。\n",
  ]
}
