import Text

/// The last edits of a document, each with what it took away, and the lines that lists were made for. They tell what has
/// been pasted or committed at once, and what went with a row of a list that was out of date.
struct RecentEdits {
  struct Edit {
    /// Where the new text stands.
    let range: TextRange
    let newText: [CodeUnit]
    let removed: [CodeUnit]
    /// The state of the text behind it, and what the client calls that.
    let revision: Int
    let version: Int
  }

  /// So many edits may have followed the one that is asked about: keys that come while a command is on its way. A fast
  /// writer presses ten keys a second, and a busy editor is a second late.
  private static let kept = 16

  /// UTF-16 units of one edit: more than a page is neither a row nor a paste behind a number, and would be held twice.
  private static let longest = 2000

  private var edits: [Edit] = []
  private var asked: [(revision: Int, line: Int, units: [CodeUnit])] = []

  /// Lines that one edit takes away: what goes with a row stands on its own line or the next ones.
  private static let mostLines = 4

  static func isKept(_ edit: TextEdit) -> Bool {
    edit.newText.count <= longest && edit.range.end.line - edit.range.start.line < mostLines
  }

  /// Notes an edit that has made the text `revision`, the client's `version`, and took `removed` away; nil for one that is
  /// not kept.
  mutating func note(_ edit: TextEdit, removing removed: [CodeUnit]?, revision: Int, version: Int) {
    guard let removed else { return edits.removeAll() }
    let range = TextRange(edit.range.start, edit.insertedEnd)
    let new = Edit(range: range, newText: edit.newText, removed: removed, revision: revision, version: version)
    edits = edits.suffix(Self.kept - 1) + [new]
  }

  /// Notes that a list is made for a line.
  mutating func noteList(on line: Int, _ units: [CodeUnit], revision: Int) {
    asked = asked.suffix(Self.kept - 1) + [(revision, line, units)]
  }

  /// The edit that has left the text as it is in `revision`.
  func last(_ revision: Int) -> Edit? { edits.last.flatMap { $0.revision == revision ? $0 : nil } }

  /// Where what has left the text as it is in `revision` was put in: edits of one message that go on from each other came
  /// at once, and an edit that says again what stood there (of a client that sends whole lines) is what it adds.
  func startOfLast(_ revision: Int, endingAt end: TextPosition) -> TextPosition? {
    guard let last = last(revision), last.range.end == end else { return nil }
    if !last.removed.isEmpty {
      guard last.newText.starts(with: last.removed), !last.removed.contains("\n") else { return last.range.start }
      return TextPosition(line: last.range.start.line, column: last.range.start.column + last.removed.count)
    }
    var start = last.range.start
    for earlier in edits.dropLast().reversed() {
      guard earlier.version == last.version, earlier.removed.isEmpty, earlier.range.end == start else { break }
      start = earlier.range.start
    }
    return start
  }

  /// The edit that made the client's `version`, and where that ends which was typed right behind it since; nil where
  /// anything else has changed.
  func typed(_ version: Int) -> (edit: Edit, end: TextPosition)? {
    guard let index = edits.lastIndex(where: { $0.version == version }), let edit = edits[safe: index] else {
      return nil
    }
    var end = edit.range.end
    for later in edits[(index + 1)...] {
      guard later.range.start == end, later.range.end.line == end.line, later.removed.isEmpty else { return nil }
      end = later.range.end
    }
    return (edit, end)
  }

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
