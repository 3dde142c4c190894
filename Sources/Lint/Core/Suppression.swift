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
    directives.order { $0.line }
  }

  /// The findings that were not asked away, in order of the text. A directive for the next line concerns the paragraph
  /// that follows it. Sorting aside, linear in findings and directives together.
  func filter(_ findings: [Finding], in document: Document) -> [Finding] {
    guard !directives.isEmpty else { return findings }
    let targets = targets(in: document)
    var result: [Finding] = []
    var regions = Silence()
    var next: (lines: Range<Int>, silence: Silence) = (0..<0, Silence())
    var at = 0
    for finding in findings.ordered(by: { $0.range.start.line }) {
      let line = finding.range.start.line
      while at < directives.count, directives[at].line < line {
        switch directives[at].action {
        case .disable: regions.set(directives[at], to: true)
        case .enable: regions.set(directives[at], to: false)
        case .disableNextLine:
          if next.lines != targets[at] { next = (targets[at], Silence()) }
          next.silence.set(directives[at], to: true)
        }
        at += 1
      }
      let isNext = next.lines.contains(line) && next.silence.covers(finding.code)
      if !isNext, !regions.covers(finding.code) { result.append(finding) }
    }
    return result
  }

  /// For each directive the lines of the paragraph that follows it, other directives and blank lines between.
  private func targets(in document: Document) -> [Range<Int>] {
    var targets: [Range<Int>] = Array(repeating: 0..<0, count: directives.count)
    for index in directives.indices.reversed() {
      var line = directives[index].line + 1
      let next = index + 1 < directives.count ? directives[index + 1].line : document.syntax.count
      while line < next, document.syntax[line].kind == .blank || document.syntax[line].kind == .comment { line += 1 }
      if line < next {
        targets[index] = document.paragraph(at: line).lines
      } else if index + 1 < directives.count {
        targets[index] = targets[index + 1]
      }
    }
    return targets
  }

  /// Which rules are silent: all or not, and those that differ.
  private struct Silence {
    private var all = false
    private var others = UniqueList<String>()

    func covers(_ code: String) -> Bool { all != others.contains(code) }

    mutating func set(_ directive: Directive, to isSilent: Bool) {
      guard !directive.names.isEmpty else {
        (all, others) = (isSilent, [])
        return
      }
      for name in directive.names {
        if isSilent == all { others.remove(name.id) } else { others.insert(name.id) }
      }
    }
  }
}
