import JSON
import LanguageServerProtocol

/// What stands under the cursor.
enum Hover: Request {
  static let feature = Feature("hoverProvider", "悬停说明：编号的层级与位置", [Hover.self])
  static let method: StaticString = "textDocument/hover"

  static func answer(
    _ params: PositionParams,
    _ session: Session,
    _ result: inout JSONWriter,
  ) throws(ResponseError) {
    result.null()
  }
}
