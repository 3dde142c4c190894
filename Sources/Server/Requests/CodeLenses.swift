import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// Above the title the length of the draft and how long it takes to read out; above the first line what can be mended
/// at once.
enum CodeLenses: Request {
  static let feature = Feature(
    "codeLensProvider",
    "行上提示：全文字数与宣读时长，可一次改正的差错数",
    [RequestHandler(CodeLenses.self), RequestHandler(CodeLensResolve.self)],
    options: { ResolveOptions(resolveProvider: $0.client.codeLensResolveCommand) },
  )
  static let method: StaticString = "textDocument/codeLens"
  /// 汉字 a minute in a speech read at a steady pace.
  private static let readingSpeed = 200

  static func answer(_ params: DocumentParams, _ session: Session) throws(ResponseError) -> [CodeLens]? {
    guard let open = session.document(params.uri) else { return nil }
    let document = open.document
    guard !document.isBlank else {
      // Only the extension has this command.
      guard session.clientKind == .vscode else { return [] }
      let place = TextPosition(line: 0, column: 0)
      var positions = session.positions(of: open)
      return [CodeLens(range: positions.client(TextRange(place, place)), command: newDocument)]
    }
    let line = document.outline.nodes.first { $0.kind == .title }?.line ?? 0
    var positions = session.positions(of: open)
    let range = positions.client(TextRange(line: line, 0..<document.text.line(line).units.count))
    // To count a long draft takes as long as the rest of the answer together: only when the lens is seen.
    var lenses = [
      session.client.codeLensResolveCommand
        ? CodeLens(range: range, uri: open.uri) : CodeLens(range: range, command: length(of: document))
    ]
    let certain = Fixing.certainEdits(open.findings()).count
    if certain > 0, session.client.applyEdit {
      let command = Command(
        "改正 \(certain) 处确定的差错",
        ServerCommand.fixAll.rawValue,
        [.string(open.uri)],
        tooltip: "只改没有别种读法的；改后可以撤销",
      )
      lenses.append(CodeLens(range: range, command: command))
    }
    return lenses
  }

  /// What an empty draft says of how to begin.
  private static let newDocument = Command("空白文稿：点这里选文种，从它的框架写起；也可以直接写，Tab 采用候选", "gongwen.newDocument")

  /// How long the draft is, as a command that does nothing.
  static func length(of document: Document) -> Command {
    let size = document.size(of: 0...document.syntax.count)
    let minutes = (size + readingSpeed / 2) / readingSpeed
    return Command("全文 \(size) 字\(minutes > 0 ? " · 宣读约 \(minutes) 分钟" : "")", "")
  }
}

/// The length of the draft as it is now, for a lens that comes into sight (3.18).
enum CodeLensResolve: Request {
  static let method: StaticString = "codeLens/resolve"

  static func answer(_ params: ResolveParams, _ session: Session) throws(ResponseError) -> ResolvedItem<Command> {
    let document = params.data?["uri"]?.string.flatMap { session.document($0) }?.document
    return ResolvedItem(params.item, "command", document.map { CodeLenses.length(of: $0) })
  }
}

extension Document {
  /// Whether nothing is written in it.
  fileprivate var isBlank: Bool { syntax.allSatisfy { $0.kind.isBlank } }
}
