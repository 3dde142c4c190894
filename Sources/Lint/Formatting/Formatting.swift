package import Text

/// `textDocument/rangeFormatting`: what is certainly wrong is mended, nothing else is touched.
package enum Formatting {
  /// The edits that lie wholly inside `range`, one round of them: a fix that reaches out of it is left alone.
  package static func edits(for findings: [Finding], in range: TextRange) -> [TextEdit] {
    let inside = findings.filter { finding in
      guard let fix = finding.fixes.first(where: { $0.isCertain }) else { return false }
      return fix.edits.allSatisfy { range.contains($0.range) }
    }
    return Fixing.certainEdits(inside)
  }
}
