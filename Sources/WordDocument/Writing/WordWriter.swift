package import Text

/// Writes paragraphs as a Word document in the layout of GB/T 9704—2012.
///
/// The same paragraphs give the same bytes. Numbers stay text, as they were typed. Fonts are named, not embedded.
package struct WordWriter {
  private let paragraphs: [LaidOutParagraph]
  /// Of each paragraph, whether it stays on the page of the next.
  private let staysWithNext: [Bool]
  private var body = ""

  /// The bytes of a `.docx`. Linear in the text.
  package static func write(_ paragraphs: [LaidOutParagraph]) -> [UInt8] {
    var writer = WordWriter(paragraphs)
    writer.writeBody()
    var zip = ZipWriter()
    for (name, contents) in WordParts.all(DraftForm(paragraphs)) { zip.add(name, contents) }
    zip.add("word/document.xml", WordParts.document(writer.body))
    return zip.finished()
  }

  private init(_ paragraphs: [LaidOutParagraph]) {
    self.paragraphs = paragraphs
    staysWithNext = WordWriter.staysWithNext(paragraphs)
  }

  /// A signature or a date does not stand on a page without text (7.3.5.5): the last paragraph of the text goes with it, and
  /// so does the note of 附件 between them. Nor does a 附注 behind the date.
  private static func staysWithNext(_ paragraphs: [LaidOutParagraph]) -> [Bool] {
    var result = Array(repeating: false, count: paragraphs.count)
    for index in paragraphs.indices.dropLast().reversed() {
      switch paragraphs[index + 1].role {
      case .signature, .date, .note: result[index] = true
      case .attachmentNote: result[index] = result[index + 1]
      default: break
      }
    }
    return result
  }

  private mutating func writeBody() {
    var index = 0
    while index < paragraphs.count {
      let role = paragraphs[index].role
      guard role == .tableRow || role == .imprint else {
        write(index)
        index += 1
        continue
      }
      let end = paragraphs[index...].firstIndex { $0.role != role } ?? paragraphs.endIndex
      body += role == .imprint ? WordImprint.xml(paragraphs[index..<end]) : WordTable.xml(paragraphs[index..<end])
      index = end
    }
  }

  private mutating func write(_ index: Int) {
    let paragraph = paragraphs[index]
    let before = index > 0 ? paragraphs[index - 1].role : nil
    var spacing = linesBefore(paragraph.role, after: before, isFirst: index == 0)
    if paragraph.role == .title, index + 1 < paragraphs.count, after(paragraphs[index + 1].role) {
      spacing += " w:after=\"\(PageLayout.line)\""
    }
    var properties = "<w:pStyle w:val=\"\(WordStyle.id(of: paragraph))\"/>"
    if staysWithNext[index] { properties += "<w:keepNext/>" }
    if !spacing.isEmpty { properties += "<w:spacing\(spacing)/>" }
    properties += indent(index)
    body += "<w:p><w:pPr>\(properties)</w:pPr>"
    let heading = min(paragraph.headingLength, paragraph.text.count)
    if paragraph.role == .heading, heading > 0, heading < paragraph.text.count {
      let (font, isBold) = WordStyle.headingFont(paragraph.level)
      body += WordWriter.run(paragraph.text[..<heading], "<w:rPr>\(WordStyle.run(font, isBold: isBold))</w:rPr>")
      body += WordWriter.run(paragraph.text[heading...])
    } else {
      body += WordWriter.run(paragraph.text[...])
    }
    body += "</w:p>"
  }

  /// A blank line stands before the note of 附件 (7.3.4), and before the signature or the date that ends the text
  /// (7.3.5.2); `before` is nothing at the head of the document.
  private func linesBefore(_ role: ParagraphRole, after before: ParagraphRole?, isFirst: Bool) -> String {
    let opens: Bool =
      switch role {
      case .attachmentNote: before != .attachmentNote
      case .signature: before != .signature
      case .date: before != .signature && before != .date
      case .title: before == .documentNumber
      default: false
      }
    return opens && !isFirst ? " w:before=\"\(PageLayout.line)\"" : ""
  }

  /// Whether what follows a title leaves no blank line of its own before it.
  private func after(_ role: ParagraphRole) -> Bool {
    role != .title && role != .addressee && role != .byline
  }

  // MARK: Indents

  private func indent(_ index: Int) -> String {
    if let (left, hanging) = paragraphs[index].noteIndent {
      return "<w:ind w:leftChars=\"\(left)\" w:left=\"\(left * PageLayout.character / 100)\" "
        + "w:hangingChars=\"\(hanging)\" w:hanging=\"\(hanging * PageLayout.character / 100)\"/>"
    }
    if paragraphs[index].isCentred {
      return "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>"
    }
    switch paragraphs[index].role {
    case .signature, .date:
      let right = paragraphs.rightIndent(index)
      return "<w:ind w:rightChars=\"\(right)\" w:right=\"\(right * PageLayout.character / 100)\"/>"
    default: return ""
    }
  }

  // MARK: Runs

  /// A `w:r` with the text; tabs and line breaks as Word has them, what XML cannot hold left out.
  static func run(_ units: ArraySlice<CodeUnit>, _ properties: String = "") -> String {
    var result = "<w:r>\(properties)"
    var text: [CodeUnit] = []
    func flush() {
      if !text.isEmpty { result += "<w:t xml:space=\"preserve\">\(String(text).escaped(String.inXML))</w:t>" }
      text = []
    }
    for unit in units {
      switch unit {
      case "\t":
        flush()
        result += "<w:tab/>"
      case "\n":
        flush()
        // Only where a long title is broken for the page: `clear` says what it would say anyway, and the reader that it is
        // no line of the text.
        result += "<w:br w:clear=\"none\"/>"
      default:
        if unit.rawValue >= 0x20, unit.rawValue < 0xFFFE { text.append(unit) }
      }
    }
    flush()
    return result + "</w:r>"
  }
}

/// Rows as a table of the width of the text.
enum WordTable {
  /// Word knows no more columns; the rest of a longer row stays in its last cell.
  private static let mostColumns = 63

  static func xml(_ rows: ArraySlice<LaidOutParagraph>) -> String {
    let cells = rows.map { row in
      row.text.split(separator: "\t", maxSplits: mostColumns - 1, omittingEmptySubsequences: false)
    }
    let columns = max(1, cells.map { $0.count }.max() ?? 1)
    let width = (PageLayout.width - PageLayout.left - PageLayout.right) / columns
    var border = ""
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      border += "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }
    var result =
      "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>\(border)</w:tblBorders></w:tblPr><w:tblGrid>"
    for _ in 0..<columns { result += "<w:gridCol w:w=\"\(width)\"/>" }
    result += "</w:tblGrid>"
    for row in cells {
      result += "<w:tr>"
      for column in 0..<columns {
        let text = column < row.count ? row[column] : []
        result +=
          "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr>"
          + "<w:pStyle w:val=\"TableText\"/></w:pPr>\(WordWriter.run(text))</w:p></w:tc>"
      }
      result += "</w:tr>"
    }
    return result + "</w:tbl>"
  }
}
