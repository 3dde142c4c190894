internal import Text

/// A paragraph style of a document that is written.
struct WordStyle {
  let id: String
  /// As Word lists it; built-in names stay English in the file.
  let name: String
  let font: WordFont
  var size = PageLayout.text
  var isBold = false
  var outlineLevel: Int?
  /// First-line indent, in hundredths of a character.
  var firstLine = 0
  var alignment = "both"
  /// Whole lines left free before it.
  var linesBefore = 0
  var linesAfter = 0
  var keepsNext = false
  var startsPage = false
  /// Whether a quarter of a character is set between 汉字 and figures, as Word does unless told otherwise. Where one line is
  /// placed by the length of another (7.3.5.2) lengths must be those of the characters.
  var spacesFigures = true

  /// GB/T 9704—2012, 7.3, in the order of the list in Word.
  static let all: [WordStyle] = [
    WordStyle(id: "Title", name: "Title", font: .title, size: PageLayout.title, alignment: "center", keepsNext: true),
    WordStyle(id: "Heading1", name: "heading 1", font: .hei, outlineLevel: 0, firstLine: 200, keepsNext: true),
    WordStyle(id: "Heading2", name: "heading 2", font: .kai, outlineLevel: 1, firstLine: 200, keepsNext: true),
    WordStyle(
      id: "Heading3",
      name: "heading 3",
      font: .text,
      isBold: true,
      outlineLevel: 2,
      firstLine: 200,
      keepsNext: true
    ),
    WordStyle(id: "Heading4", name: "heading 4", font: .text, outlineLevel: 3, firstLine: 200, keepsNext: true),
    WordStyle(id: "BodyText", name: "Body Text", font: .text, firstLine: 200),
    WordStyle(id: "Byline", name: "公文题注", font: .kai, alignment: "center"),
    WordStyle(id: "DocumentNumber", name: "公文发文字号", font: .text, alignment: "center"),
    WordStyle(id: "Addressee", name: "公文主送机关", font: .text, linesBefore: 1),
    WordStyle(id: "AttachmentNote", name: "公文附件说明", font: .text, alignment: "left"),
    WordStyle(id: "Signature", name: "公文署名", font: .text, alignment: "right", keepsNext: true, spacesFigures: false),
    WordStyle(id: "DocumentDate", name: "公文成文日期", font: .text, alignment: "right", spacesFigures: false),
    WordStyle(id: "DocumentNote", name: "公文附注", font: .text, firstLine: 200),
    WordStyle(id: "Attachment", name: "公文附件", font: .hei, keepsNext: true, startsPage: true),
    WordStyle(
      id: "AttachmentTitle",
      name: "公文附件标题",
      font: .title,
      size: PageLayout.title,
      alignment: "center",
      linesBefore: 1,
      linesAfter: 1,
      keepsNext: true
    ),
    WordStyle(id: "Imprint", name: imprint, font: .text, size: PageLayout.imprint),
    WordStyle(id: "TableText", name: "公文表格", font: .text, size: 28, alignment: "left"),
  ]

  /// The name of the style of 版记.
  static let imprint = "公文版记"

  /// The name of the style of a paragraph.
  static func name(of paragraph: LaidOutParagraph) -> String {
    let id = id(of: paragraph)
    return all.first { $0.id == id }?.name ?? ""
  }

  /// The id of the style of a role.
  static func id(of paragraph: LaidOutParagraph) -> String {
    switch paragraph.role {
    case .title: "Title"
    case .byline: "Byline"
    case .documentNumber: "DocumentNumber"
    case .addressee: "Addressee"
    // A heading with its text behind it is a paragraph of text: as a heading all of it would stand in the navigation.
    case .heading:
      paragraph.isWholeHeading ? "Heading\(min(4, max(1, paragraph.level)))" : "BodyText"
    case .text: "BodyText"
    case .tableRow: "TableText"
    case .attachmentNote: "AttachmentNote"
    case .signature: "Signature"
    case .date: "DocumentDate"
    case .note: "DocumentNote"
    case .attachment: "Attachment"
    case .attachmentTitle: "AttachmentTitle"
    case .imprint: "Imprint"
    }
  }

  /// The font of a heading of this level before its text.
  static func headingFont(_ level: Int) -> (font: WordFont, isBold: Bool) {
    switch level {
    case 1: (.hei, false)
    case 2: (.kai, false)
    case 3: (.text, true)
    default: (.text, false)
    }
  }

  /// The `w:style` element; the order of the children is the schema's (`CT_Style`, `CT_PPrBase`, `EG_RPrBase`).
  var xml: String {
    var properties = ""
    if keepsNext { properties += "<w:keepNext/>" }
    if startsPage { properties += "<w:pageBreakBefore/>" }
    if !spacesFigures { properties += "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>" }
    // Off the grid, where a line that is higher than the text's would take two.
    if size > PageLayout.text { properties += "<w:snapToGrid w:val=\"0\"/>" }
    if linesBefore + linesAfter > 0 {
      properties +=
        "<w:spacing w:before=\"\(linesBefore * PageLayout.line)\" w:after=\"\(linesAfter * PageLayout.line)\"/>"
    }
    if firstLine > 0 {
      let width = firstLine * PageLayout.character / 100
      properties += "<w:ind w:firstLineChars=\"\(firstLine)\" w:firstLine=\"\(width)\"/>"
    }
    properties += "<w:jc w:val=\"\(alignment)\"/>"
    if let outlineLevel { properties += "<w:outlineLvl w:val=\"\(outlineLevel)\"/>" }
    let next = outlineLevel == nil && id != "Title" ? "" : "<w:next w:val=\"BodyText\"/>"
    let custom = name.utf8.first.map { $0 >= 0x80 } ?? false
    return "<w:style w:type=\"paragraph\"\(custom ? " w:customStyle=\"1\"" : "") w:styleId=\"\(id)\">"
      + "<w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/>\(next)<w:qFormat/><w:pPr>\(properties)</w:pPr>"
      + "<w:rPr>\(WordStyle.run(font, isBold: isBold, size: size))</w:rPr></w:style>"
  }

  /// The contents of a `w:rPr`.
  static func run(_ font: WordFont, isBold: Bool, size: Int? = nil) -> String {
    let bold = isBold ? "<w:b/><w:bCs/>" : ""
    let size = size.map { "<w:sz w:val=\"\($0)\"/><w:szCs w:val=\"\($0)\"/>" } ?? ""
    return
      "<w:rFonts w:ascii=\"\(WordFont.latin.name)\" w:eastAsia=\"\(font.name)\" w:hAnsi=\"\(WordFont.latin.name)\" "
      + "w:cs=\"\(WordFont.latin.name)\"/>\(bold)\(size)"
  }
}
