import Configuration
import JSON
import LanguageServerProtocol
import Lint
import Structure

/// What is certain is mended while the draft is saved, if the writer has switched that on.
enum WillSaveWaitUntil: Request {
  static let feature = Feature(nil, "保存时自动改正确定的差错（默认关闭，设置 fixOnSave）", [WillSaveWaitUntil.self])
  static let method: StaticString = "textDocument/willSaveWaitUntil"

  static func answer(_ params: DocumentParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri), session.settings(for: params.uri).fixOnSave else {
      return result.array { _ in }
    }
    session.writeEdits(open.certainEdits(), in: open, to: &result)
  }
}
