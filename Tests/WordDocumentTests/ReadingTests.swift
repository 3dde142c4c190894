import Testing
import Text

@testable import WordDocument

/// What of a Word document is text, and in which order.
@Suite struct ReadingTests {
  private typealias B = DocxBuilder

  /// Reads a body and compares the lines.
  private func check(
    _ body: String,
    _ expected: String,
    styles: String = "",
    footnotes: String = "",
    numbering: String = "",
    location: SourceLocation = #_sourceLocation,
  ) throws {
    let document = DocxBuilder(body: body, numbering: numbering, styles: styles, footnotes: footnotes)
    let text = try WordText(bytes: document.bytes).text.string
    #expect(text == (expected.isEmpty ? "" : expected + "\n"), sourceLocation: location)
  }

  @Test func `paragraphs, runs, breaks and tabs`() throws {
    try check(B.p("关于开展检查的通知") + B.p("各科室："), "关于开展检查的通知\n各科室：")
    try check("<w:p>\(B.r("现将有"))\(B.r("关事项", "<w:b/>"))\(B.r("通知如下："))</w:p>", "现将有关事项通知如下：")
    try check("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>", "甲\t乙\n丙-")
    try check("<w:p><w:r><w:t>上</w:t><w:br w:type=\"page\"/><w:t>下</w:t></w:r></w:p>", "上\n下")
    try check("<w:p><w:r><w:br w:type=\"page\"/><w:t>附件</w:t></w:r></w:p>", "附件")
    try check(B.p("一") + "<w:p/>" + B.p("二"), "一\n\n二")
    try check("<w:p><w:r><w:t xml:space=\"preserve\"> 留 </w:t><w:t> 去 </w:t></w:r></w:p>", " 留 去")
    try check("<w:p><w:r><w:t>A&amp;B &#x4E00;&#20108;<![CDATA[<三>]]></w:t></w:r></w:p>", "A&B 一二<三>")
    try check("<w:p><w:r><w:t>𠮷</w:t></w:r></w:p>", "𠮷")
    try check("", "")
  }

  @Test func `rows of a table are lines`() throws {
    func cell(_ inner: String) -> String { "<w:tc>\(inner)</w:tc>" }
    let table =
      "<w:tbl><w:tblPr/><w:tr>\(cell(B.p("序号")))\(cell(B.p("责任") + B.p("单位")))</w:tr>"
      + "<w:tr>\(cell(B.p("1")))\(cell(B.p("")))</w:tr><w:tr>\(cell("<w:p/>"))</w:tr>"
      + "<w:tr><w:trPr><w:del w:id=\"1\" w:author=\"a\"/></w:trPr>\(cell(B.p("删")))</w:tr></w:tbl>"
    try check(B.p("前") + table + B.p("后"), "前\n序号\t责任 单位\n1\t\n后")
    let text = try WordText(bytes: DocxBuilder(body: B.p("前") + table + B.p("后")).bytes)
    #expect(text.tableLines == [1, 2])
    #expect(text.paragraphs == [1, 2, 3, 4, 4])
    #expect(String(text.prose) == "前\n后\n\n")
  }

  @Test func `revisions count as accepted`() throws {
    try check(
      "<w:p>\(B.r("一"))<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>删</w:delText></w:r></w:del>"
        + "<w:ins w:id=\"2\" w:author=\"a\">\(B.r("增"))</w:ins><w:moveFrom w:id=\"3\" w:author=\"a\">\(B.r("移"))</w:moveFrom>"
        + "<w:moveTo w:id=\"4\" w:author=\"a\">\(B.r("来"))</w:moveTo></w:p>",
      "一增来"
    )
    // A paragraph whose mark was deleted goes on in the next one.
    let deleted = "<w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"a\"/></w:rPr></w:pPr>"
    try check("<w:p>\(deleted)\(B.r("上句"))</w:p>" + B.p("下句") + B.p("三"), "上句下句\n三")
    // What a paragraph was before a change of its properties does not count.
    let former =
      "<w:pPr><w:pPrChange w:id=\"1\" w:author=\"a\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
    try check(
      "<w:p>\(former)\(B.r("文"))</w:p>",
      "文",
      numbering: B.definition(0, [B.level(0, "decimal", "%1.")]) + B.num(1, of: 0)
    )
  }

  @Test func `hidden text, comments and readings are left out`() throws {
    try check("<w:p>\(B.r("见"))\(B.r("藏", "<w:vanish/>"))\(B.r("显", "<w:vanish w:val=\"0\"/>"))</w:p>", "见显")
    let styles =
      "<w:style w:type=\"character\" w:styleId=\"h\"><w:name w:val=\"密\"/><w:rPr><w:vanish/></w:rPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"p\"><w:name w:val=\"藏\"/><w:rPr><w:vanish/></w:rPr></w:style>"
    try check("<w:p>\(B.r("见"))\(B.r("藏", "<w:rStyle w:val=\"h\"/>"))</w:p>", "见", styles: styles)
    try check(
      B.p("前") + "<w:p><w:pPr><w:pStyle w:val=\"p\"/><w:rPr><w:vanish/></w:rPr></w:pPr>\(B.r("藏"))</w:p>" + B.p("后"),
      "前\n后",
      styles: styles
    )
    try check(
      "<w:p><w:commentRangeStart w:id=\"0\"/>\(B.r("文"))<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
      "文"
    )
    try check(
      "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>\(B.r("hàn"))</w:rt><w:rubyBase>\(B.r("汉"))</w:rubyBase></w:ruby></w:r>\(B.r("字"))</w:p>",
      "汉字"
    )
    // A style separator: the heading and its text are one line.
    try check(
      "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>\(B.r("提高认识。"))</w:p>" + B.p("各单位要重视。"),
      "提高认识。各单位要重视。"
    )
  }

  @Test func `fields show their result`() throws {
    func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    func code(_ text: String) -> String { "<w:r><w:instrText xml:space=\"preserve\">\(text)</w:instrText></w:r>" }
    try check(
      "<w:p>\(B.r("第"))\(mark("begin"))\(code(" PAGE "))\(mark("separate"))\(B.r("3"))\(mark("end"))\(B.r("页"))</w:p>",
      "第3页"
    )
    try check("<w:p><w:fldSimple w:instr=\" DATE \">\(B.r("2026年"))</w:fldSimple></w:p>", "2026年")
    // A field in the instruction of another.
    try check(
      "<w:p>\(mark("begin"))\(code(" IF "))\(mark("begin"))\(code(" X "))\(mark("separate"))\(B.r("内"))\(mark("end"))\(mark("separate"))\(B.r("外"))\(mark("end"))</w:p>",
      "外"
    )
    // A table of contents repeats the headings.
    let contents =
      "<w:p>\(mark("begin"))\(code(" TOC \\o ")) \(mark("separate"))\(B.r("一、总体要求\t1"))</w:p><w:p>\(B.r("二、任务\t2"))</w:p><w:p>\(mark("end"))</w:p>"
    try check(contents + B.p("一、总体要求"), "一、总体要求")
    let prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(B.r("单击此处"))</w:sdtContent></w:sdt>"
    try check("<w:p>\(prompt)<w:sdt><w:sdtPr/><w:sdtContent>\(B.r("已填"))</w:sdtContent></w:sdt></w:p>", "已填")
  }

  @Test func `text boxes follow their paragraph, once`() throws {
    let box = "<w:txbxContent>\(B.p("框内"))</w:txbxContent>"
    let shape =
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>"
      + "<mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    try check("<w:p>\(B.r("前"))\(shape)\(B.r("后"))</w:p>" + B.p("末"), "前后\n框内\n末")
    try check("<w:p><w:r><w:pict><v:textbox>\(box)</v:textbox></w:pict></w:r></w:p>", "\n框内".trimmed)
    let sums = "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"
    try check(sums, "a+b")
  }

  @Test func `notes stand at the end in the order of their signs`() throws {
    let notes =
      "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>"
      + "<w:footnote w:id=\"2\">\(B.p("其一"))</w:footnote><w:footnote w:id=\"5\">\(B.p("其二"))</w:footnote>"
      + "<w:footnote w:id=\"9\">\(B.p("无主"))</w:footnote>"
    try check(
      "<w:p>\(B.r("甲"))<w:r><w:footnoteReference w:id=\"5\"/></w:r>\(B.r("乙"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
      "甲[1]乙[2]\n\n[1] 其二\n[2] 其一",
      footnotes: notes
    )
  }

  @Test(
    arguments: [
      ("Title", WordParagraph.Purpose.title), ("标题", .title), ("公文标题", .title), ("heading 1", .heading(1)),
      ("标题 2", .heading(2)), ("三级标题", .heading(3)), ("1级标题", .heading(1)), ("toc 1", .contents), ("目录 2", .contents),
      ("TOC Heading", .contents), ("Normal", .text), ("标题党", .text), ("Subtitle", .text),
    ]
  )
  func `names of styles`(name: String, purpose: WordParagraph.Purpose) {
    #expect(StyleName.purpose(name) == purpose)
  }

  @Test func `outline levels and styles make headings`() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"t\"><w:name w:val=\"Title\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"本局小标题\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"y\"><w:name w:val=\"又\"/><w:basedOn w:val=\"x\"/></w:style>"
    let body =
      B.p("总结", style: "t") + B.p("概述", style: "x") + B.p("详述", style: "y") + B.p("文")
      + "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>\(B.r("直接"))</w:p>"
      + "<w:p><w:pPr><w:pStyle w:val=\"x\"/><w:outlineLvl w:val=\"9\"/></w:pPr>\(B.r("正文"))</w:p>"
    let text = try WordText(bytes: DocxBuilder(body: body, styles: styles).bytes)
    #expect(text.headings.map { [$0.line, $0.level] } == [[0, 0], [1, 2], [2, 2], [4, 1]])
  }
}

extension String {
  /// Without the blank line that an empty paragraph before the text makes: it stands at the beginning.
  fileprivate var trimmed: String { String(drop { $0 == "\n" }) }
}
