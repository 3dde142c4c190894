import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// Formatting mends what is certainly wrong and touches nothing else.
enum DocumentFormatting: Request {
  static let feature = Feature(
    "documentFormattingProvider",
    "整理全文：改正确定无疑的差错，其余一字不动",
    [DocumentFormatting.self],
  )
  static let method: StaticString = "textDocument/formatting"

  static func answer(_ params: FormattingParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    session.writeEdits(open.certainEdits(), in: open, to: &result)
  }
}

enum RangeFormatting: Request {
  static let feature = Feature(
    "documentRangeFormattingProvider",
    "整理选中部分",
    [RangeFormatting.self, RangesFormatting.self],
    options: { writer, _ in writer.object { $0.field("rangesSupport", true) } },
  )
  static let method: StaticString = "textDocument/rangeFormatting"

  static func answer(_ params: FormattingParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    guard let ranges = params.ranges else { throw ResponseError(.invalidParams, "range: missing") }
    let positions = session.positions(of: open)
    let edits = ranges.flatMap { Lint.Formatting.edits(for: open.findings(), in: positions.text($0)) }
    session.writeEdits(edits, in: open, to: &result)
  }
}

/// Several ranges at once (3.18).
enum RangesFormatting: Request {
  static let method: StaticString = "textDocument/rangesFormatting"

  static func answer(_ params: FormattingParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    try RangeFormatting.answer(params, session, &result)
  }
}

/// Enter after an item starts the next one.
enum OnTypeFormatting: Request {
  static let feature = Feature(
    "documentOnTypeFormattingProvider",
    "回车续编号：在条目末尾回车，自动写出下一个编号",
    [OnTypeFormatting.self],
    options: { writer, _ in writer.object { $0.field("firstTriggerCharacter", "\n") } },
  )
  static let method: StaticString = "textDocument/onTypeFormatting"

  static func answer(_ params: FormattingParams, _ session: Session, _ result: inout JSONWriter) throws(ResponseError) {
    guard let open = session.document(params.uri) else { return result.null() }
    guard let position = params.position, let typed = params.typed?.utf16.first else {
      throw ResponseError(.invalidParams, "position and ch: missing")
    }
    let place = session.positions(of: open).text(position)
    let edits = Lint.OnTypeFormatting.edits(after: CodeUnit(typed), at: place, in: open.document)
    session.writeEdits(edits, in: open, to: &result)
  }
}

extension Session {
  func writeEdits(_ edits: [TextEdit], in open: OpenDocument, to writer: inout JSONWriter) {
    var positions = positions(of: open)
    writer.array(edits) { writer, edit in
      writer.object {
        $0.field("range", positions.client(edit.range))
        $0.field("newText", edit.newText[...])
      }
    }
  }

  /// Edits of one document as a `WorkspaceEdit`, versioned where the client takes that.
  func writeWorkspaceEdit(_ edits: [TextEdit], in open: OpenDocument, to writer: inout JSONWriter) {
    writer.object {
      if client.documentChanges {
        $0.field("documentChanges") {
          $0.array {
            $0.object {
              $0.field("textDocument") {
                $0.object {
                  $0.field("uri", open.uri)
                  $0.field("version", open.version)
                }
              }
              $0.key("edits")
              writeEdits(edits, in: open, to: &$0)
            }
          }
        }
      } else {
        $0.field("changes") {
          $0.object {
            $0.key(dynamic: open.uri)
            writeEdits(edits, in: open, to: &$0)
          }
        }
      }
    }
  }
}
