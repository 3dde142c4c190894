import Files
import Lint
import Platform
import Structure
import Text

/// What was found in one document, ready to be told: positions as people count them, the text beside them.
struct FileReport: Sendable {
  var path: String
  var issues: [Issue]
  /// Why the document could not be checked.
  var error: FileError?
  var lines = 0
  /// The 字数; 0 where it was not asked for.
  var characters = 0
}

/// A finding as the outside sees it.
struct Issue: Sendable {
  var rule: String
  var level: Severity
  var message: String
  var span: Span
  /// The characters that are reported, without line ends, at most 80.
  var excerpt: String
  /// The line, cut to a window around the excerpt.
  var context: SourceWindow
  var related: [(message: String, span: Span)]
  var fixes: [FixReport]
  /// Where it is in a Word document, which has no lines; nil for a text file.
  var place: Place?

  /// A place that does not depend on pages and fonts.
  struct Place: Sendable {
    /// From 1, counted over paragraphs with text; a row of a table counts as one.
    var paragraph: Int
    /// The headings above it, the outermost first.
    var headings: [String]
    /// The line of the paragraph, at most 200 characters of it.
    var text: String
  }

  struct FixReport: Sendable {
    var title: String
    var isCertain: Bool
    var edits: [(span: Span, newText: String)]
  }
}

/// A place in a file: lines and columns from 1, columns in characters (Unicode code points), the end exclusive.
struct Span: Hashable, Sendable {
  var line: Int
  var column: Int
  var endLine: Int
  var endColumn: Int

  init(_ range: TextRange, _ columns: inout CharacterColumns) {
    line = range.start.line + 1
    column = columns.column(of: range.start)
    endLine = range.end.line + 1
    endColumn = columns.column(of: range.end)
  }
}

/// Counts the characters before places of a text. Every line is read once, however many places are on it.
struct CharacterColumns {
  let text: SourceText
  /// For the lines that were asked for, the columns of second halves of characters.
  private var secondHalves = KeyedList<Int, [Int]>()

  init(_ text: SourceText) {
    self.text = text
  }

  /// From 1, in characters (Unicode code points).
  mutating func column(of position: TextPosition) -> Int {
    let units = text.line(position.line).units
    let column = min(max(0, position.column), units.count)
    let halves = secondHalves[position.line] ?? units.indices.filter { units[$0].isLowSurrogate }
    secondHalves[position.line] = halves
    return column - halves.partitioningIndex { $0 >= column } + 1
  }
}

/// Part of a line around a place in it, for showing.
struct SourceWindow: Sendable {
  /// What stands before the place, the place itself, what follows; control characters are made visible.
  var before: String
  var marked: String
  var after: String

  /// - Parameters:
  ///   - range: the place; of a longer one only what lies on its first line is shown.
  ///   - text: the text it is in.
  ///   - width: cells that the window may fill.
  init(_ range: TextRange, in text: SourceText, width: Int) {
    let units = text.line(range.start.line).units
    let start = min(max(0, range.start.column), units.count)
    let end = range.end.line > range.start.line ? units.count : min(max(start, range.end.column), units.count)
    // Most characters of a draft take two cells.
    let room = max(8, width / 2)
    let markedEnd = min(end, start + room)
    let spare = max(0, room - (markedEnd - start))
    // Two thirds of the spare room before the place, unless one side needs less.
    var from = max(0, start - spare * 2 / 3)
    var to = min(units.count, markedEnd + spare - (start - from))
    from = max(0, min(from, start - (spare - (to - markedEnd))))
    if from > 0, from < units.count, units[from].isLowSurrogate { from += 1 }
    if to > 0, to < units.count, units[to].isLowSurrogate { to -= 1 }
    // The indent says nothing.
    while from < start, units[from] == " " || units[from] == "\t" || units[from] == "\u{3000}" { from += 1 }
    before =
      (from > 0 && !SourceWindow.isIndent(units[..<from]) ? "…" : "") + Terminal.printable(String(units[from..<start]))
    marked = Terminal.printable(String(units[start..<markedEnd]))
    after = Terminal.printable(String(units[markedEnd..<max(markedEnd, to)])) + (to < units.count ? "…" : "")
  }

  private static func isIndent(_ units: ArraySlice<CodeUnit>) -> Bool {
    units.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
  }
}

extension Issue {
  init(_ finding: Finding, _ columns: inout CharacterColumns, width: Int) {
    let text = columns.text
    rule = finding.code
    level = finding.severity
    message = finding.message
    span = Span(finding.range, &columns)
    excerpt = String(text.units(in: finding.range).prefix(80).filter { $0 != "\n" && $0 != "\r" })
    context = SourceWindow(finding.range, in: text, width: width)
    related = finding.related.map { ($0.message, Span($0.range, &columns)) }
    fixes = finding.fixes.map { fix in
      FixReport(
        title: fix.title,
        isCertain: fix.isCertain,
        edits: fix.edits.map { (Span($0.range, &columns), String($0.newText)) },
      )
    }
  }
}

extension Issue.Place {
  init(_ range: TextRange, in draft: InputDraft) {
    let document = draft.document
    let line = range.start.line
    paragraph = draft.number(of: line)
    text = String(document.text.line(line).units.prefix(200))
    headings = document.nodes(around: line).reversed().compactMap { index in
      guard let node = document.outline.node(index), node.line != line else { return nil }
      let head = document.titleUnits(node) ?? document.text.units(in: document.headRange(node))
      return String(head.prefix(80))
    }
  }
}
