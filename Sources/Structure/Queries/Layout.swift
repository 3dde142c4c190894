package import Text

extension Document {
  /// The paragraphs of the draft with their roles, in order; blank lines, fences and comments are left out.
  ///
  /// - Complexity: linear in the text.
  package var layout: [LaidOutParagraph] {
    var reader = LayoutReader(outlined)
    return reader.read().map { reader.asTyped($0) }
  }
}

private struct LayoutReader {
  let document: Document
  private var nodes = KeyedList<Int, OutlineNode>()
  private var elements: [(lines: ClosedRange<Int>, role: ParagraphRole)] = []
  private let tables: LayoutTables
  /// Whether the last paragraph was the head of a 附件, whose title must follow.
  private var expectsTitle = false
  /// Whether the text has begun: before it a byline may stand.
  private var isInText = false
  private var hasTitle = false

  init(_ document: Document) {
    self.document = document
    tables = LayoutTables(document)
    for node in document.outline.nodes where nodes[node.line] == nil { nodes[node.line] = node }
    for element in document.outline.elements {
      let lines = element.range.start.line...max(element.range.start.line, element.range.end.line)
      elements.append((lines, LayoutReader.role(element.kind)))
    }
  }

  private static func role(_ kind: DocumentElement.Kind) -> ParagraphRole {
    switch kind {
    case .title: .title
    case .documentNumber: .documentNumber
    case .recipient: .addressee
    case .attachmentNote: .attachmentNote
    case .signature: .signature
    case .date: .date
    case .note: .note
    }
  }

  mutating func read() -> [LaidOutParagraph] {
    var result: [LaidOutParagraph] = []
    var line = 0
    while line < document.syntax.count {
      let kind = document.syntax[line].kind
      if kind == .table || tables.contains(line) {
        if let row = tables.row(line) { result.append(row) }
        line += 1
        continue
      }
      guard kind.isProse else {
        line += 1
        continue
      }
      if isImprint(line) {
        let lines = line..<imprintEnd(line)
        result.append(paragraph(.imprint, lines))
        line = lines.upperBound
        continue
      }
      if let element = elements.first(where: { $0.lines.contains(line) }) {
        // Lines of an element stand as they were broken.
        result.append(paragraph(element.role, line..<line + 1))
        hasTitle = hasTitle || element.role == .title
        line += 1
        continue
      }
      let wrapped = document.paragraph(at: line)
      let lines = line..<max(line + 1, wrapped.lines.upperBound)
      result.append(body(lines, wrapped))
      line = lines.upperBound
    }
    return result
  }

  private mutating func body(_ lines: Range<Int>, _ wrapped: Paragraph) -> LaidOutParagraph {
    let line = lines.lowerBound
    let syntax = document.syntax[line]
    if AttachmentRow.pageNumber(document.text.line(line).units, syntax.content) != nil {
      expectsTitle = true
      isInText = true
      return paragraph(.attachment, lines)
    }
    let node = nodes[line]
    if expectsTitle {
      expectsTitle = false
      if syntax.ordinal == nil, lines.count == 1, node?.kind != .item, !syntax.profile.hasInnerStop,
        syntax.profile.ending == .open
      {
        return paragraph(.attachmentTitle, lines)
      }
    }
    if node?.kind == .title {
      hasTitle = true
      return paragraph(.title, lines)
    }
    if !isInText, hasTitle, isByline(syntax) { return paragraph(.byline, lines) }
    // Whom a speech addresses stands flush like 主送机关.
    if !isInText, syntax.isRecipient || document.isGreeting(line) { return paragraph(.addressee, lines) }
    isInText = true
    var result = paragraph(.text, lines)
    guard let node, node.kind == .heading || node.kind == .runInHeading, let level = level(node) else { return result }
    result.role = .heading
    result.level = level
    let start = syntax.content.lowerBound
    // The mark that ends a run-in heading belongs to it.
    let end =
      node.kind == .heading ? syntax.content.upperBound : min(node.head.upperBound + 1, syntax.content.upperBound)
    result.headingLength = min(result.text.count, max(0, end - start))
    let isDivision = node.ordinal?.style.isDivision == true && node.ordinal?.style != .article
    result.isCentred = result.isWholeHeading && isDivision
    return result
  }

  private func isByline(_ syntax: LineSyntax) -> Bool {
    switch syntax.profile.role {
    case .note, .date, .byline: syntax.content.count <= 44
    default: false
    }
  }

  /// 抄送：…。, or the line that ends in a date and 印发.
  private func isImprint(_ line: Int) -> Bool {
    let content = document.syntax[line].content
    let units = document.text.line(line).units
    guard hasTitle || line > 0, content.count > 4 else { return false }
    if units[at: content.lowerBound] == "抄" {
      var place = content.lowerBound + 1
      while units[at: place].isBlank { place += 1 }
      return units[at: place] == "送" && (units[at: place + 1] == "：" || units[at: place + 1] == ":")
    }
    guard content.count <= Self.longestPrinter, units.has("印发", at: content.upperBound - 2) else { return false }
    var place = content.upperBound - 3
    while place > content.lowerBound, units[at: place].isBlank { place -= 1 }
    // A gap stands before the date.
    guard let year = units[content.lowerBound...place].lastIndex(of: "年") else { return false }
    let gap = units[content.lowerBound..<year].lastIndex { $0.decimalDigit == nil && !$0.isHanNumeral } ?? year
    return units[at: gap].isBlank && WrittenDate(units, at: gap + 1, isSpaced: true)?.end == place + 1
  }

  /// Units of the line with 印发机关 and 印发日期: two names of offices and a date fit.
  private static let longestPrinter = 60

  /// A long 抄送 may be broken over several lines.
  private func imprintEnd(_ line: Int) -> Int {
    let end = max(line + 1, document.paragraph(at: line).lines.upperBound)
    return (line + 1..<end).first { isImprint($0) } ?? end
  }

  /// 一、 is the first level, （一） the second, 1. the third, （1） the fourth (7.3.3); other ordinals go by their depth.
  private func level(_ node: OutlineNode) -> Int? {
    let style = node.ordinal?.style
    if let level = style?.level, level > 0 { return level }
    if let style, style.isSpoken || !style.counts || style == .circled || style == .attachment { return nil }
    return min(4, max(1, node.depth))
  }

  // MARK: Text

  private func paragraph(_ role: ParagraphRole, _ lines: Range<Int>) -> LaidOutParagraph {
    var text: [CodeUnit] = []
    for line in lines {
      let units = document.text.line(line).units
      text += units[document.syntax[line].content.clamped(to: 0..<units.count)]
    }
    return LaidOutParagraph(role: role, text: plain(text), lines: lines)
  }

  /// With the blanks and the blank lines that stand before it.
  func asTyped(_ paragraph: LaidOutParagraph) -> LaidOutParagraph {
    var result = paragraph
    let line = paragraph.lines.lowerBound
    // A tab at the start of a row is its first cell, an empty one.
    let indent = document.text.line(line).units.prefix { $0.isBlank && $0 != "\u{FEFF}" }
    result.typedIndent = paragraph.role == .tableRow ? Array(indent.prefix { $0 != "\t" }) : Array(indent)
    var above = line
    while above > 0, document.text.line(above - 1).units.allSatisfy({ $0.isBlank }) { above -= 1 }
    result.typedBlankLines = line - above
    return result
  }

  /// Without the signs of emphasis that Markdown has.
  private func plain(_ units: [CodeUnit]) -> [CodeUnit] {
    guard document.dialect == .markdown else { return units }
    var result: [CodeUnit] = []
    var index = 0
    while index < units.count {
      if units.has("**", at: index) || units.has("__", at: index) {
        index += 2
      } else {
        result.append(units[index])
        index += 1
      }
    }
    return result
  }
}
