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
    [CodeLenses.self],
    options: { writer, _ in writer.object { $0.field("resolveProvider", false) } },
  )
  static let method: StaticString = "textDocument/codeLens"
  /// 汉字 a minute in a speech read at a steady pace.
  private static let readingSpeed = 200

  static func answer(_ params: DocumentParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    let document = open.document
    let line = document.outline.nodes.first { $0.kind == .title }?.line ?? 0
    let units = document.text.line(line).units.count
    var positions = session.positions(of: open)
    let range = positions.client(TextRange(line: line, 0..<units))
    let size = document.size(of: 0...document.syntax.count)
    let certain = Fixing.certainEdits(open.findings()).count
    result.array { writer in
      guard size > 0 else { return }
      let minutes = (size + readingSpeed / 2) / readingSpeed
      write("全文 \(size) 字\(minutes > 0 ? " · 宣读约 \(minutes) 分钟" : "")", "", [], range, to: &writer)
      guard certain > 0, session.client.applyEdit else { return }
      write("改正 \(certain) 处确定的差错", ServerCommand.fixAll.rawValue, [open.uri], range, to: &writer)
    }
  }

  private static func write(
    _ title: String,
    _ command: String,
    _ arguments: [String],
    _ range: ClientRange,
    to writer: inout JSONWriter,
  ) {
    writer.object {
      $0.field("range", range)
      $0.key("command")
      $0.command(title, command) { list in
        for argument in arguments { list.string(argument) }
      }
    }
  }
}
