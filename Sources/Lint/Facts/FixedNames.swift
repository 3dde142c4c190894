import Structure
import Text

/// Names that hold a number but count nothing, as the settings list them: 三农, 五年规划, 三项制度 of a law's title.
struct FixedNames: Sendable {
  private let names: [[CodeUnit]]

  init(_ names: [String]) {
    self.names = names.map { [CodeUnit]($0) }.filter { !$0.isEmpty }
  }

  /// The findings without those that take part of a name for a count.
  ///
  /// Costs only where such a finding is: a look at its line.
  func filter(_ findings: [Finding], in document: Document) -> [Finding] {
    guard !names.isEmpty else { return findings }
    return findings.filter { !($0.code.hasPrefix("count-") && isNamed($0.range, in: document)) }
  }

  /// Whether a name stands in the range or around it.
  private func isNamed(_ range: TextRange, in document: Document) -> Bool {
    let units = document.text.line(range.start.line).units
    let end = range.end.line == range.start.line ? range.end.column : units.count
    return names.contains { name in
      // A name that overlaps the range begins no earlier than its own length before it.
      let first = max(0, range.start.column - name.count + 1)
      let last = min(end - 1, units.count - name.count)
      guard first <= last else { return false }
      return units[first..<last + name.count].contains(name)
    }
  }
}
