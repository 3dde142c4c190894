import LanguageServerProtocol
import Lint

/// The page of a rule as a document of its own (3.18), so that the code of a finding leads somewhere inside the editor.
enum RulePages: Request {
  static let feature = Feature(
    nil,
    "规则说明：差错的代号可在编辑器内打开其依据与正反例（LSP 3.18）",
    [RequestHandler(RulePages.self)],
  )
  static let method: StaticString = "workspace/textDocumentContent"
  static let scheme = "gongwen"

  static func answer(
    _ params: TextDocumentContentParams,
    _ session: Session,
  ) throws(ResponseError) -> TextDocumentContentResult {
    guard let id = id(in: params.uri), let rule = rule(named: id) else {
      throw ResponseError(.invalidParams, "no such page: \(params.uri)")
    }
    return TextDocumentContentResult(text: rule.info.page)
  }

  /// `gongwen:规则/ordinal-gap.md`, escaped. The ending tells the editor what it is.
  static func uri(of id: String) -> String { "\(scheme):%E8%A7%84%E5%88%99/\(id).md" }

  /// The rule that a URI names, however much of it the client has escaped.
  private static func id(in uri: String) -> String? {
    guard uri.hasPrefix(scheme + ":"), let name = uri.split(separator: "/").last else { return nil }
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }
}
