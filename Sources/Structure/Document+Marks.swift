package import Text

/// What is known of a line from elsewhere than its text, as a word processor's styles tell it.
package enum LineMark: Hashable, Sendable {
  /// A row of a table: not language.
  case table
  /// A title (0) or a heading (from 1).
  case heading(Int)

  /// The marks of a text by their lines: headings with their levels, and rows of tables.
  package static func marks(_ headings: [(line: Int, level: Int)], tables: [Int]) -> KeyedList<Int, LineMark> {
    var marks = KeyedList<Int, LineMark>()
    for (line, level) in headings { marks[line] = .heading(level) }
    for line in tables { marks[line] = .table }
    return marks
  }
}

extension Document {
  /// Reads `text`, some lines of which are marked, by their index. Never fails; linear in its length.
  ///
  /// A mark adds to the reading: a heading that is read as one anyhow is left as it is, so that headings with a style and
  /// those without are judged alike.
  package init(_ text: SourceText, marks: KeyedList<Int, LineMark>) {
    let marked = Document.tables(in: text, marks)
    let signed = marked.signedHeadings(marks)
    guard !signed.isEmpty else {
      self = marked
      return
    }
    var syntax = marked.syntax
    for (line, level) in signed {
      syntax[line] = LineReader.heading(text.line(line).units, level: level)
    }
    self.init(text, syntax: syntax)
  }

  /// `text` as a draft that keeps what its marks say: headings that the text alone does not show get Markdown's sign.
  package static func signing(_ text: SourceText, marks: KeyedList<Int, LineMark>) -> SourceText {
    var lines = text.lines
    for (line, level) in tables(in: text, marks).signedHeadings(marks) where lines.indices.contains(line) {
      lines[line].units = [CodeUnit](repeating: "#", count: level) + [" "] + lines[line].units
    }
    return SourceText(lines: lines)
  }

  private static func tables(in text: SourceText, _ marks: KeyedList<Int, LineMark>) -> Document {
    var state = LineState.start(.plain)
    var syntax: [LineSyntax] = []
    syntax.reserveCapacity(text.lines.count)
    for (index, line) in text.lines.enumerated() {
      let read = LineReader.read(line.units, dialect: .plain, state: &state)
      let isTable = marks[index] == .table && !read.kind.isBlank
      syntax.append(isTable ? LineSyntax(kind: .table, content: read.content, stateAfter: state) : read)
    }
    return Document(text, syntax: syntax)
  }

  /// The marked headings that the reading does not show, with the level of their sign: 1 for a title, else one more than
  /// the heading's.
  private func signedHeadings(_ marks: KeyedList<Int, LineMark>) -> [(line: Int, level: Int)] {
    var result: [(line: Int, level: Int)] = []
    let title = outline.elements.first { $0.kind == .title }
    for (line, mark) in marks {
      guard case .heading(let level) = mark, let read = syntax[safe: line], read.kind == .text else { continue }
      if let title, title.range.start.line <= line, line <= title.range.end.line { continue }
      // A numbered heading is judged by its number.
      if read.ordinal != nil || outline.nodes.contains(where: { $0.line == line && $0.kind != .item }) { continue }
      result.append((line, min(6, max(0, level) + 1)))
    }
    return result.ordered { $0.line }
  }
}
