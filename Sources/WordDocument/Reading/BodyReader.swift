import Text
internal import Text

/// Reads the blocks of a part: paragraphs, tables, and what stands in text boxes.
struct BodyReader {
  var reader: MarkupReader
  let styles: Styles
  var numbering: NumberingCounters
  var notes: NoteNumbers
  var fields = FieldStack()
  /// What stood in text boxes since the last block of the outermost level.
  private var boxes: [WordParagraph] = []
  /// How many text boxes and tables are open.
  private var nesting = 0
  /// The depth of a content control that holds a table of contents.
  private var contentsDepth: Int?

  /// Tables in tables in text boxes: what lies deeper is not read.
  private static let nestingLimit = 24

  init(
    _ bytes: [UInt8],
    part: String,
    _ styles: Styles,
    _ numbering: NumberingCounters,
    _ notes: NoteNumbers,
  ) throws(WordFailure) {
    reader = try MarkupReader(bytes, part: part)
    self.styles = styles
    self.numbering = numbering
    self.notes = notes
  }

  /// The text of the main part.
  mutating func readDocument() throws(WordFailure) -> [WordParagraph] {
    while let event = try reader.next() {
      if event == .start, reader.tag == .body { return try blocks(.body) }
    }
    return []
  }

  /// The notes that `known` names, in its order.
  mutating func readNotes(_ known: NoteNumbers, _ kind: NoteNumbers.Kind) throws(WordFailure) -> [WordParagraph] {
    var found: [(order: Int, paragraphs: [WordParagraph])] = []
    while let event = try reader.next() {
      guard event == .start, reader.tag == .footnote || reader.tag == .endnote else { continue }
      let id = reader.xml.number("id") ?? 0
      guard let order = known.order(id, kind), let sign = known.sign(id, kind) else {
        try reader.skipElement()
        continue
      }
      var paragraphs = try blocks(.note)
      for index in paragraphs.indices { paragraphs[index].part = .note }
      if !paragraphs.isEmpty { paragraphs[0].number = sign + [" "] + paragraphs[0].number }
      found.append((order, paragraphs))
    }
    found.order { $0.order }
    return found.flatMap { $0.paragraphs }
  }

  // MARK: Blocks

  /// The blocks inside the element that has just begun, its end included.
  private mutating func blocks(_ part: WordParagraph.Part) throws(WordFailure) -> [WordParagraph] {
    var result: [WordParagraph] = []
    var joined: WordParagraph?
    let depth = reader.depth
    while let tag = try reader.nextStart(inside: depth) {
      switch tag {
      case .p:
        var paragraph = ParagraphReader(part: part)
        try paragraph.read(&self)
        joined = add(paragraph, after: joined, to: &result)
      case .tbl:
        if let open = joined, !open.isEmpty { result.append(open) }
        joined = nil
        result += try table()
      case .sdtPr: try control()
      case .sectPr: try reader.skipElement()
      default: break
      }
      if nesting == 0, !boxes.isEmpty {
        result += boxes
        boxes = []
      }
    }
    if let joined, !joined.isEmpty { result.append(joined) }
    return result
  }

  /// Adds a paragraph that may go on where the one before ended without a mark that can be seen.
  ///
  /// - Returns: what the next paragraph is to go on from.
  private func add(
    _ read: ParagraphReader,
    after joined: WordParagraph?,
    to result: inout [WordParagraph],
  ) -> WordParagraph? {
    var paragraph = read.paragraph
    if let joined {
      paragraph.text = joined.text + paragraph.text
      if !joined.number.isEmpty { paragraph.number = joined.number }
      if joined.purpose != .text { paragraph.purpose = joined.purpose }
    }
    guard read.endsOpen else {
      result.append(paragraph)
      return nil
    }
    return paragraph.isEmpty ? joined : paragraph
  }

  /// The properties of a content control: whether it holds nothing but a prompt, or the table of contents.
  mutating func control() throws(WordFailure) {
    let outer = reader.depth - 1
    let depth = reader.depth
    var isPrompt = false
    while let tag = try reader.nextStart(inside: depth) {
      switch tag {
      case .showingPlcHdr: isPrompt = reader.xml.isOn
      case .docPartGallery:
        if reader.xml.string("val") == "Table of Contents", contentsDepth == nil { contentsDepth = outer }
      default: break
      }
    }
    guard isPrompt else { return }
    while reader.depth >= outer, let event = try reader.next() {
      if event == .start, reader.tag == .sdtContent { return try reader.skipElement() }
    }
  }

  /// Whether the place is in a content control that holds the table of contents.
  mutating func isInContents() -> Bool {
    guard let depth = contentsDepth else { return false }
    if reader.depth > depth { return true }
    contentsDepth = nil
    return false
  }

  /// The text box that has just begun is read and kept for the end of the block.
  mutating func textBox() throws(WordFailure) {
    guard nesting < BodyReader.nestingLimit else { return try reader.skipElement() }
    let outer = fields
    fields = FieldStack()
    nesting += 1
    let paragraphs = try blocks(.textBox)
    nesting -= 1
    fields = outer
    for var paragraph in paragraphs where !paragraph.isEmpty {
      if paragraph.part == .body { paragraph.part = .textBox }
      boxes.append(paragraph)
    }
  }

  // MARK: Tables

  private mutating func table() throws(WordFailure) -> [WordParagraph] {
    guard nesting < BodyReader.nestingLimit else {
      try reader.skipElement()
      return []
    }
    nesting += 1
    defer { nesting -= 1 }
    var rows: [WordParagraph] = []
    let depth = reader.depth
    while let tag = try reader.nextStart(inside: depth) {
      if tag == .tr, let row = try row() { rows.append(row) }
    }
    return rows
  }

  /// The row that has just begun; nil when it is empty or was deleted.
  private mutating func row() throws(WordFailure) -> WordParagraph? {
    var cells: [[CodeUnit]] = []
    var isDeleted = false
    var style = ""
    let depth = reader.depth
    while let tag = try reader.nextStart(inside: depth) {
      switch tag {
      case .tc:
        let paragraphs = try blocks(.tableRow)
        if cells.isEmpty { style = paragraphs.first?.style ?? "" }
        cells.append(BodyReader.cell(paragraphs))
      // Only the sign in the row's own properties comes here.
      case .del: isDeleted = true
      case .sdtPr: try control()
      default: break
      }
    }
    // An empty cell at the end counts: rows of as many cells are a table again when the draft goes back to Word.
    guard !isDeleted, cells.contains(where: { !$0.isEmpty }) else { return nil }
    var row = WordParagraph(part: .tableRow, text: Array(cells.joined(separator: ["\t"])))
    row.style = style
    return row
  }

  /// What stands in a cell, on one line.
  private static func cell(_ paragraphs: [WordParagraph]) -> [CodeUnit] {
    var result: [CodeUnit] = []
    for paragraph in paragraphs where !paragraph.isEmpty {
      if !result.isEmpty { result.append(" ") }
      for unit in paragraph.number + paragraph.text {
        result.append(unit == "\t" || unit == "\n" ? " " : unit)
      }
    }
    return result
  }
}
