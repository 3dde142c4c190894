package import Text

/// A Word document as a text of lines, and where each line comes from.
package struct WordText: Sendable {
  package let text: SourceText
  /// For each line the number of its paragraph, from 1, counted over those with text; a row of a table counts as one.
  package let paragraphs: [Int]
  /// Lines that are rows of a table.
  package let tableLines: [Int]
  /// Lines that a style makes a title (level 0) or a heading (1 and more).
  package let headings: [(line: Int, level: Int)]

  /// Lays the paragraphs one under the other, with their numbers; notes stand at the end behind a blank line. A table of
  /// contents that Word made is left out: it repeats the headings.
  package init(_ document: WordDocument) {
    var builder = Builder()
    for paragraph in document.paragraphs where paragraph.purpose != .contents { builder.add(paragraph) }
    // Blank paragraphs at both ends say nothing.
    let first = builder.lines.firstIndex { !$0.units.isEmpty } ?? 0
    let last = builder.lines.lastIndex { !$0.units.isEmpty } ?? -1
    let kept = first..<max(first, last + 1)
    text = SourceText(lines: Array(builder.lines[kept]) + [Line([])])
    paragraphs = Array(builder.origins[kept]) + [builder.count]
    tableLines = builder.tables.map { $0 - first }
    headings = builder.headings.map { ($0.line - first, $0.level) }
  }

  /// Reads a document as text. Errors and cost are those of `WordDocument`.
  package init(bytes: [UInt8]) throws(WordFailure) {
    self.init(try WordDocument(bytes))
  }

  /// The text without rows of tables: prose, to be counted.
  package var prose: [CodeUnit] {
    var result: [CodeUnit] = []
    var table = 0
    for (index, line) in text.lines.enumerated() {
      if table < tableLines.count, tableLines[table] == index {
        table += 1
        continue
      }
      result += line.units
      result.append("\n")
    }
    return result
  }

  /// Whether there is anything to read.
  package var hasText: Bool { text.lines.contains { !$0.units.isEmpty } }

  private struct Builder {
    var lines: [Line] = []
    var origins: [Int] = []
    var tables: [Int] = []
    var headings: [(line: Int, level: Int)] = []
    var count = 0
    var isInNotes = false

    mutating func add(_ paragraph: WordParagraph) {
      if paragraph.part == .note, !isInNotes {
        isInNotes = true
        lines.append(Line([], .lf))
        origins.append(count)
      }
      if !paragraph.isEmpty { count += 1 }
      if paragraph.part == .tableRow { tables.append(lines.count) }
      switch paragraph.purpose {
      case .title where !paragraph.text.isEmpty: headings.append((lines.count, 0))
      case .heading(let level) where !paragraph.text.isEmpty: headings.append((lines.count, level))
      default: break
      }
      var units = separated(paragraph)
      while let end = units.firstIndex(of: "\n") {
        lines.append(Line(Array(units[..<end]), .lf))
        origins.append(count)
        units = units[(end + 1)...]
      }
      lines.append(Line(Array(units), .lf))
      origins.append(count)
    }

    /// Number and text; where a figure would run into the number (1. and 2026年) a blank keeps them apart.
    private func separated(_ paragraph: WordParagraph) -> ArraySlice<CodeUnit> {
      guard let last = paragraph.number.last, let first = paragraph.text.first, last == "." || last == ")",
        first.rawValue < 0x80, first != " "
      else { return (paragraph.number + paragraph.text)[...] }
      return (paragraph.number + [" "] + paragraph.text)[...]
    }
  }
}
