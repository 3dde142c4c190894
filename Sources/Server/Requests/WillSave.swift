import Configuration
import LanguageServerProtocol

/// What is certain is mended while the draft is saved, if the writer has switched that on.
enum WillSaveWaitUntil: Request {
  static let feature = Feature(nil, "保存时自动改正确定的差错（默认关闭，设置 fixOnSave）", [RequestHandler(WillSaveWaitUntil.self)])
  static let method: StaticString = "textDocument/willSaveWaitUntil"

  static func answer(_ params: DocumentParams, _ session: Session) throws(ResponseError) -> [ClientTextEdit] {
    guard let open = session.document(params.uri), session.settings(for: params.uri).fixOnSave else { return [] }
    return session.clientEdits(open.certainEdits(), in: open)
  }
}
