internal import Text

/// What the styles of a document say of paragraphs and runs (ECMA-376 part 1, 17.7).
struct Styles {
  struct Style {
    var name = ""
    var basedOn: String?
    var properties = ParagraphProperties()
    var isHidden: Bool?
  }

  typealias Purpose = WordParagraph.Purpose

  /// What a style gives the paragraphs that name it, with all that it is based on.
  struct Given {
    var properties = ParagraphProperties()
    /// What it is for, judged by its name and those of the styles it is based on.
    var purpose = Purpose.text
    /// Empty for one that the document does not define.
    var name = ""
  }

  /// What was worked out before: a document has a few styles and many paragraphs.
  private final class Known {
    var given = KeyedList<String?, Given>()
  }

  private var styles = KeyedList<String, Style>()
  private let known = Known()
  /// The style of paragraphs that name none.
  private var normal: String?

  init() {}

  /// Reads `styles.xml`.
  init(_ bytes: [UInt8], part: String) throws(WordFailure) {
    var reader = try MarkupReader(bytes, part: part)
    while let event = try reader.next() {
      guard event == .start, reader.tag == .style else { continue }
      let id = reader.xml.string("styleId") ?? ""
      let isParagraph = reader.xml.attribute("type")?.elementsEqual("paragraph".utf8) ?? false
      if isParagraph, reader.xml.attribute("default") != nil, reader.xml.string("default") != "0" { normal = id }
      var style = Style()
      let depth = reader.depth
      while let tag = try reader.nextStart(inside: depth) {
        switch tag {
        case .name: style.name = reader.xml.string("val") ?? ""
        case .basedOn: style.basedOn = reader.xml.string("val")
        case .pPr: try style.properties.read(&reader)
        case .vanish: style.isHidden = reader.xml.isOn
        default: break
        }
      }
      if styles[id] == nil { styles[id] = style }
    }
  }

  /// What the style called `id` gives; nil stands for the style of paragraphs that name none.
  func given(_ id: String?) -> Given {
    if let given = known.given[id] { return given }
    var given = Given()
    for style in chain(id ?? normal) {
      given.properties.fill(from: style.properties)
      if given.properties.isHidden == nil { given.properties.isHidden = style.isHidden }
      if given.purpose == .text { given.purpose = StyleName.purpose(style.name) }
    }
    given.name = (id ?? normal).flatMap { styles[$0]?.name } ?? ""
    known.given[id] = given
    return given
  }

  /// Whether text in the character style called `id` is hidden; nil when it does not say.
  func isHidden(_ id: String) -> Bool? {
    for style in chain(id) {
      if let isHidden = style.isHidden { return isHidden }
    }
    return nil
  }

  /// The numbering (`numId`) that a numbering style stands for.
  func numbering(_ id: String) -> Int? { styles[id]?.properties.numbering }

  /// The style and those it is based on; a circle ends where it closes.
  private func chain(_ id: String?) -> [Style] {
    var result: [Style] = []
    var next = id
    // Word allows eleven steps.
    while let id = next, let style = styles[id], result.count < 32 {
      result.append(style)
      next = style.basedOn
    }
    return result
  }
}

/// The names of styles that mean something: Word's own (`Title`, `heading 1`, `toc 1`), which files keep in English,
/// LibreOffice's, and what offices call theirs.
enum StyleName {
  static func purpose(_ name: String) -> Styles.Purpose {
    // Without blanks, in small letters.
    let units = name.lowercased().utf16.filter { $0 > 0x20 && $0 != 0x3000 && $0 != 0xA0 }
    if units.elementsEqual("heading".utf16) { return .text }
    for title in ["title", "标题", "公文标题", "文件标题", "大标题", "文档标题"] where units.elementsEqual(title.utf16) {
      return .title
    }
    for contents in ["tocheading", "contentsheading", "目录标题", "目录"] where units.elementsEqual(contents.utf16) {
      return .contents
    }
    for prefix in ["toc", "contents", "目录"] {
      if let level = number(units, after: prefix, suffix: ""), level > 0 { return .contents }
    }
    for (prefix, suffix) in [("heading", ""), ("标题", ""), ("公文标题", ""), ("", "级标题")] {
      if let level = number(units, after: prefix, suffix: suffix), (1...9).contains(level) { return .heading(level) }
    }
    return .text
  }

  /// The number between `prefix` and `suffix` when there is nothing else.
  private static func number(_ units: [UInt16], after prefix: String, suffix: String) -> Int? {
    let (head, tail) = (Array(prefix.utf16), Array(suffix.utf16))
    guard units.count == head.count + tail.count + 1, units.starts(with: head),
      units.suffix(tail.count).elementsEqual(tail)
    else { return nil }
    let unit = units[head.count]
    if (0x30...0x39).contains(unit) { return Int(unit) - 0x30 }
    return HanNumeral.digit(CodeUnit(unit))
  }
}

/// What a paragraph, or a style, says of its place in the document; nil where it says nothing.
struct ParagraphProperties {
  var style: String?
  /// `numId`; 0 takes the paragraph out of the numbering that its style gives.
  var numbering: Int?
  /// `ilvl`, from 0.
  var level: Int?
  /// From 0; 9 is body text.
  var outlineLevel: Int?
  /// Whether the paragraph's mark is hidden.
  var isHidden: Bool?
  /// Whether a style separator follows: the next paragraph goes on in the same line.
  var isSeparator = false
  /// Whether the mark was deleted in a revision: the next paragraph joins this one.
  var isDeleted = false

  /// Reads the `pPr` that has just begun, its end included.
  mutating func read(_ reader: inout MarkupReader) throws(WordFailure) {
    let depth = reader.depth
    while let tag = try reader.nextStart(inside: depth) {
      switch tag {
      case .pStyle: style = reader.xml.string("val")
      case .numId: numbering = reader.xml.number("val")
      case .ilvl: level = reader.xml.number("val")
      case .outlineLvl: outlineLevel = reader.xml.number("val")
      case .vanish: isHidden = reader.xml.isOn
      case .specVanish: isSeparator = reader.xml.isOn
      case .del, .moveFrom: isDeleted = true
      case .sectPr: try reader.skipElement()
      default: break
      }
    }
  }

  /// Takes what `other` says and this does not.
  mutating func fill(from other: ParagraphProperties) {
    // A numbering's level belongs to it: one that comes from farther away does not count.
    if numbering == nil, other.numbering != nil {
      numbering = other.numbering
      if level == nil { level = other.level }
    }
    if outlineLevel == nil { outlineLevel = other.outlineLevel }
  }
}
