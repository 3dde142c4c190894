package import Structure
import Text

/// A finding that the writer has looked at and wants no more of: a rule, and the words it speaks of.
package struct Dismissal: Hashable, Sendable {
  package var rule: String
  /// Words of the draft; the finding begins at or in them.
  package var text: String

  package init(rule: String, text: String) {
    self.rule = rule
    self.text = text
  }

  /// The words by which `finding` is dismissed: its own and those around it up to a mark, so that the next 三、 is not
  /// meant too. Nil where there are none.
  package static func text(of finding: Finding, in document: Document) -> String? {
    let units = document.text.line(finding.range.start.line).units
    let start = min(finding.range.start.column, units.count)
    let end =
      finding.range.end.line == finding.range.start.line ? min(finding.range.end.column, units.count) : units.count
    var lower = start
    var upper = max(start, end)
    while lower > 0, start - lower < limit, !isMark(units[lower - 1]) { lower -= 1 }
    while upper < units.count, upper - end < limit, !isMark(units[upper]) { upper += 1 }
    lower = units[...].characterStart(at: lower)
    let text = units[lower..<units[...].characterStart(at: upper)].drop { $0.isBlank }
    return text.isEmpty ? nil : String(text)
  }

  /// Units on either side: as much as tells one place from another and can be read in a list of settings.
  private static let limit = 12

  private static func isMark(_ unit: CodeUnit) -> Bool { unit.isSentenceEnd || unit.isClauseMark }

  /// Whether it dismisses `finding`.
  func covers(_ finding: Finding, in document: Document) -> Bool {
    guard rule == finding.code else { return false }
    let words = [CodeUnit](text)
    let units = document.text.line(finding.range.start.line).units
    let column = max(0, finding.range.start.column)
    return units[clamping: column - words.count..<column + words.count].contains(words)
  }
}
