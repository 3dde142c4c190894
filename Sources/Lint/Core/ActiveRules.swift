import Structure

/// The rules that are switched on, with the severities the settings give them.
struct ActiveRules: Sendable {
  private let rules: [(rule: any Rule.Type, severity: Severity?)]
  private let readsOutline: Bool

  init(_ configuration: LintConfiguration) {
    rules = allRules.filter { configuration.isOn($0.info) }.map { ($0, configuration.severity(of: $0.info)) }
    readsOutline = rules.contains { $0.rule.readsOutline }
  }

  /// What `check` reports for each rule.
  func findings(_ check: (any Rule.Type, inout Findings) -> Void) -> [Finding] {
    var report = Findings()
    for (rule, severity) in rules {
      let before = report.all.count
      check(rule, &report)
      if let severity { report.set(severity, from: before) }
    }
    return report.all
  }

  /// What the rules say of one paragraph and the series in it.
  func check(_ paragraph: Paragraph, in document: Document) -> [Finding] {
    let series = paragraph.syntax.runs.indices.compactMap { NumberedSeries(run: $0, of: paragraph, in: document) }
    return findings { rule, report in
      rule.check(paragraph, in: document, &report)
      for series in series { rule.check(series, in: document, &report) }
    }
  }

  /// Whether what is said of `paragraph` may depend on the outline.
  func mayReadOutline(_ paragraph: Paragraph) -> Bool {
    readsOutline && rules.contains { $0.rule.readsOutline && $0.rule.concerns(paragraph) }
  }
}
