package import Structure
package import Text

/// Applying fixes: what `gongwen fix` and `source.fixAll.gongwen` share.
package enum Fixing {
  /// The edits of all certain fixes that can be applied together, in order of the text.
  ///
  /// A finding contributes its first certain fix; a fix that touches an edit already taken waits for the next round.
  package static func certainEdits(_ findings: [Finding]) -> [TextEdit] {
    var taken: [TextEdit] = []
    for finding in findings {
      guard let fix = finding.fixes.first(where: { $0.isCertain }), !fix.edits.isEmpty else { continue }
      let clashes = fix.edits.contains { edit in
        // Findings come in order of the text, so only the latest edits can be near.
        taken.suffix(32).contains { $0.range.overlaps(edit.range) || $0.range.touches(edit.range.start) }
      }
      if !clashes { taken += fix.edits }
    }
    return taken.sorted { $0.range.start < $1.range.start }
  }

  /// What has to change for nothing certain to be left, in order of the text; empty for a clean document.
  ///
  /// A fix may lay bare another (a bracket, then the series it belongs to), so rounds follow until none is left; that
  /// makes the outcome a fixed point. References follow what is renumbered.
  package static func fixAll(_ document: Document, _ configuration: LintConfiguration = LintConfiguration())
    -> [TextEdit]
  {
    fixAll(document, LintSession(document, configuration))
  }

  /// The same where the findings are at hand: `session` has seen `document` as it is. Then the cost is that of the
  /// fixes, and one comparison of the two texts.
  package static func fixAll(_ document: Document, _ session: LintSession) -> [TextEdit] {
    var current = document
    var session = session
    var isFixed = false
    for _ in 0..<rounds {
      let edits = ReferenceUpdate.complete(certainEdits(session.findings(in: current)), in: current)
      if edits.isEmpty { break }
      isFixed = true
      guard edits.count <= mostEditsInPlace else {
        current = Document(current.text.applying(edits), dialect: current.dialect)
        session = LintSession(current, session.configuration)
        continue
      }
      let changes = edits.sorted { $0.range.start > $1.range.start }.map { current.apply($0) }
      if changes.allSatisfy({ $0.lines.delta == 0 }) {
        session.update(current, inPlace: changes)
      } else {
        session = LintSession(current, session.configuration)
      }
    }
    return isFixed ? document.text.edits(to: current.text) : []
  }

  private static let rounds = 8
  /// With more of them a document is read sooner as a whole.
  private static let mostEditsInPlace = 512
}

extension SourceText {
  /// The text after `edits`, which refer to this text and do not overlap.
  package func applying(_ edits: [TextEdit]) -> SourceText {
    var text = self
    for edit in edits.sorted(by: { $0.range.start > $1.range.start }) { text.apply(edit) }
    return text
  }

  /// The smallest edits, line by line, that make this text into `other`.
  ///
  /// Where lines were put in or left out, everything between the first and the last changed line is one edit.
  func edits(to other: SourceText) -> [TextEdit] {
    guard lines.count == other.lines.count else { return [wholeEdit(to: other)] }
    return lines.indices.compactMap { index in
      let (old, new) = (lines[index].units, other.lines[index].units)
      guard old != new else { return nil }
      var prefix = 0
      while prefix < min(old.count, new.count), old[prefix] == new[prefix] { prefix += 1 }
      if prefix > 0, old[prefix - 1].isHighSurrogate { prefix -= 1 }
      var suffix = 0
      while suffix < min(old.count, new.count) - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
        suffix += 1
      }
      if suffix > 0, old[old.count - suffix].isLowSurrogate { suffix -= 1 }
      let range = TextRange(line: index, prefix..<old.count - suffix)
      return TextEdit(range: range, newText: Array(new[prefix..<new.count - suffix]))
    }
  }

  private func wholeEdit(to other: SourceText) -> TextEdit {
    let common = min(lines.count, other.lines.count) - 1
    var prefix = 0
    while prefix < common, lines[prefix] == other.lines[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < common - prefix, lines[lines.count - 1 - suffix] == other.lines[other.lines.count - 1 - suffix] {
      suffix += 1
    }
    let start = TextPosition(line: prefix, column: 0)
    let new = other.units(in: TextRange(start, other.endOfLine(other.lines.count - 1 - suffix)))
    return TextEdit(range: TextRange(start, endOfLine(lines.count - 1 - suffix)), newText: new)
  }

  /// The position behind the last unit of the line, before its end.
  private func endOfLine(_ index: Int) -> TextPosition {
    TextPosition(line: index, column: line(index).units.count)
  }
}
