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
  package var group: RuleGroup
  /// Whether it is told once in a document, with one fix for all places: what an encoding or a habit did to a whole page.
  package var isOncePerDocument: Bool
  /// Whether each word is told once in a document, with one fix for all its places: 帐户 as often as a paper has it.
  package var isOncePerWord: Bool
  package var good: [Example]
  package var bad: [Example]

  @inline(never)
  package init(
    id: String,
    title: String,
    explanation: String,
    basis: String,
    severity: Severity,
    group: RuleGroup = .structure,
    isOncePerDocument: Bool = false,
    isOncePerWord: Bool = false,
    good: [Example],
    bad: [Example],
  ) {
    self.id = id
    self.title = title
    self.explanation = explanation
    self.basis = basis
    self.severity = severity
    self.group = group
    self.isOncePerDocument = isOncePerDocument
    self.isOncePerWord = isOncePerWord
    self.good = good
    self.bad = bad
  }
}

/// What a rule is about; `group:marks` in the settings switches all of one group.
package enum RuleGroup: String, Hashable, Sendable, CaseIterable {
  case structure, marks, numbers, elements, genre, wording, consistency

  /// The name that a writer reads.
  package var chineseName: String {
    switch self {
    case .structure: "编号与结构"
    case .marks: "标点"
    case .numbers: "数字与日期"
    case .elements: "公文要素"
    case .genre: "文种"
    case .wording: "用词"
    case .consistency: "前后一致"
    }
  }

  /// Its name in the settings.
  package var settingsName: String { "group:\(rawValue)" }
}

/// A text that a rule must report (`⟦…⟧` marks each finding) or must leave alone. Every example is a test.
package struct Example: Sendable {
  package var text: String
  /// The text after the certain fixes, if there are any.
  package var fixed: String?
  package var file: String
  package var line: Int

  @inline(never)
  package init(_ text: String, fixed: String? = nil, file: String = #fileID, line: Int = #line) {
    self.text = text
    self.fixed = fixed
    self.file = file
    self.line = line
  }
}
