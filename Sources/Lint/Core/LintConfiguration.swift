package import Lexicon
import Structure
package import Text

/// How seriously to take each rule: the settings for one document, already chosen for its path.
package struct LintConfiguration: Hashable, Sendable {
  package enum Level: Hashable, Sendable {
    /// On, as severe as the rule itself says.
    case standard
    case off
    case on(Severity)
  }

  /// By rule id; rules that are not named keep their own severity.
  package var levels: KeyedList<String, Level>
  /// Names that hold a number but count nothing: 三农.
  package var names: [String]
  /// The 文种 that the settings name; nil to go by the title.
  package var genre: Genre?
  /// The writer's own words, wrong → right, sorted.
  package var words: [Word]

  package struct Word: Hashable, Sendable {
    package var wrong: String
    package var right: String

    package init(wrong: String, right: String) {
      self.wrong = wrong
      self.right = right
    }
  }

  /// Findings the writer wants no more of.
  package var dismissed: [Dismissal]

  package init(
    levels: KeyedList<String, Level> = KeyedList(),
    names: [String] = [],
    genre: Genre? = nil,
    dismissed: [Dismissal] = [],
    words: [Word] = [],
  ) {
    self.words = words
    self.levels = levels
    self.names = names
    self.genre = genre
    self.dismissed = dismissed
  }

  /// `findings` without those that are dismissed.
  func withoutDismissed(_ findings: [Finding], in document: Document) -> [Finding] {
    guard !dismissed.isEmpty else { return findings }
    return findings.filter { finding in !dismissed.contains { $0.covers(finding, in: document) } }
  }

  /// Whether `rule` runs.
  package func isOn(_ rule: RuleInfo) -> Bool {
    switch level(of: rule) {
    case .off: false
    case nil, .standard, .on: true
    }
  }

  /// What the settings say of `rule` or, if nothing, of its group.
  private func level(of rule: RuleInfo) -> Level? {
    levels[rule.id] ?? levels[rule.group.settingsName]
  }

  /// The severity the settings give to `rule`; nil where it decides itself.
  package func severity(of rule: RuleInfo) -> Severity? {
    if case .on(let severity) = level(of: rule) { severity } else { nil }
  }
}

extension LintConfiguration.Level {
  /// Reads a level as settings write it: off, on, error, warning, info (or information), hint.
  package init?(name: String) {
    switch name {
    case "off": self = .off
    case "on": self = .standard
    case "information": self = .on(.information)
    default:
      guard let severity = Severity.allCases.first(where: { $0.name == name }) else { return nil }
      self = .on(severity)
    }
  }
}
