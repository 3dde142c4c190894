import Structure

/// The rules that are switched on, with the severities the settings give them.
struct ActiveRules: Sendable {
  private struct Entry: Sendable {
    let rule: any Rule
    let severity: Severity?
  }

  /// Those that are code.
  private let rules: [Entry]
  /// The ids of the rows that are on, and the severities that the settings give them.
  private let rows: Set<String>
  private let severities: [String: Severity]
  private let words: PatternScanner?

  init(_ configuration: LintConfiguration) {
    var rules: [Entry] = []
    for rule in codeRules where configuration.isOn(rule.info) {
      rules.append(Entry(rule: rule, severity: configuration.severity(of: rule.info)))
    }
    self.rules = rules
    var rows: Set<String> = []
    var severities: [String: Severity] = [:]
    for info in patternRules.map({ $0.info }) + [ownWordsRule.info] where configuration.isOn(info) {
      rows.insert(info.id)
      severities[info.id] = configuration.severity(of: info)
    }
    self.rows = rows
    self.severities = severities
    words = configuration.words.isEmpty ? nil : PatternScanner(words: configuration.words)
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

  /// What the rows of the tables find in one paragraph, and of it what the draft as a whole has to decide.
  func rows(_ paragraph: Paragraph) -> (found: [Finding], candidates: [Finding]) {
    var report = Findings()
    var candidates = Findings()
    words?.check(paragraph, rows, &report, &candidates)
    PatternScanner.shipped.check(paragraph, rows, &report, &candidates)
    if !severities.isEmpty { report.set(severities) }
    return (report.all, candidates.all)
  }

  /// What of `candidates` holds in `draft`, and what the rules say of it as a whole.
  func judge(_ candidates: [Finding], in draft: Draft) -> [Finding] {
    var report = Findings()
    for rule in judgedRules where rows.contains(rule.info.id) {
      guard let judge = rule.judge else { continue }
      for finding in judge(draft, candidates.filter { $0.code == rule.info.id }) { report.add(finding) }
    }
    if !severities.isEmpty { report.set(severities) }
    return report.all + findings { rule, report in rule.check(draft, &report) }
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
