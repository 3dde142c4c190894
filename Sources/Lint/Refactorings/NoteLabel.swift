import Structure
import Text

/// What gives 附件： back to the first row of an 附件说明, where that row came to stand elsewhere or is gone, and a number to a
/// first name that had none while it was the only one.
struct NoteLabel {
  let edit: TextEdit
  /// Whether the line gets something, and does not lose it.
  let isGiven: Bool

  static func edits(_ list: OutlineList, in document: Document) -> [NoteLabel] {
    if let place = document.nameWithoutNumber(above: list) {
      return [NoteLabel(edit: TextEdit(range: TextRange(place, place), newText: "1."), isGiven: true)]
    }
    guard let first = list.items.first?.line, document.note(of: list)?.range.start.line == first,
      let units = document.text.lines[safe: first]?.units, case let row = document.row(on: first), row.label.isEmpty,
      !row.number.isEmpty
    else { return [] }
    let lead = Array(units[..<row.number.lowerBound])
    if let line = list.items.dropFirst().first(where: { !document.row(on: $0.line).label.isEmpty })?.line {
      let other = document.row(on: line).number.lowerBound
      let label = Array(document.text.line(line).units.prefix(other))
      return [
        NoteLabel(edit: TextEdit(range: TextRange(line: first, 0..<lead.count), newText: label), isGiven: true),
        NoteLabel(edit: TextEdit(range: TextRange(line: line, 0..<other), newText: lead), isGiven: false),
      ]
    }
    // As wide as the blanks that rows below the first have in its place.
    let width = lead.last == "\u{3000}" ? 3 : 6
    let start = max(0, lead.count - min(width, lead.reversed().prefix { $0 == lead.last }.count))
    let place = TextRange(line: first, start..<lead.count)
    return [NoteLabel(edit: TextEdit(range: place, newText: "附件："), isGiven: true)]
  }
}

extension Document {
  /// Where the number is missing of the only name that an 附件说明 had, above the first numbered row: 附件：甲表 ⏎ 2.乙表.
  func nameWithoutNumber(above list: OutlineList) -> TextPosition? {
    guard list.kind == .attachmentNote, let first = list.items.first?.line,
      let start = note(of: list)?.range.start.line,
      start < first, case let row = row(on: start), !row.label.isEmpty, row.number.isEmpty, !row.name.isEmpty
    else { return nil }
    return TextPosition(line: start, column: row.name.lowerBound)
  }

  /// The 附件说明 that has the rows of `list`.
  fileprivate func note(of list: OutlineList) -> DocumentElement? {
    guard let first = list.items.first?.line else { return nil }
    return outline.elements.first {
      $0.kind == .attachmentNote && $0.range.start.line <= first && first <= $0.range.end.line
    }
  }

  fileprivate func row(on line: Int) -> AttachmentRow {
    AttachmentRow(text.line(line).units, syntax[safe: line]?.content ?? 0..<0)
  }
}
