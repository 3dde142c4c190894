import Text

/// Findings by the line their paragraph begins on, in order: what an edit removes, moves and adds again.
struct LineFindings: Sendable {
  private var entries: [(line: Int, findings: [Finding])] = []

  /// Forgets the entries in `range`.
  mutating func remove(_ range: Range<Int>) {
    let lower = entries.partitioningIndex { $0.line >= range.lowerBound }
    let upper = entries.partitioningIndex { $0.line >= range.upperBound }
    if lower < upper { entries.removeSubrange(lower..<upper) }
  }

  /// Takes in entries in order that stand together, with no others between.
  mutating func insert(_ new: [(line: Int, findings: [Finding])]) {
    guard let first = new.first else { return }
    entries.insert(contentsOf: new, at: entries.partitioningIndex { $0.line >= first.line })
  }

  /// What stands on `line` and below is `delta` lines further down.
  mutating func move(from line: Int, by delta: Int) {
    for index in entries.partitioningIndex(where: { $0.line >= line })..<entries.count {
      entries[index].line += delta
      for at in entries[index].findings.indices { entries[index].findings[at].move(from: line, by: delta) }
    }
  }

  /// Asks anew what was found on each line.
  mutating func replaceAll(_ findings: (Int) -> [Finding]) {
    for index in entries.indices { entries[index].findings = findings(entries[index].line) }
  }

  /// Adds everything found to `all`.
  func append(to all: inout [Finding]) {
    for entry in entries { all += entry.findings }
  }
}
