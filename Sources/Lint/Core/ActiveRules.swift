import Structure
import Text

/// The rules that are switched on, with the severities the settings give them.
struct ActiveRules: Sendable {
  private struct Entry: Sendable {
    let rule: any Rule
    let severity: Severity?

    /// Whether the rule implements `check`: the defaults of `Rule` tell the report. What a rule checks is said once, by
    /// its methods, and no list beside it can disagree with them.
    func implements(_ check: (any Rule, inout Findings) -> Void) -> Bool {
      var report = Findings()
      check(rule, &report)
      return !report.isUnimplemented
    }
  }

  /// Those that are code.
  private let rules: [Entry]
  /// Those of them that check paragraphs, series and the outline: a quarter, a third and a seventh. To call the empty
  /// checks of the others too was an eighth of what it costs to open a document.
  private let ofParagraphs: [Entry]
  private let ofSeries: [Entry]
  private let ofOutlines: [Entry]
  /// Those that check paragraphs, or series: both are asked where a paragraph holds series.
  private let ofEither: [Entry]
  /// Those that check the use of a counted name, and the draft as a whole: a few.
  private let ofSlogans: [Entry]
  private let ofDrafts: [Entry]
  /// Of each of `patternRules`, then of the writer's own words, whether it is on.
  private let rows: [Bool]
  /// The same, of those that read tables.
  private let tableRows: [Bool]
  /// The severities that the settings give to some of them.
  private let severities: KeyedList<String, Severity>
  private let words: PatternScanner?

  init(_ configuration: LintConfiguration) {
    // A folder is checked with the same settings file by file.
    self = configuration.levels.isEmpty && configuration.words.isEmpty ? Self.standard : Self(of: configuration)
  }

  /// Those that are on where the settings say nothing.
  private static let standard = Self(of: LintConfiguration())

  @inline(never)
  private init(of configuration: LintConfiguration) {
    let rules = codeRules.compactMap { rule in
      configuration.isOn(rule.info) ? Entry(rule: rule, severity: configuration.severity(of: rule.info)) : nil
    }
    self.rules = rules
    let sample = Document("一、甲\n")
    let series = NumberingChains(sample.outline).series(0, in: sample)
    ofParagraphs = rules.filter { $0.implements { $0.check(sample.paragraph(at: 0), in: sample, &$1) } }
    ofSeries = rules.filter { $0.implements { $0.check(series, in: sample, &$1) } }
    ofEither = rules.filter { rule in
      rule.implements { $0.check(sample.paragraph(at: 0), in: sample, &$1) }
        || rule.implements { $0.check(series, in: sample, &$1) }
    }
    ofOutlines = rules.filter { $0.implements { $0.check(sample.outline, in: sample, &$1) } }
    let slogan = Slogans().slogan([], in: sample)
    ofSlogans = rules.filter { $0.implements { $0.check(slogan, in: sample, &$1) } }
    let draft = Draft(sample, genre: nil)
    ofDrafts = rules.filter { $0.implements { $0.check(draft, &$1) } }
    let infos = patternRules.map { $0.info } + [ownWordsRule.info]
    rows = infos.map { configuration.isOn($0) }
    tableRows = zip(rows, patternRules.map { $0.readsTables } + [false]).map { $0 && $1 }
    var severities = KeyedList<String, Severity>()
    for info in infos { severities[info.id] = configuration.severity(of: info) }
    self.severities = severities
    words = configuration.words.isEmpty ? nil : PatternScanner(words: configuration.words)
  }

  /// What `check` reports for each rule.
  func findings(_ check: (any Rule, inout Findings) -> Void) -> [Finding] { findings(of: rules, check) }

  private func findings(of rules: [Entry], _ check: (any Rule, inout Findings) -> Void) -> [Finding] {
    var report = Findings()
    // A span lends its elements: to retain and release three dozen rules for each paragraph is much of a short check.
    let rules = rules.span
    for index in rules.indices {
      let before = report.all.count
      check(rules[index].rule, &report)
      if let severity = rules[index].severity { report.set(severity, from: before) }
    }
    return report.all
  }

  /// What the rules say of one paragraph and the series in it.
  func check(_ paragraph: Paragraph, in document: Document) -> [Finding] {
    let series = paragraph.syntax.runs.indices.compactMap { NumberedSeries(run: $0, of: paragraph, in: document) }
    guard !series.isEmpty else {
      return findings(of: ofParagraphs) { rule, report in rule.check(paragraph, in: document, &report) }
    }
    return findings(of: ofEither) { rule, report in
      rule.check(paragraph, in: document, &report)
      rule.check(series, in: document, &report)
    }
  }

  /// What the rules say of the outline as a whole and of the lists beside it.
  func check(_ outline: Outline, _ lists: [NumberedSeries], in document: Document) -> [Finding] {
    // Rule by rule, so that findings come in the order of the rules.
    guard !lists.isEmpty else {
      return findings(of: ofOutlines) { rule, report in rule.check(outline, in: document, &report) }
    }
    return findings { rule, report in
      rule.check(outline, in: document, &report)
      rule.check(lists, in: document, &report)
    }
  }

  /// What the rules say of these series.
  func check(_ series: [NumberedSeries], in document: Document) -> [Finding] {
    findings(of: ofSeries) { rule, report in rule.check(series, in: document, &report) }
  }

  /// What the rules say of the use of one counted name.
  func check(_ slogan: Slogan, in document: Document) -> [Finding] {
    findings(of: ofSlogans) { rule, report in rule.check(slogan, in: document, &report) }
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

  /// What the rows that read tables find in one row of a table, and of it what the draft as a whole has to decide.
  func rows(inTableRow paragraph: Paragraph) -> (found: [Finding], candidates: [Finding]) {
    var report = Findings()
    var candidates = Findings()
    PatternScanner.shipped.check(paragraph, tableRows, &report, &candidates)
    if !severities.isEmpty { report.set(severities) }
    return (report.all, candidates.all)
  }

  /// What of `candidates` holds in `draft`, and what the rules say of it as a whole.
  func judge(_ candidates: [Finding], in draft: Draft) -> [Finding] {
    var report = Findings()
    for index in judgedRules where rows[index] {
      let rule = patternRules[index]
      guard let judge = rule.judge else { continue }
      for finding in judge(draft, candidates.filter { $0.code == rule.info.id }) { report.add(finding) }
    }
    if !severities.isEmpty { report.set(severities) }
    return report.all + findings(of: ofDrafts) { rule, report in rule.check(draft, &report) }
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
    let named = document.placed(Reference.all(in: paragraph.units), on: paragraph.lines.lowerBound)
    return check(named, of: paragraph, in: document)
  }
}

extension Rule {
  /// Checks each of `series`, lent and not copied: one holds a whole document.
  fileprivate func check(_ series: [NumberedSeries], in document: Document, _ report: inout Findings) {
    let series = series.span
    for index in series.indices { check(series[index], in: document, &report) }
  }
}
