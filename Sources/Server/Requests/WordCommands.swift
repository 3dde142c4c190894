import Completion
import JSON
import LanguageServerProtocol
import Structure
import Text
import WordDocument

/// Drafts as pages and Word documents: what `workspace/executeCommand` hands over in base64, so that editors, the page
/// and the clipboard all offer it.
enum WordCommands {
  /// The paragraphs of an open draft with their roles, long titles broken into lines. Arguments: URI.
  static func layout(_ arguments: [JSONValue], _ session: Session) throws(ResponseError) -> [LaidOutParagraph] {
    guard let open = arguments.first?.string.flatMap({ session.document($0) }) else {
      throw ResponseError(.invalidParams, "the URI of an open document")
    }
    return TitleLines(session.engine.bank).breaking(open.document.layout)
  }

  static func write(_ paragraphs: [LaidOutParagraph], to writer: inout JSONWriter) {
    writer.array(paragraphs.indices) { paragraphs[$1].write(to: &$0, rightIndent: paragraphs.rightIndent($1)) }
  }

  /// An open draft as a `.docx`. Arguments: URI.
  static func word(_ arguments: [JSONValue], _ session: Session) throws(ResponseError) -> String {
    Base64.encode(WordWriter.write(try layout(arguments, session)))
  }

  /// The skeleton of a paper, or without arguments the names of those that there are.
  static func template(_ arguments: [JSONValue], _ session: Session) throws(ResponseError) -> String {
    guard !arguments.isEmpty else { return GenreTemplate.names.joined(separator: "\n") }
    guard let template = arguments.first?.string.flatMap({ GenreTemplate(named: $0, today: session.today) }) else {
      throw ResponseError(.invalidParams, "the name of a 文种")
    }
    return String(template.template.plain()) + "\n"
  }

  /// The text of a `.docx`, with the numbers that a reader sees. Arguments: the bytes in base64.
  static func textOfWord(_ arguments: [JSONValue], _ session: Session) throws(ResponseError) -> String {
    guard let bytes = arguments.first?.string.flatMap({ Base64.decode($0) }) else {
      throw ResponseError(.invalidParams, "the bytes of a .docx in base64")
    }
    do throws(WordFailure) {
      let word = try WordText(bytes: bytes)
      let tables = word.tableLines.indices.count(where: { $0 == 0 || word.tableLines[$0] > word.tableLines[$0 - 1] + 1 }
      )
      if tables > 0 {
        session.show(.info, "\(tables) 个表格成了以制表符分开的文字行；打印、存为 Word 时，列数相同的各行仍是表格。")
      }
      return Document.signing(word.text, marks: LineMark.marks(word.headings, tables: word.tableLines)).string
    } catch {
      throw ResponseError(.requestFailed, error.explanation)
    }
  }
}

extension LaidOutParagraph {
  /// As an object: `role`, `chapter` for the title of one, `text` for a heading with its text behind it; `level`,
  /// `headingLength`, `leftIndent` and `hangingIndent` of a row of the 附件说明 and `rightIndent` (hundredths of a character)
  /// where there are any; `text`, the lines `start` to before `end`.
  fileprivate func write(to writer: inout JSONWriter, rightIndent: Int) {
    writer.object {
      let isRunIn = role == .heading && !isWholeHeading
      $0.field("role", isCentred ? "chapter" : isRunIn ? "text" : role.rawValue)
      if level > 0 { $0.field("level", level) }
      if headingLength > 0 { $0.field("headingLength", headingLength) }
      if let (left, hanging) = noteIndent {
        $0.field("leftIndent", left)
        $0.field("hangingIndent", hanging)
      }
      if rightIndent > 0 { $0.field("rightIndent", rightIndent) }
      $0.field("text", String(text))
      $0.field("start", lines.lowerBound)
      $0.field("end", lines.upperBound)
    }
  }
}
