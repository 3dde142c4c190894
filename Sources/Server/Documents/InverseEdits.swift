import Text

/// What takes edits back once they are made, none of which changes the number of lines.
struct InverseEdits {
  private let back: [(edit: TextEdit, known: [CodeUnit])]

  /// Of `edits` in `text`; those below `line` stand `breaks` lines further down by then.
  init(_ edits: [TextEdit], in text: SourceText, below line: Int = .max, by breaks: Int = 0) {
    var back: [(edit: TextEdit, known: [CodeUnit])] = []
    var grown = KeyedList<Int, Int>()
    for edit in edits.inOrderOfText {
      let line = edit.range.start.line + (edit.range.start.line > line ? breaks : 0)
      let old = text.units(in: edit.range)
      let start = edit.range.start.column + grown[line, default: 0]
      let range = TextRange(line: line, start..<start + edit.newText.count)
      back.append((edit: TextEdit(range: range, newText: old), known: edit.newText))
      grown[line, default: 0] += edit.newText.count - old.count
    }
    self.back = back
  }

  var edits: [TextEdit] { back.map { $0.edit } }

  /// Whether the edits are made in `text`, and nothing else has been written there since.
  func fits(_ text: SourceText) -> Bool { back.allSatisfy { text.units(in: $0.edit.range) == $0.known } }
}
