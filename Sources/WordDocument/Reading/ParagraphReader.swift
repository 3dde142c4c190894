internal import Text

/// Reads one paragraph: its runs as text, its number, what it is for.
struct ParagraphReader {
  private let part: WordParagraph.Part
  private var direct = ParagraphProperties()
  private var style = ParagraphProperties()
  private var number: [CodeUnit] = []
  private var text: [CodeUnit] = []
  private var isContents = false
  /// Whether the run at hand is hidden.
  private var isHidden = false
  private var keepsSpace = false
  /// A page break that shows only if text follows in the paragraph.
  private var owesBreak = false

  init(part: WordParagraph.Part) {
    self.part = part
  }

  /// Whether the paragraph goes on in the next one: its mark was deleted or is hidden.
  var endsOpen: Bool { direct.isDeleted || direct.isHidden ?? false || direct.isSeparator }

  var paragraph: WordParagraph {
    var result = WordParagraph(part: part, purpose: purpose, number: number, text: text)
    result.style = styleName
    return result
  }

  private var namedPurpose = Styles.Purpose.text
  private var styleName = ""

  private var purpose: WordParagraph.Purpose {
    if isContents { return .contents }
    if namedPurpose == .title { return .title }
    if let level = direct.outlineLevel ?? style.outlineLevel {
      return (0..<9).contains(level) ? .heading(level + 1) : .text
    }
    switch namedPurpose {
    case .heading(let level): return .heading(level)
    case .contents: return .contents
    case .title, .text: return .text
    }
  }

  /// Reads the paragraph that has just begun, its end included.
  mutating func read(_ body: inout BodyReader) throws(WordFailure) {
    let depth = body.reader.depth
    isContents = body.isInContents()
    resolve(body)
    while body.reader.depth >= depth, let event = try body.reader.next() {
      switch event {
      case .start: try start(body.reader.tag, &body)
      case .text: characters(&body)
      case .end:
        switch body.reader.tag {
        case .r: isHidden = style.isHidden ?? false
        case .t, .mathText: keepsSpace = false
        default: break
        }
      }
    }
    // A paragraph that cannot be seen is not counted either.
    if direct.isDeleted || (text.isEmpty && direct.isHidden ?? false) { return }
    number = body.numbering.number(direct, style: style)
  }

  private mutating func resolve(_ body: BodyReader) {
    let given = body.styles.given(direct.style)
    (style, namedPurpose, styleName) = (given.properties, given.purpose, given.name)
    isHidden = style.isHidden ?? false
  }

  private mutating func start(_ tag: Tag, _ body: inout BodyReader) throws(WordFailure) {
    switch tag {
    case .pPr:
      try direct.read(&body.reader)
      resolve(body)
    case .r: isHidden = style.isHidden ?? false
    case .rStyle:
      if let id = body.reader.xml.string("val"), let hides = body.styles.isHidden(id) { isHidden = hides }
    case .vanish: isHidden = body.reader.xml.isOn
    case .t, .mathText: keepsSpace = body.reader.xml.keepsSpace || tag == .mathText
    case .tab, .ptab: append("\t", body)
    case .br: lineBreak(body)
    case .cr: append("\n", body)
    case .noBreakHyphen: append("-", body)
    case .sym:
      let code = (body.reader.xml.string("char")).flatMap { UInt16($0, radix: 16) } ?? 0
      if code & 0xF000 != 0xF000 {
        append(CodeUnit(code), body)
      } else if let sign = Symbol.shown(code) {
        append(sign, body)
      }
    case .fldChar: body.fields.mark(body.reader.xml.attribute("fldCharType"))
    case .instrText: try instruction(&body)
    case .footnoteReference: note(.footnote, &body)
    case .endnoteReference: note(.endnote, &body)
    case .rt: try body.reader.skipElement()
    case .sdtPr: try body.control()
    case .txbxContent: try body.textBox()
    default: break
    }
  }

  private mutating func characters(_ body: inout BodyReader) {
    guard let open = body.reader.xml.open.last?.tag, open == .t || open == .mathText, shows(body) else { return }
    settleBreak()
    let before = text.count
    body.reader.xml.appendText(to: &text)
    if body.fields.isContents { isContents = true }
    guard !keepsSpace else { return }
    while text.count > before, text[text.count - 1] == " " { text.removeLast() }
    var blanks = before
    while blanks < text.count, text[blanks] == " " { blanks += 1 }
    text.removeSubrange(before..<blanks)
  }

  private func shows(_ body: BodyReader) -> Bool { !isHidden && body.fields.showsText }

  private mutating func append(_ unit: CodeUnit, _ body: BodyReader) {
    guard shows(body), unit.rawValue >= 0x20 || unit == "\t" || unit == "\n" else { return }
    guard !unit.isHighSurrogate, !unit.isLowSurrogate else { return }
    settleBreak()
    text.append(unit)
  }

  /// A line broken by hand; a page or a column ends the line, too, if anything stands on both sides.
  private mutating func lineBreak(_ body: BodyReader) {
    guard shows(body) else { return }
    // A long title that was broken for the page by our own writer reads back in one line.
    if body.reader.xml.attribute("clear")?.elementsEqual("none".utf8) == true { return }
    let type = body.reader.xml.attribute("type")
    if let type, !type.elementsEqual("textWrapping".utf8) {
      owesBreak = owesBreak || !text.isEmpty
    } else {
      append("\n", body)
    }
  }

  private mutating func settleBreak() {
    if owesBreak, text.last != "\n" { text.append("\n") }
    owesBreak = false
  }

  private mutating func instruction(_ body: inout BodyReader) throws(WordFailure) {
    var instruction: [CodeUnit] = []
    let depth = body.reader.depth
    while body.reader.depth >= depth, let event = try body.reader.next() {
      if event == .text { body.reader.xml.appendText(to: &instruction) }
    }
    body.fields.instruct(instruction)
  }

  private mutating func note(_ kind: NoteNumbers.Kind, _ body: inout BodyReader) {
    guard let id = body.reader.xml.number("id"), shows(body), body.reader.xml.attribute("customMarkFollows") == nil
    else { return }
    settleBreak()
    text += body.notes.add(id, kind)
  }
}
