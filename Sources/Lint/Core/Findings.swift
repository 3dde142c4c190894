package import Text

/// What a run of rules has found so far.
package struct Findings: Sendable {
  package private(set) var all: [Finding] = []
  /// Whether a rule was asked for a check that it does not implement.
  private(set) var isUnimplemented = false

  package init() {}

  /// For the defaults of checks: `ActiveRules` asks no more.
  mutating func notImplemented() { isUnimplemented = true }

  package mutating func add(_ finding: Finding) {
    all.append(finding)
  }

  /// Adds a finding of the rule that `info` describes, at its own severity unless another is given.
  package mutating func add(
    _ info: RuleInfo,
    at range: TextRange,
    _ message: String,
    severity: Severity? = nil,
    related: [Finding.Related] = [],
    fixes: [Fix] = [],
  ) {
    all.append(
      Finding(
        code: info.id,
        severity: severity ?? info.severity,
        range: range,
        message: message,
        related: related,
        fixes: fixes,
      )
    )
  }

  /// Adds `finding` unless the same rule has spoken of the same characters.
  mutating func addIfApart(_ finding: Finding) {
    for earlier in all.reversed().prefix(16) where earlier.code == finding.code {
      if earlier.range.overlaps(finding.range) { return }
    }
    add(finding)
  }

  /// Gives every finding from `index` on this severity.
  mutating func set(_ severity: Severity, from index: Int) {
    for index in index..<max(index, all.count) { all[index].severity = severity }
  }

  /// Gives every finding the severity that its code has here.
  mutating func set(_ severities: KeyedList<String, Severity>) {
    for index in all.indices { if let severity = severities[all[index].code] { all[index].severity = severity } }
  }
}
