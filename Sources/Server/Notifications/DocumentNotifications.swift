import Configuration
import JSON
import LanguageServerProtocol
import Text

enum DidOpen: Notification {
  static let method: StaticString = "textDocument/didOpen"

  static func handle(_ params: DidOpenParams, _ session: Session) {
    let bytes = params.text.source.count
    guard bytes <= Session.documentLimit else {
      session.documents[params.uri] = OpenDocument(
        uri: params.uri,
        languageID: params.languageID,
        version: params.version,
        text: SourceText(),
        isTooLarge: true,
      )
      session.show(
        .warning,
        "\(session.displayName(of: params.uri)) 约 \(bytes >> 20) MB，超过 \(Session.documentLimit >> 20) MB 的上限，未作检查；其他文稿不受影响。",
      )
      return
    }
    let open = OpenDocument(
      uri: params.uri,
      languageID: params.languageID,
      version: params.version,
      text: SourceText(units: params.text.units),
    )
    open.configure(session.settings(for: params.uri), path: FileURI.path(params.uri) ?? "")
    session.documents[params.uri] = open
    session.readLexicon(of: open)
    session.hasUnpublished = true
  }
}

enum DidChange: Notification {
  static let method: StaticString = "textDocument/didChange"

  static func handle(_ params: DidChangeParams, _ session: Session) {
    guard let open = session.documents[params.uri], !open.isTooLarge else { return }
    for change in params.changes {
      if let range = change.range {
        let range = PositionMapper(open.text, session.encoding).text(range)
        open.apply(TextEdit(range: range, newText: change.text.units))
      } else {
        open.replace(with: SourceText(units: change.text.units))
      }
    }
    open.version = params.version ?? open.version
    open.needsDiagnostics = true
    session.hasUnpublished = true
  }
}

enum DidSave: Notification {
  static let method: StaticString = "textDocument/didSave"

  /// Editors that do not watch files for us at least say when they save one.
  static func handle(_ params: DocumentParams, _ session: Session) {
    if params.uri.hasSuffix(SettingsFile.name) {
      session.settingsStore.forgetFiles()
      session.settingsChanged()
    }
    if let open = session.document(params.uri) { session.readLexicon(of: open) }
  }
}

enum DidClose: Notification {
  static let method: StaticString = "textDocument/didClose"

  static func handle(_ params: DocumentParams, _ session: Session) {
    guard session.documents.removeValue(forKey: params.uri) != nil else { return }
    session.clearDiagnostics(params.uri)
  }
}

extension JSONValue {
  /// The string as units of a text; empty for anything else.
  var units: [CodeUnit] { utf16 { CodeUnit($0) } ?? [] }
}
