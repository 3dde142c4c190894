import JSON
import LanguageServerProtocol
import Lint
import Structure
import Text

/// What is mended behind the writer's hands by a client that has no request for it.
extension Session {
  /// How often a client that is ahead of the server is asked again: half a second of typing on, at 5 ms a question.
  private static let tries = 100

  /// Takes away the number that an edit has put in behind the same: the one that made `version`, though the writer has
  /// typed on since, or the last one. `isFirst` says that it stands first on the line that Enter has begun, and came before
  /// the number that Enter would have written: that is written now.
  func mendNumber(isFirst: Bool, in version: Int?) {
    // Revisions count on through all documents.
    guard let open = documents.values.max(by: { $0.revision < $1.revision }) else { return }
    let known = version.map { open.recent.typed($0) } ?? open.lastEdit.map { ($0, $0.range.end) }
    guard let (put, end) = known, let typed = put.newText.last(where: { !$0.isBlank && $0 != "\n" }) else { return }
    if isFirst, !put.newText.contains("\n"), let edits = belated(on: put.range.end.line, of: open.document) {
      return mend("续写编号", edits, in: open)
    }
    guard put.newText.count > 1 || OnTypeEdits.marks.contains(String([typed])) else { return }
    // What was typed on since stands behind all that goes.
    var document = open.document
    if end != put.range.end { document.apply(TextEdit(range: TextRange(put.range.end, end), newText: "")) }
    let edits = OnTypeEdits.edits(after: typed, at: put.range.end, from: put.range.start, in: document)
    open.replaced = ReplacedNumber(edits, in: document.text)
    mend("编号只留一个", edits, in: open)
  }

  /// What Enter writes before the text on `line`, as if that were still to come; nil for nothing.
  private func belated(on line: Int, of document: Document) -> [TextEdit]? {
    let units = document.text.line(line).units
    guard let start = units.firstIndex(where: { !$0.isBlank }), document.syntax[safe: line]?.ordinal == nil else {
      return nil
    }
    let before = TextEdit(range: TextRange(line: line, start..<units.count), newText: "")
    let blank = Document(document.text.applying([before]), dialect: document.dialect)
    let place = TextPosition(line: line, column: start)
    let edits = OnTypeEdits.edits(after: "\n", at: place, in: blank)
    // What takes a number away moves the line; 二是 that came in time is no number without text behind it.
    guard let first = edits.first, first.range == TextRange(line: line, 0..<start), !units.starts(with: first.newText)
    else { return nil }
    return edits
  }

  /// Counts the items behind a number back that Enter wrote and the writer has taken away.
  func takeBackNumbers(in open: OpenDocument) {
    switch open.replaced?.fate(in: open.text) {
    case .figure(let edits):
      open.replaced = nil
      if client.applyEdit { mend("编号找回", edits, in: open) }
    case .over: open.replaced = nil
    case .open, nil: break
    }
    switch open.entered?.fate(in: open.text) {
    case .taken(let edits):
      // A 款 may come in where the number of an article stood.
      let line = open.entered?.line ?? 0
      open.entered = nil
      tell(ofLeftByEnter: [], at: TextPosition(line: line, column: 0), in: open)
      if client.applyEdit { mend("编号退回", edits, in: open) }
    case .over: open.entered = nil
    case .open, nil: return
    }
  }

  /// Makes `edits` as long as every line that they change begins as it reads now: behind a further Enter the lines below
  /// stand elsewhere.
  private func mend(_ label: String, _ edits: [TextEdit], in open: OpenDocument) {
    guard !edits.isEmpty else { return }
    let known = edits.map { edit -> Known in
      let last = edit.range.end.line
      let whole = TextRange(
        TextPosition(line: edit.range.start.line, column: 0),
        TextPosition(line: last, column: open.text.line(last).units.count)
      )
      return Known(range: whole, text: open.text.units(in: whole))
    }
    mend(label, edits, in: open.uri, while: known, tries: Self.tries)
  }

  /// What a place reads that an edit is made for.
  private struct Known {
    var range: TextRange
    var text: [CodeUnit]
  }

  /// Gives back what a row took away besides what its list was made for: `list` is what `gongwen.taken` has.
  func giveBack(_ list: [Int]) {
    guard list.count == 4, list[2] <= list[3] else { return }
    for open in documents.values {
      guard let put = open.recent.outdated(line: list[1], list[2]..<list[3], revision: list[0]) else { continue }
      let edit = TextEdit(range: put.range, newText: put.removed)
      let known = [Known(range: put.range, text: put.newText)]
      return mend("找回刚输入的字", [edit], in: open.uri, while: known, tries: Self.tries)
    }
  }

  /// Makes edits through the client as long as all that is `known` still stands: a client in which one has typed on
  /// refuses them.
  private func mend(
    _ label: String,
    _ edits: [TextEdit],
    in uri: String,
    while known: [Known],
    tries: Int,
  ) {
    guard tries > 0, let open = document(uri), known.allSatisfy({ open.text.units(in: $0.range) == $0.text }) else {
      return
    }
    applyEdit(label, workspaceEdit(edits, in: open)) { result, session in
      guard case .success(let answer) = result, answer?["applied"]?.bool == false else { return }
      session.mend(label, edits, in: uri, while: known, tries: tries - 1)
    }
  }
}
