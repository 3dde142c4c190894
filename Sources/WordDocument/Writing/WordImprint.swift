internal import Text

/// 版记 (7.4) as a table of one column that floats at the foot of the type area: so its rules are as wide as the area,
/// whatever the indents of its lines.
enum WordImprint {
  /// One character of 4号 with its spacing.
  private static let character = 275
  private static let width = PageLayout.width - PageLayout.left - PageLayout.right

  static func xml(_ lines: ArraySlice<LaidOutParagraph>) -> String {
    var result = "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" "
    // By the page and not by the margin: LibreOffice lets no table float that fills the text area.
    result +=
      "w:horzAnchor=\"page\" w:tblpX=\"\(PageLayout.left)\" w:tblpYSpec=\"bottom\"/><w:tblOverlap w:val=\"never\"/>"
    result += "<w:tblW w:w=\"\(width)\" w:type=\"dxa\"/><w:tblBorders>"
    result += rule("top", PageLayout.thickRule) + rule("bottom", PageLayout.thickRule)
    result += rule("insideH", PageLayout.thinRule) + "</w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
    result +=
      "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
    result += "<w:tblGrid><w:gridCol w:w=\"\(width)\"/></w:tblGrid>"
    for line in lines {
      result +=
        "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>\(paragraph(line.text))</w:tc></w:tr>"
    }
    // What a floating table is tied to: a paragraph behind it on the same page.
    return result + "</w:tbl><w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"
  }

  /// The blanks between 印发机关 and 印发日期; nil in a line of 抄送, or without any.
  static func gap(_ text: [CodeUnit]) -> Range<Int>? {
    guard text.first != "抄", let last = text.lastIndex(where: { $0.isBlank }) else { return nil }
    var start = last
    while start > 0, text[start - 1].isBlank { start -= 1 }
    return start..<last + 1
  }

  private static func rule(_ side: String, _ size: Int) -> String {
    "<w:\(side) w:val=\"single\" w:sz=\"\(size)\" w:space=\"0\" w:color=\"000000\"/>"
  }

  /// One character free on both sides; names that are turned stand under the first (7.4.2), the date of 印发 on the right
  /// (7.4.3).
  private static func paragraph(_ text: [CodeUnit]) -> String {
    var text = text
    var tabs = ""
    var indent = "w:leftChars=\"100\" w:left=\"\(character)\" w:rightChars=\"100\" w:right=\"\(character)\""
    if text.first == "抄" {
      indent =
        "w:leftChars=\"400\" w:left=\"\(4 * character)\" w:rightChars=\"100\" w:right=\"\(character)\" "
        + "w:hangingChars=\"300\" w:hanging=\"\(3 * character)\""
    } else if let gap = gap(text) {
      text.replaceSubrange(gap, with: CollectionOfOne<CodeUnit>("\t"))
      tabs = "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(width - character)\"/></w:tabs>"
    }
    return
      "<w:p><w:pPr><w:pStyle w:val=\"Imprint\"/>\(tabs)<w:ind \(indent)/></w:pPr>\(WordWriter.run(text[...]))</w:p>"
  }
}
