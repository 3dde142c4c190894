import Lint
import Structure
import Text

/// Document → findings: all at once, and again after a keystroke.
enum RuleStages {
  static func run(_ draft: SampleDraft, into report: inout Report) {
    let document = Document(draft.text)
    report.add("stage", "rules", bytes: draft.bytes, sample { lint(document) })
    report.add("stage", "rules after an edit", bytes: draft.bytes, edits(document))
  }

  /// One character typed and taken out again in the middle; the findings are read each time, as for a publication.
  private static func edits(_ document: Document) -> [Double] {
    var document = document
    var session = LintSession(document)
    let line = document.text.lines.count / 2
    let place = TextPosition(line: line, column: document.text.line(line).units.count / 2)
    let typed = TextRange(line: line, place.column..<place.column + 1)
    let edits = [TextEdit(range: TextRange(place, place), newText: "的"), TextEdit(range: typed, newText: [])]
    return sample(least: 20, most: 500) {
      for edit in edits {
        // In two steps: a copy of the document that is still held would have to be kept as it was.
        let change = document.apply(edit)
        session.update(document, change)
        keep(session.findings(in: document))
      }
    }.map { $0 / 2 }
  }
}
