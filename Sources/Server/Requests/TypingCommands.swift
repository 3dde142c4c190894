import JSON
import LanguageServerProtocol
import Lint
import Text

/// What is mended behind the writer's hands by a client that has no request for it.
extension Session {
  /// How often a client that is ahead of the server is asked again.
  private static let tries = 20

  /// Takes away the number that the last edit has put in behind the same.
  func mendNumber() {
    // Revisions count on through all documents.
    guard let open = documents.values.max(by: { $0.revision < $1.revision }), let put = open.lastEdit,
      let typed = put.newText.last(where: { !$0.isBlank && $0 != "\n" }),
      put.newText.count > 1 || Lint.OnTypeFormatting.marks.contains(String([typed]))
    else { return }
    let edits = Lint.OnTypeFormatting.edits(
      after: typed,
      at: put.range.end,
      from: put.range.start,
      in: open.document,
    )
    guard let edit = edits.first else { return }
    let line = edit.range.start.line
    let known = TextRange(line: line, 0..<open.text.line(line).units.count)
    mend("编号只留一个", edit, in: open.uri, where: known, reads: open.text.units(in: known), tries: Self.tries)
  }

  /// Gives back what a row took away besides what its list was made for: `list` is what `gongwen.taken` has.
  func giveBack(_ list: [Int]) {
    guard list.count == 4, list[2] <= list[3] else { return }
    for open in documents.values {
      guard let put = open.recent.outdated(line: list[1], list[2]..<list[3], revision: list[0]) else { continue }
      let edit = TextEdit(range: put.range, newText: put.removed)
      return mend("找回刚输入的字", edit, in: open.uri, where: put.range, reads: put.newText, tries: Self.tries)
    }
  }

  /// Makes an edit through the client as long as `text` stands in `range`: a client in which one has typed on refuses it.
  private func mend(
    _ label: String,
    _ edit: TextEdit,
    in uri: String,
    where range: TextRange,
    reads text: [CodeUnit],
    tries: Int,
  ) {
    guard tries > 0, let open = document(uri), open.text.units(in: range) == text else { return }
    applyEdit(label, workspaceEdit([edit], in: open)) { result, session in
      guard case .success(let answer) = result, answer?["applied"]?.bool == false else { return }
      session.mend(label, edit, in: uri, where: range, reads: text, tries: tries - 1)
    }
  }
}
