import JSON
import LanguageServerProtocol
import Structure
import Text

/// A slogan or an abbreviation is renamed throughout the draft.
enum Rename: Request {
  static let feature = Feature(
    "renameProvider",
    "改名：通篇替换一个提法或简称",
    [RequestHandler(Rename.self), RequestHandler(PrepareRename.self)],
    options: { session in
      session.client.prepareRename ? JSONFragment(RenameOptions()) : JSONFragment(true)
    },
  )
  static let method: StaticString = "textDocument/rename"

  /// Says what can be renamed: editors show the message of an error and have only a sentence of their own for no answer.
  fileprivate static var nothingHere: ResponseError {
    ResponseError(.requestFailed, "此处没有可通篇改名的提法：请把光标放在“”或《》之内，或放在文中以“”定名的词语上；普通词语请用查找替换")
  }

  static func answer(_ params: RenameParams, _ session: Session) throws(ResponseError) -> WorkspaceEdit? {
    guard let open = session.document(params.uri) else { return nil }
    let position = session.positions(of: open).text(params.position)
    guard let term = Term(at: position, in: open.document) else { throw nothingHere }
    let name = [CodeUnit](params.newName)
    guard !name.isEmpty, !name.contains(where: { $0 == "\n" || $0 == "\r" }) else {
      throw ResponseError(.invalidParams, "新名称不能为空，也不能换行")
    }
    let edits = term.occurrences(in: open.document).map { TextEdit(range: $0, newText: name) }
    // The page shows no list of the places.
    if session.clientKind == .page { session.show(.info, "“\(String(term.units))”改了 \(edits.count) 处。") }
    let label = "全文改名为“\(params.newName)”"
    // VS Code would show every place with its box empty, and change nothing at “apply”. It offers a preview by itself.
    let isConfirmed = session.clientKind == .vscode
    let annotation = ChangeAnnotation(label: label, needsConfirmation: !isConfirmed)
    return session.workspaceEdit(edits, in: open, confirming: annotation)
  }
}

enum PrepareRename: Request {
  static let method: StaticString = "textDocument/prepareRename"

  static func answer(_ params: PositionParams, _ session: Session) throws(ResponseError) -> PrepareRenameResult? {
    guard let open = session.document(params.uri) else { return nil }
    var positions = session.positions(of: open)
    guard let term = Term(at: positions.text(params.position), in: open.document) else { throw Rename.nothingHere }
    return PrepareRenameResult(range: positions.client(term.range), placeholder: String(term.units))
  }
}
