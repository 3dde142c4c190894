import Structure

/// The rules that are switched on, with the severities the settings give them.
struct ActiveRules: Sendable {
  private struct Entry: Sendable {
    let rule: any Rule
    let severity: Severity?
  }

  private let rules: [Entry]

  init(_ configuration: LintConfiguration) {
    var rules: [Entry] = []
    for rule in allRules {
      let info = rule.info
      if configuration.isOn(info) { rules.append(Entry(rule: rule, severity: configuration.severity(of: info))) }
    }
    self.rules = rules
  }

  /// What `check` reports for each rule.
  func findings(_ check: (any Rule, inout Findings) -> Void) -> [Finding] {
    var report = Findings()
    for entry in rules {
      let before = report.all.count
      check(entry.rule, &report)
      if let severity = entry.severity { report.set(severity, from: before) }
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

  /// What the rules say of the references in one paragraph.
  func check(_ references: [Reference], of paragraph: Paragraph, in document: Document) -> [Finding] {
    findings { rule, report in
      for reference in references { rule.check(reference, of: paragraph, in: document, &report) }
    }
  }

  /// What the rules say of the references in the paragraph that begins on `line`.
  func references(on line: Int, in document: Document) -> [Finding] {
    let paragraph = document.paragraph(at: line)
    return check(Reference.all(in: paragraph.units), of: paragraph, in: document)
  }
}
