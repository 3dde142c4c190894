import Text

/// The last edits of a document, each with what it took away, and the lines that lists were made for. They tell what has
/// been pasted or committed at once, and what went with a row of a list that was out of date.
struct RecentEdits {
  struct Edit {
    /// Where the new text stands.
    let range: TextRange
    let newText: [CodeUnit]
    let removed: [CodeUnit]
    /// The state of the text behind it.
    let revision: Int
  }

  /// So many edits may have followed the one that is asked about: keys that come while a command is on its way.
  private static let kept = 4

  /// UTF-16 units of one edit: more than a page is neither a row nor a paste behind a number, and would be held twice.
  private static let longest = 2000

  private var edits: [Edit] = []
  private var asked: [(revision: Int, line: Int, units: [CodeUnit])] = []

  static func isKept(_ edit: TextEdit) -> Bool {
    edit.newText.count <= longest && edit.range.end.line - edit.range.start.line < kept
  }

  /// Notes an edit that has made the text `revision`, and took `removed` away; nil for one that is not kept.
  mutating func note(_ edit: TextEdit, removing removed: [CodeUnit]?, revision: Int) {
    guard let removed else { return edits.removeAll() }
    let range = TextRange(edit.range.start, edit.insertedEnd)
    edits =
      edits.suffix(Self.kept - 1) + [Edit(range: range, newText: edit.newText, removed: removed, revision: revision)]
  }

  /// Notes that a list is made for a line.
  mutating func noteList(on line: Int, _ units: [CodeUnit], revision: Int) {
    asked = asked.suffix(Self.kept - 1) + [(revision, line, units)]
  }

  /// The edit that has left the text as it is in `revision`.
  func last(_ revision: Int) -> Edit? { edits.last.flatMap { $0.revision == revision ? $0 : nil } }

  /// The edit that put a row in place of more than the list was made for, which then stood in `columns`; nil where the
  /// row says again all that it took away.
  func outdated(line: Int, _ columns: Range<Int>, revision: Int) -> Edit? {
    let start = TextPosition(line: line, column: columns.lowerBound)
    guard let list = asked.last(where: { $0.revision == revision && $0.line == line }),
      let edit = edits.last(where: { $0.range.start == start }),
      edit.removed[...] != list.units[clamping: columns], !edit.newText.starts(with: edit.removed)
    else { return nil }
    return edit
  }
}

extension TextEdit {
  /// Where the new text ends once it stands.
  fileprivate var insertedEnd: TextPosition {
    let start = range.start
    guard let lineEnd = newText.lastIndex(of: "\n") else {
      return TextPosition(line: start.line, column: start.column + newText.count)
    }
    let lines = newText.reduce(0) { $0 + ($1 == "\n" ? 1 : 0) }
    return TextPosition(line: start.line + lines, column: newText.count - lineEnd - 1)
  }
}
