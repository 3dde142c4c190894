import Structure
import Text
import WordDocument

/// The reader of Word documents: the bytes of an archive; or, where they do not begin as one, the XML of its parts, so
/// that a change of them does not fail at the checksum.
enum WordEntry {
  static func run(_ bytes: [UInt8]) {
    read(bytes.starts(with: [0x50, 0x4B]) ? bytes : archive(bytes))
  }

  /// Parts are apart by a NUL: text, numbering, styles, footnotes.
  private static func archive(_ bytes: [UInt8]) -> [UInt8] {
    var zip = ZipWriter()
    let names = ["document", "numbering", "styles", "footnotes"]
    for (name, part) in Swift.zip(names, bytes.split(separator: 0, omittingEmptySubsequences: false)) {
      zip.add("word/\(name).xml", Array(part))
    }
    return zip.finished()
  }

  /// What is read is written and read again as the same text.
  private static func read(_ bytes: [UInt8]) {
    guard let word = try? WordText(bytes: bytes) else { return }
    let marks = LineMark.marks(word.headings, tables: word.tableLines)
    guard word.paragraphs.count == word.text.lines.count else { fatalError("a line without a paragraph") }
    let document = Document(word.text, marks: marks)
    _ = Document.signing(word.text, marks: marks)
    guard (try? WordText(bytes: WordWriter.write(document.layout))) != nil else {
      fatalError("what was written cannot be read")
    }
  }
}
