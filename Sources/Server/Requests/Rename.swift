import JSON
import LanguageServerProtocol
import Structure
import Text

/// A slogan or an abbreviation is renamed throughout the draft.
enum Rename: Request {
  static let feature = Feature(
    "renameProvider",
    "改名：通篇替换一个提法或简称",
    [Rename.self, PrepareRename.self],
    options: { writer, session in
      guard session.client.prepareRename else { return writer.bool(true) }
      writer.object { $0.field("prepareProvider", true) }
    },
  )
  static let method: StaticString = "textDocument/rename"

  static func answer(_ params: RenameParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let position = session.positions(of: open).text(params.position)
    guard let term = Term(at: position, in: open.document) else {
      throw ResponseError(.requestFailed, "此处没有可改名的提法：请把光标放在“”或《》之内，或放在文中以“”定名的词语上")
    }
    let name = [CodeUnit](params.newName)
    guard !name.isEmpty, !name.contains(where: { $0 == "\n" || $0 == "\r" }) else {
      throw ResponseError(.invalidParams, "新名称不能为空，也不能换行")
    }
    let edits = term.occurrences(in: open.document).map { TextEdit(range: $0, newText: name) }
    session.writeWorkspaceEdit(edits, in: open, to: &result)
  }
}

enum PrepareRename: Request {
  static let method: StaticString = "textDocument/prepareRename"

  static func answer(_ params: PositionParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri),
      let term = Term(at: session.positions(of: open).text(params.position), in: open.document)
    else { return result.null() }
    var positions = session.positions(of: open)
    result.object {
      $0.field("range", positions.client(term.range))
      $0.field("placeholder", term.units[...])
    }
  }
}
