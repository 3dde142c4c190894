package import Structure
package import Text

/// `textDocument/formatting` and `rangeFormatting`: what is certainly wrong is mended, nothing else is touched.
package enum Formatting {
  /// The edits for the whole document, given what was found in it (empty in an instant where nothing is certain).
  package static func edits(
    for findings: [Finding],
    in document: Document,
    _ configuration: LintConfiguration = LintConfiguration(),
  ) -> [TextEdit] {
    guard findings.contains(where: { $0.fixes.contains(where: \.isCertain) }) else { return [] }
    return Fixing.fixAll(document, configuration)
  }

  /// The edits that lie wholly inside `range`, one round of them: a fix that reaches out of it is left alone.
  package static func edits(for findings: [Finding], in range: TextRange) -> [TextEdit] {
    let inside = findings.filter { finding in
      guard let fix = finding.fixes.first(where: \.isCertain) else { return false }
      return fix.edits.allSatisfy { range.contains($0.range) }
    }
    return Fixing.certainEdits(inside)
  }
}
