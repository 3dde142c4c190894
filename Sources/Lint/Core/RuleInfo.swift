/// What a rule says: the single source of its page, its tests, its settings and its defaults.
package struct RuleInfo: Sendable {
  package var id: String
  /// One sentence, in Chinese: 编号应当连续.
  package var title: String
  /// What, why and when it stays silent, in Chinese.
  package var explanation: String
  /// Standard and clause, or “写作惯例”.
  package var basis: String
  package var severity: Severity
  package var isOnByDefault: Bool
  package var good: [Example]
  package var bad: [Example]

  package init(
    id: String,
    title: String,
    explanation: String,
    basis: String,
    severity: Severity,
    isOnByDefault: Bool = true,
    good: [Example],
    bad: [Example],
  ) {
    self.id = id
    self.title = title
    self.explanation = explanation
    self.basis = basis
    self.severity = severity
    self.isOnByDefault = isOnByDefault
    self.good = good
    self.bad = bad
  }
}

/// A text that a rule must report (`⟦…⟧` marks each finding) or must leave alone. Every example is a test.
package struct Example: Sendable {
  package var text: String
  /// The text after the certain fixes, if there are any.
  package var fixed: String?
  package var file: String
  package var line: Int

  package init(_ text: String, fixed: String? = nil, file: String = #fileID, line: Int = #line) {
    self.text = text
    self.fixed = fixed
    self.file = file
    self.line = line
  }
}
