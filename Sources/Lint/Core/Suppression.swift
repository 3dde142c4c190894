package import Structure
import Text

/// Where the writer has asked which rules to be silent.
package struct Suppression: Sendable {
  /// In order of the text.
  private(set) var directives: [Directive] = []

  package init(_ document: Document) {
    guard document.dialect == .markdown else { return }
    directives = document.syntax.indices.compactMap { Directive(line: $0, of: document) }
  }

  /// Reads `lines` again, which were `old` before an edit.
  mutating func update(_ document: Document, _ lines: Range<Int>, old: Range<Int>) {
    guard document.dialect == .markdown else { return }
    directives.removeAll { old.contains($0.line) }
    let delta = lines.count - old.count
    for index in directives.indices where directives[index].line >= old.upperBound { directives[index].line += delta }
    directives += lines.compactMap { Directive(line: $0, of: document) }
    directives.sort { $0.line < $1.line }
  }

  /// The findings that were not asked away. A directive for the next line concerns the paragraph that follows it.
  func filter(_ findings: [Finding], in document: Document) -> [Finding] {
    guard !directives.isEmpty else { return findings }
    return findings.filter { !isSilenced($0, in: document) }
  }

  private func isSilenced(_ finding: Finding, in document: Document) -> Bool {
    let line = finding.range.start.line
    var isOff = false
    for directive in directives where directive.line < line && directive.concerns(finding.code) {
      switch directive.action {
      case .disable: isOff = true
      case .enable: isOff = false
      case .disableNextLine:
        if Self.lines(after: directive, in: document).contains(line) { return true }
      }
    }
    return isOff
  }

  /// The lines of the paragraph that follows `directive`, other directives and blank lines between.
  private static func lines(after directive: Directive, in document: Document) -> Range<Int> {
    var line = directive.line + 1
    while line < document.syntax.count, document.syntax[line].kind == .blank || document.syntax[line].kind == .comment {
      line += 1
    }
    guard line < document.syntax.count else { return line..<line }
    return document.paragraph(at: line).lines
  }
}
