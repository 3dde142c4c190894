import Text

/// A Word document (`.docx`, Office Open XML of ECMA-376, transitional or strict) as paragraphs.
///
/// Numbers that Word makes are part of the text; tracked changes count as accepted; hidden text, comments, headers,
/// footers and instructions of fields are left out. The bytes are only read.
package struct WordDocument: Sendable {
  /// The text in its order: paragraphs, rows of tables; text boxes after the paragraph that they are anchored in; notes
  /// at the end.
  package let paragraphs: [WordParagraph]

  /// Reads a document. Linear in the size of its parts, which have limits (`ZipArchive`).
  package init(_ bytes: [UInt8]) throws(WordFailure) {
    if let failure = WordDocument.otherFormat(bytes) { throw failure }
    let archive = try ZipArchive(bytes)
    let main = try Package.mainPart(archive)
    guard let contents = try archive.read(main) else { throw .damaged(part: main) }
    let parts = try Package.relations(of: main, archive)
    let styles = try WordDocument.part(archive, parts["styles"]) { bytes, name throws(WordFailure) in
      try Styles(bytes, part: name)
    }
    let numbering = try WordDocument.part(archive, parts["numbering"]) { bytes, name throws(WordFailure) in
      try NumberingDefinitions(bytes, part: name)
    }
    var counts = NumberingCounters(numbering ?? NumberingDefinitions(), styles ?? Styles())
    var notes = NoteNumbers()
    var body = try BodyReader(contents, part: main, styles ?? Styles(), counts, notes)
    var result = try body.readDocument()
    (counts, notes) = (body.numbering, body.notes)
    for kind in [NoteNumbers.Kind.footnote, .endnote] where !notes.isEmpty(kind) {
      guard let name = parts[kind.relation], let bytes = try archive.read(name) else { continue }
      var reader = try BodyReader(bytes, part: name, styles ?? Styles(), counts, NoteNumbers())
      result += try reader.readNotes(notes, kind)
      counts = reader.numbering
    }
    paragraphs = WordDocument.form(archive, parts["settings"])?.typed(result) ?? result
  }

  /// The form of the draft that the document was written from. Settings say nothing of the text: damage is none of it.
  private static func form(_ archive: ZipArchive, _ name: String?) -> DraftForm? {
    guard let name, let bytes = try? archive.read(name) else { return nil }
    return (try? DraftForm(settings: bytes, part: name)) ?? nil
  }

  private static func part<Part>(
    _ archive: ZipArchive,
    _ name: String?,
    _ read: ([UInt8], String) throws(WordFailure) -> Part,
  ) throws(WordFailure) -> Part? {
    guard let name, let bytes = try archive.read(name) else { return nil }
    return try read(bytes, name)
  }

  /// Whether `bytes` begin as a file does that this type is meant to judge: an archive, or what Word and its
  /// forerunners write.
  package static func isMeant(by bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
      || bytes.starts(with: Array("{\\rtf".utf8))
  }

  /// Why bytes that are no archive are not read; nil for an archive.
  private static func otherFormat(_ bytes: [UInt8]) -> WordFailure? {
    if bytes.starts(with: [0x50, 0x4B]) { return nil }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      // A document with a password lies, as a whole, in the container of the old format; its directory names it.
      let sign = Array("EncryptedPackage".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      return contains(bytes, sign) ? .encrypted : .binaryFormat
    }
    return bytes.starts(with: Array("{\\rtf".utf8)) ? .otherFormat("RTF 文档") : .notWord
  }

  private static func contains(_ bytes: [UInt8], _ sign: [UInt8]) -> Bool {
    guard bytes.count >= sign.count else { return false }
    for start in 0...bytes.count - sign.count where bytes[start] == sign[0] {
      if bytes[start..<start + sign.count].elementsEqual(sign) { return true }
    }
    return false
  }
}
