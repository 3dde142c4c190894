import Configuration
import JSON
import LanguageServerProtocol
import Text

enum DidOpen: Notification {
  static let method: StaticString = "textDocument/didOpen"

  static func handle(_ params: DidOpenParams, _ session: Session) {
    session.noticeSettingsFiles()
    session.open(params.uri, languageID: params.languageID, version: params.version, params.text)
  }
}

extension Session {
  /// Takes in a whole text, or refuses one that is too large with a word to the writer.
  fileprivate func open(_ uri: String, languageID: String, version: Int, _ text: JSONValue) {
    let bytes = text.source.count
    let isTooLarge = bytes > Session.documentLimit
    let open = OpenDocument(
      uri: uri,
      languageID: languageID,
      version: version,
      text: isTooLarge ? SourceText() : SourceText(units: text.units ?? []),
      isUnknown: isTooLarge,
    )
    documents[uri] = open
    if isTooLarge {
      return show(
        .warning,
        "\(displayName(of: uri)) 约 \(bytes >> 20) MB，超过 \(Session.documentLimit >> 20) MB 的上限，未作检查；其他文稿不受影响。",
      )
    }
    open.configure(settings(for: uri), path: FileURI.path(uri) ?? "")
    readLexicon(of: open)
    hasUnpublished = true
  }
}

enum DidChange: Notification {
  static let method: StaticString = "textDocument/didChange"

  static func handle(_ params: DidChangeParams, _ session: Session) {
    session.noticeSettingsFiles(sparingly: true)
    guard var open = session.documents[params.uri] else { return }
    open.version = params.version ?? open.version
    if params.changes.count > manyChanges, !open.isUnknown, params.changes.allSatisfy({ $0.range != nil }) {
      return apply(params, to: open, session)
    }
    for change in params.changes {
      let isTooLarge = change.text.source.count > Session.documentLimit
      if isTooLarge || open.isUnknown {
        // A text that is not known is known again only as a whole.
        guard isTooLarge || change.range == nil else { continue }
        if !open.isUnknown { session.clearDiagnostics(params.uri) }
        session.open(params.uri, languageID: open.languageID, version: open.version, change.text)
        guard let new = session.documents[params.uri] else { return }
        open = new
      } else if let range = change.range {
        let range = PositionMapper(open.text, session.encoding).text(range)
        open.apply(TextEdit(range: range, newText: change.text.units ?? []))
      } else {
        open.replace(with: SourceText(units: change.text.units ?? []))
      }
    }
    finish(open, session)
  }

  /// With more changes in one message than this the text is read once, after all of them.
  private static let manyChanges = 32

  private static func apply(_ params: DidChangeParams, to open: OpenDocument, _ session: Session) {
    var text = open.text
    for change in params.changes {
      guard let range = change.range else { continue }
      // The mapper must be gone before the edit, or the lines would be copied for each.
      let place = PositionMapper(text, session.encoding).text(range)
      text.apply(TextEdit(range: place, newText: change.text.units ?? []))
    }
    open.replace(with: text)
    finish(open, session)
  }

  private static func finish(_ open: OpenDocument, _ session: Session) {
    open.needsDiagnostics = true
    session.hasUnpublished = true
    session.name(open.noteTaken(), in: open)
    session.takeBackNumbers(in: open)
  }

  /// The text here is no longer the text there, and nothing in the protocol asks for it again: marks would stand in
  /// wrong places and edits would destroy text. Better to say so and to keep still until the whole text comes.
  static func handleUnreadable(_ params: JSONValue?, _ session: Session) {
    guard let uri = params?["textDocument"]?["uri"]?.string, let open = session.document(uri) else { return }
    open.forgetText()
    session.clearDiagnostics(uri)
    session.show(
      .error,
      "\(session.displayName(of: uri)) 的一次改动无法读取，已暂停检查和补全，以免改错地方；请关闭后重新打开这份文稿。",
    )
  }
}

enum DidSave: Notification {
  static let method: StaticString = "textDocument/didSave"

  static func handle(_ params: DocumentParams, _ session: Session) {
    session.noticeSettingsFiles()
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
