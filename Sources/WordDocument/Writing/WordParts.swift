/// The parts of a document that is written: all but the text and the form of the draft are the same for every document.
enum WordParts {
  private static let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// Name and contents of all but the text, in the order of the archive.
  static func all(_ form: DraftForm) -> [(name: String, contents: String)] {
    [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelations),
      ("word/_rels/document.xml.rels", documentRelations), ("word/styles.xml", styles),
      ("word/settings.xml", settings(form)), ("word/fontTable.xml", fontTable),
      // 7.5: odd pages one character from the right, even ones one from the left.
      ("word/footer1.xml", footer("right", "w:right")), ("word/footer2.xml", footer("left", "w:left")),
    ]
  }

  private static let partNames = [
    ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("footer1", "footer"),
    ("footer2", "footer"),
  ]

  private static var contentTypes: String {
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    var result = start + "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" "
    result += "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    result += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    result += "<Override PartName=\"/word/document.xml\" ContentType=\"\(type).document.main+xml\"/>"
    for (name, kind) in partNames {
      result += "<Override PartName=\"/word/\(name).xml\" ContentType=\"\(type).\(kind)+xml\"/>"
    }
    return result + "</Types>"
  }

  private static var packageRelations: String {
    start + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"\(relations)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
  }

  private static var documentRelations: String {
    var result = start + "<Relationships xmlns=\"\(package)/relationships\">"
    for (name, kind) in partNames {
      result += "<Relationship Id=\"\(name)\" Type=\"\(relations)/\(kind)\" Target=\"\(name).xml\"/>"
    }
    return result + "</Relationships>"
  }

  static func document(_ body: String) -> String {
    start + "<w:document \(word) xmlns:r=\"\(relations)\"><w:body>\(body)\(section)</w:body></w:document>"
  }

  private static var section: String {
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:footerReference w:type=\"even\" r:id=\"footer2\"/>"
      + "<w:pgSz w:w=\"\(PageLayout.width)\" w:h=\"\(PageLayout.height)\"/>"
      + "<w:pgMar w:top=\"\(PageLayout.top)\" w:right=\"\(PageLayout.right)\" w:bottom=\"\(PageLayout.bottom)\" "
      + "w:left=\"\(PageLayout.left)\" w:header=\"851\" w:footer=\"\(PageLayout.footer)\" w:gutter=\"0\"/>"
      + "<w:docGrid w:type=\"lines\" w:linePitch=\"\(PageLayout.line)\"/></w:sectPr>"
  }

  private static var styles: String {
    let text = WordStyle.run(.text, isBold: false, size: PageLayout.text)
    return start + "<w:styles \(word)><w:docDefaults><w:rPrDefault><w:rPr>\(text)"
      + "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
      + "<w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
      + "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>"
      + "<w:spacing w:line=\"\(PageLayout.line)\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr>"
      + "<w:rPr><w:spacing w:val=\"\(PageLayout.characterSpace)\"/><w:kern w:val=\"2\"/><w:sz w:val=\"\(PageLayout.text)\"/><w:szCs w:val=\"\(PageLayout.text)\"/></w:rPr></w:style>"
      + WordStyle.all.map { $0.xml }.joined() + footerStyle + "</w:styles>"
  }

  private static var footerStyle: String {
    let run = WordStyle.run(.song, isBold: false, size: PageLayout.pageNumber)
    return "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Normal\"/>"
      + "<w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/></w:pPr>"
      + "<w:rPr>\(run)</w:rPr></w:style>"
  }

  private static func settings(_ form: DraftForm) -> String {
    start + "<w:settings \(word)><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
      + "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
      + "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting "
      + "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
      + form.xml
      + "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
  }

  private static var fontTable: String {
    var result = start + "<w:fonts \(word)>"
    for font in WordFont.all {
      let charset = font.name == WordFont.latin.name ? "00" : "86"
      result +=
        "<w:font w:name=\"\(font.name)\"><w:altName w:val=\"\(font.alternatives)\"/><w:charset w:val=\"\(charset)\"/>"
        + "<w:family w:val=\"\(font.family)\"/><w:pitch w:val=\"variable\"/></w:font>"
    }
    return result + "</w:fonts>"
  }

  private static func footer(_ alignment: String, _ side: String) -> String {
    let run = "<w:rPr>\(WordStyle.song)</w:rPr>"
    func field(_ type: String) -> String { "<w:r>\(run)<w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    return start + "<w:ftr \(word)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind \(side)Chars=\"100\" "
      + "\(side)=\"280\"/><w:jc w:val=\"\(alignment)\"/></w:pPr><w:r>\(run)<w:t xml:space=\"preserve\">— </w:t></w:r>"
      + "\(field("begin"))<w:r>\(run)<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\(field("separate"))"
      + "<w:r>\(run)<w:t>1</w:t></w:r>\(field("end"))<w:r>\(run)<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
  }
}

extension WordStyle {
  /// Page numbers: 宋体 for the figures, too (7.5: 4号半角宋体).
  static let song =
    "<w:rFonts w:ascii=\"\(WordFont.song.name)\" w:eastAsia=\"\(WordFont.song.name)\" w:hAnsi=\"\(WordFont.song.name)\"/>"
    + "<w:sz w:val=\"\(PageLayout.pageNumber)\"/><w:szCs w:val=\"\(PageLayout.pageNumber)\"/>"
}
