package import Structure
package import Text

/// Applying fixes: what `gongwen fix` and `source.fixAll.gongwen` share.
package enum Fixing {
  /// The edits of all certain fixes that can be applied together, in order of the text.
  ///
  /// A finding contributes its first certain fix; a fix that touches one already taken waits for the next round. A fix
  /// may have edits all over the text, so each is compared with its neighbours there. O(edits · log edits).
  package static func certainEdits(_ findings: [Finding]) -> [TextEdit] {
    let fixes = findings.compactMap { finding in finding.fixes.first { $0.isCertain } }
    var edits: [(fix: Int, edit: TextEdit)] = []
    for (index, fix) in fixes.enumerated() { edits += fix.edits.map { (fix: index, edit: $0) } }
    edits.order { $0.edit.range.start.sortKey }
    var rivals = KeyedList<Int, [Int]>()
    for (place, first) in edits.enumerated() {
      for second in edits[(place + 1)...] {
        if second.edit.range.start > first.edit.range.end { break }
        if first.fix == second.fix { continue }
        rivals[max(first.fix, second.fix), default: []].append(min(first.fix, second.fix))
      }
    }
    var isTaken: [Bool] = []
    for index in fixes.indices {
      let clashes = rivals[index]?.contains { isTaken[safe: $0] == true } ?? false
      isTaken.append(!clashes)
    }
    return edits.compactMap { isTaken[safe: $0.fix] == true ? $0.edit : nil }
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
  /// fixes, and one walk over the lines in each round.
  package static func fixAll(_ document: Document, _ session: LintSession) -> [TextEdit] {
    var current = document
    var session = session
    var made = ComposedEdits()
    for _ in 0..<rounds {
      let edits = ReferenceUpdate.complete(certainEdits(session.findings(in: current)), in: current)
      if edits.isEmpty { break }
      made.append(edits, to: current.text)
      guard edits.count <= mostEditsInPlace else {
        current = Document(current.text.applying(edits), dialect: current.dialect)
        session = LintSession(current, session.configuration)
        continue
      }
      let changes = SourceText.inOrderOfWriting(edits).map { current.apply($0) }
      if changes.allSatisfy({ $0.lines.delta == 0 }) {
        session.update(current, inPlace: changes)
      } else {
        session = LintSession(current, session.configuration)
      }
    }
    return made.edits(of: document.text)
  }

  private static let rounds = 8
  /// With more of them a document is read sooner as a whole.
  private static let mostEditsInPlace = 512
}
