import Text
internal import Text

/// How a draft shows its layout with blanks and blank lines, by the styles of its paragraphs.
///
/// On the page indents and distances are the layout's (GB/T 9704—2012, 7.3), so the blanks that a draft has for them are
/// not written as text. The document keeps in a variable (`w:docVar`, ECMA-376 part 1, 17.15.1.32) what the draft had:
/// read again, it is the same text. What most paragraphs of a style have holds for all, also for those that are put in in
/// Word; one that differs is known again by its text.
struct DraftForm {
  /// The name of a style, or of two that follow each other. Names stay when Word saves; ids it makes anew.
  private typealias Key = String

  private static let variable = "gongwen"
  /// The key of what stands between 印发机关 and 印发日期.
  private static let gap = "gap"
  /// Word keeps no more characters in a variable; paragraphs that differ from their style are kept while there is room.
  private static let longest = 60_000

  /// The blanks before a paragraph of a style, in hexadecimal; one that follows its like has a key of its own (the rows
  /// of 附件说明).
  private var indents = KeyedList<Key, String>()
  /// The blank lines between two styles.
  private var blankLines = KeyedList<Key, Int>()

  private static func following(_ style: String) -> Key { style + "+" }
  private static func between(_ above: String, _ style: String) -> Key { above + "/" + style }

  /// One paragraph, by its characters (FNV-1a of 64 bits, 32 of them): `#` for the blanks before it, with `/` for the
  /// lines above it.
  private static func paragraph(_ text: [CodeUnit]) -> Key {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for unit in text where !unit.isBlank { hash = (hash ^ UInt64(unit.rawValue)) &* 0x100_0000_01B3 }
    return "#" + String(hash >> 32, radix: 16)
  }

  // MARK: Writing

  /// What most paragraphs of each style have. Linear.
  init(_ paragraphs: [LaidOutParagraph]) {
    var indents = KeyedList<Key, KeyedList<String, Int>>()
    var lines = KeyedList<Key, KeyedList<Int, Int>>()
    var above = ""
    for paragraph in paragraphs {
      let style = WordStyle.name(of: paragraph)
      let key = style == above ? DraftForm.following(style) : style
      indents[key, default: KeyedList()][DraftForm.hexadecimal(paragraph.typedIndent[...]), default: 0] += 1
      if !above.isEmpty {
        lines[DraftForm.between(above, style), default: KeyedList()][paragraph.typedBlankLines, default: 0] += 1
      }
      if paragraph.role == .imprint, let gap = WordImprint.gap(paragraph.text) {
        indents[DraftForm.gap, default: KeyedList()][DraftForm.hexadecimal(paragraph.text[gap]), default: 0] += 1
      }
      above = style
    }
    for (key, counts) in indents { self.indents[key] = DraftForm.most(counts) }
    for (key, counts) in lines { blankLines[key] = DraftForm.most(counts) }
    addExceptions(paragraphs)
  }

  private mutating func addExceptions(_ paragraphs: [LaidOutParagraph]) {
    var above = ""
    var room = DraftForm.longest - xml.utf8.count
    for paragraph in paragraphs where room > 0 {
      let style = WordStyle.name(of: paragraph)
      let indent = DraftForm.hexadecimal(paragraph.typedIndent[...])
      let key = DraftForm.paragraph(paragraph.text)
      if indent != self.indent(style, after: above) {
        indents[key] = indent
        room -= key.utf8.count + indent.utf8.count + 2
      }
      if !above.isEmpty, paragraph.typedBlankLines != blankLines[DraftForm.between(above, style)] {
        blankLines[key + "/"] = paragraph.typedBlankLines
        room -= key.utf8.count + 5
      }
      above = style
    }
  }

  /// The blanks, in hexadecimal, before a paragraph of a style.
  private func indent(_ style: String, after above: String) -> String {
    (style == above ? indents[DraftForm.following(style)] : nil) ?? indents[style] ?? ""
  }

  /// The value seen most; of those seen as often the smallest.
  private static func most<Value: Comparable>(_ counts: KeyedList<Value, Int>) -> Value? {
    counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// The element of the settings; empty for a draft without blanks.
  var xml: String {
    var words: [String] = []
    // What nothing is kept of has no blanks; a key that takes another's place is kept in any case.
    for (key, blanks) in indents.ordered(where: { $0.key < $1.key }) {
      let isPlain =
        key.hasSuffix("+") ? blanks == indents[String(key.dropLast())] : blanks.isEmpty && !key.hasPrefix("#")
      if !isPlain { words.append("\(key)=\(blanks)") }
    }
    for (key, count) in blankLines.ordered(where: { $0.key < $1.key }) where count > 0 || key.hasPrefix("#") {
      words.append("\(key)=\(count)")
    }
    guard !words.isEmpty else { return "" }
    let value = words.joined(separator: ";")
    return "<w:docVars><w:docVar w:name=\"\(DraftForm.variable)\" w:val=\"\(value)\"/></w:docVars>"
  }

  private static func hexadecimal(_ blanks: ArraySlice<CodeUnit>) -> String {
    var result = ""
    for unit in blanks {
      let digits = String(unit.rawValue, radix: 16)
      result += String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return result
  }

  // MARK: Reading

  /// What the settings of a document keep; nil for a document that was not written here.
  init?(settings: [UInt8], part: String) throws(WordFailure) {
    var reader = try MarkupReader(settings, part: part)
    while let event = try reader.next() {
      guard event == .start, reader.tag == .docVar, reader.xml.string("name") == DraftForm.variable,
        let value = reader.xml.string("val")
      else { continue }
      for word in value.utf8.split(separator: UInt8(ascii: ";")) {
        guard let equals = word.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let key = String(decoding: Array(word[..<equals]), as: UTF8.self)
        let right = String(decoding: Array(word[equals...].dropFirst()), as: UTF8.self)
        if key.utf8.contains(UInt8(ascii: "/")) {
          blankLines[key] = Int(right).flatMap { $0 <= DraftForm.mostBlankLines ? $0 : nil }
        } else {
          indents[key] = right
        }
      }
      return
    }
    return nil
  }

  /// More blank lines, or blanks, than a draft has between two paragraphs come from a damaged file.
  private static let mostBlankLines = 20
  private static let mostBlanks = 64

  /// The paragraphs with the blanks and the blank lines of the draft. A blank paragraph that Word's user put in stands
  /// for all.
  func typed(_ paragraphs: [WordParagraph]) -> [WordParagraph] {
    var result: [WordParagraph] = []
    var above = ""
    for var paragraph in paragraphs {
      let style = paragraph.style
      if !paragraph.isEmpty, paragraph.part != .note, !style.isEmpty {
        let key = DraftForm.paragraph(paragraph.text)
        if let last = result.last, !last.isEmpty,
          let count = blankLines[key + "/"] ?? blankLines[DraftForm.between(above, style)], count > 0
        {
          result += Array(repeating: WordParagraph(text: []), count: count)
        }
        if style == WordStyle.imprint { setGap(&paragraph.text) }
        let indent = DraftForm.blanks(indents[key] ?? self.indent(style, after: above))
        if paragraph.number.isEmpty {
          paragraph.text.insert(contentsOf: indent, at: 0)
        } else {
          paragraph.number.insert(contentsOf: indent, at: 0)
        }
        above = style
      }
      result.append(paragraph)
    }
    return result
  }

  private func setGap(_ text: inout [CodeUnit]) {
    guard let blanks = indents[DraftForm.gap], let gap = WordImprint.gap(text) else { return }
    text.replaceSubrange(gap, with: DraftForm.blanks(blanks))
  }

  /// Blanks from their hexadecimal form; what is none is left out.
  private static func blanks(_ text: String) -> [CodeUnit] {
    var result: [CodeUnit] = []
    var value: UInt16 = 0
    var digits = 0
    for byte in text.utf8.prefix(4 * mostBlanks) {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return result }
      value = value << 4 | UInt16(digit)
      digits += 1
      guard digits == 4 else { continue }
      let unit = CodeUnit(value)
      if unit.isBlank, unit.rawValue != 0x0B, unit.rawValue != 0x0C { result.append(unit) }
      (value, digits) = (0, 0)
    }
    return result
  }
}
