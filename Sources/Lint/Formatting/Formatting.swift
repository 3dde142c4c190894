package import Text

/// `textDocument/rangeFormatting`: what is certainly wrong is mended, nothing else is touched.
package enum Formatting {
  /// The edits that lie wholly inside one of `ranges`, one round of them: a fix that reaches out of it is left alone,
  /// unless each of its edits is a fix of its own. However the ranges overlap, an edit comes once.
  package static func edits(for findings: [Finding], in ranges: [TextRange]) -> [TextEdit] {
    let inside = findings.compactMap { finding -> Finding? in
      guard var fix = finding.fixes.first(where: { $0.isCertain }) else { return nil }
      if fix.isDivisible {
        fix.edits = fix.edits.filter { edit in ranges.contains { $0.contains(edit.range) } }
      } else if !ranges.contains(where: { range in fix.edits.allSatisfy { range.contains($0.range) } }) {
        return nil
      }
      var finding = finding
      finding.fixes = [fix]
      return finding
    }
    return Fixing.certainEdits(inside)
  }
}
