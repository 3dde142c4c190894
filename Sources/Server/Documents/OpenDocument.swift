import Structure
import Text

/// A document that the client has open.
final class OpenDocument {
  let uri: String
  let languageID: String
  var version: Int
  var document: Document
  /// Set by a change, taken away by publishing.
  var needsDiagnostics = true
  /// Whether its text was refused for its size; then `document` is empty and changes are ignored.
  let isTooLarge: Bool

  init(uri: String, languageID: String, version: Int, text: SourceText, isTooLarge: Bool = false) {
    self.uri = uri
    self.languageID = languageID
    self.version = version
    self.isTooLarge = isTooLarge
    document = Document(text, dialect: OpenDocument.dialect(languageID, uri))
  }

  /// Markdown is what the client calls so, or what is named so when the client does not know.
  private static func dialect(_ languageID: String, _ uri: String) -> Document.Dialect {
    if languageID == "markdown" { return .markdown }
    let isKnown = !languageID.isEmpty && languageID != "plaintext" && languageID != "text"
    return !isKnown && (uri.hasSuffix(".md") || uri.hasSuffix(".markdown")) ? .markdown : .plain
  }

  var text: SourceText { document.text }

  func replace(with text: SourceText) {
    document = Document(text, dialect: document.dialect)
  }

  func apply(_ edit: TextEdit) {
    document.apply(edit)
  }
}
