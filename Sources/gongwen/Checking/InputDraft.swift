import Configuration
import Files
import Platform
import Structure
import Text
import WordDocument

/// A draft that is read and not written: a text file, or a Word document as its author sees it.
struct InputDraft: Sendable {
  let document: Structure.Document
  /// For a Word document the number of the paragraph that each line comes from; nil for a text file.
  let paragraphs: [Int]?

  /// Reads the file at `path`, or standard input when that is "-".
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: what the text is called, which tells its dialect.
  /// - Throws: why it cannot be read.
  init(path: String, name: String) throws(FileError) {
    let bytes = path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path, isNamed: true).bytes
    try self.init(bytes: bytes, path: path, name: name)
  }

  private init(bytes: [UInt8], path: String, name: String) throws(FileError) {
    if InputDraft.isWord(bytes, name: name) {
      let word = try InputDraft.word(bytes, path: name)
      document = Structure.Document(word.text, marks: word.marks)
      paragraphs = word.paragraphs
    } else {
      let file = try TextFile(path: path, bytes: bytes)
      document = Structure.Document(file.text, dialect: Structure.Document.Dialect(path: name))
      paragraphs = nil
    }
  }

  /// The number of the paragraph (Word) or line that `line`, from 0, stands for; from 1.
  func number(of line: Int) -> Int { paragraphs.map { $0[safe: line] ?? $0.last ?? 1 } ?? line + 1 }

  /// What is counted by `number`: 段 or 行.
  var unit: String { paragraphs == nil ? "行" : "段" }

  /// Whether a file is to be read as a Word document: by what it holds, or by what it is called.
  static func isWord(_ bytes: [UInt8], name: String) -> Bool {
    WordDocument.isMeant(by: bytes) || name.lowercased().hasSuffix(".docx")
  }

  /// A Word document as text.
  static func word(_ bytes: [UInt8], path: String) throws(FileError) -> WordText {
    do throws(WordFailure) {
      return try WordText(bytes: bytes)
    } catch {
      throw FileError(path: path, reason: .document(error.explanation))
    }
  }

  /// Why a command that writes does not take a Word document.
  static func refusal(_ path: String) -> FileError {
    let text = "是 Word 文档，只读不改；可先转成文本：gongwen text \(path) > 文稿.gongwen，改好后用 gongwen word 写回"
    return FileError(path: path, reason: .document(text))
  }
}

extension WordText {
  /// What the document's styles say of the lines.
  var marks: KeyedList<Int, LineMark> { LineMark.marks(headings, tables: tableLines) }
}
