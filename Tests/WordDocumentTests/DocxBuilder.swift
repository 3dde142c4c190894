import Text

@testable import WordDocument

/// Makes Word documents for tests from the XML of their bodies, as small as Word and LibreOffice still open them.
struct DocxBuilder {
  /// What stands in `w:body`.
  var body = ""
  /// `w:abstractNum` and `w:num` elements.
  var numbering = ""
  /// `w:style` elements beside the default one.
  var styles = ""
  /// `w:footnote` elements.
  var footnotes = ""

  static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let namespaces =
    word + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
    + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  var parts: [(name: String, contents: String)] {
    var names = ["document", "styles", "numbering"]
    if !footnotes.isEmpty { names.append("footnotes") }
    let overrides = names.map { name in
      "<Override PartName=\"/word/\(name).xml\" ContentType=\"\(Self.types).\(name == "document" ? "document.main" : name)+xml\"/>"
    }
    let links = names.dropFirst().map { name in
      "<Relationship Id=\"\(name)\" Type=\"\(Self.relations)/\(name)\" Target=\"\(name).xml\"/>"
    }
    let package = "http://schemas.openxmlformats.org/package/2006"
    var parts = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" "
          + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(overrides.joined())</Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"d\" "
          + "Type=\"\(Self.relations)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
      ),
      (
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"\(package)/relationships\">\(links.joined())</Relationships>"
      ),
      ("word/document.xml", "<w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"),
      (
        "word/styles.xml",
        "<w:styles \(Self.word)><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\">"
          + "<w:name w:val=\"Normal\"/></w:style>\(styles)</w:styles>"
      ),
      ("word/numbering.xml", "<w:numbering \(Self.word)>\(numbering)</w:numbering>"),
    ]
    if !footnotes.isEmpty {
      parts.append(("word/footnotes.xml", "<w:footnotes \(Self.word)>\(footnotes)</w:footnotes>"))
    }
    return parts.map { ($0.0, Self.start + $0.1) }
  }

  var bytes: [UInt8] {
    var zip = ZipWriter()
    for part in parts { zip.add(part.name, part.contents) }
    return zip.finished()
  }

  // MARK: Pieces

  /// A paragraph of one run.
  static func p(_ text: String, num: Int? = nil, level: Int = 0, style: String? = nil) -> String {
    var properties = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    if let num { properties += "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(num)\"/></w:numPr>" }
    return "<w:p><w:pPr>\(properties)</w:pPr>\(r(text))</w:p>"
  }

  static func r(_ text: String, _ properties: String = "") -> String {
    "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  /// A level of a numbering; `extra` stands where the schema has `lvlRestart`, `pStyle`, `isLgl`, `suff`.
  static func level(_ index: Int, _ format: String, _ text: String, start: Int = 1, _ extra: String = "") -> String {
    "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>\(extra)"
      + "<w:lvlText w:val=\"\(text)\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
  }

  static func definition(_ id: Int, _ levels: [String], _ extra: String = "") -> String {
    "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"multilevel\"/>\(extra)\(levels.joined())</w:abstractNum>"
  }

  static func num(_ id: Int, of definition: Int, _ overrides: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(definition)\"/>\(overrides)</w:num>"
  }
}
