import JSON
import ServerClient
import Text

/// Types one character after another at one place in the middle of a draft and takes them out again after forty, so
/// that every keystroke meets about the same text.
struct Typist {
  static let characters = ["的", "工", "作", "要", "落", "实", "到", "位", "加", "强"]

  private let start: TextPosition
  private var count = 0

  init(_ open: OpenDraft) {
    let lines = open.proseLines
    start = open.place(in: lines.isEmpty ? 0 : lines[lines.count / 2])
  }

  /// Behind the last character typed.
  var cursor: TextPosition { TextPosition(line: start.line, column: start.column + count) }

  /// Parameters of the next `didChange`.
  mutating func next(_ open: inout OpenDraft) throws(ClientFailure) -> (inout JSONWriter) -> Void {
    if count == 40 { try finish(&open) }
    let change = open.type(Self.characters[count % Self.characters.count], at: cursor)
    count += 1
    return change
  }

  /// Takes out what was typed.
  mutating func finish(_ open: inout OpenDraft) throws(ClientFailure) {
    try open.client.notify("textDocument/didChange", open.change(TextRange(start, cursor), ""))
    _ = try open.client.diagnostics(open.uri, version: open.version)
    count = 0
  }
}
