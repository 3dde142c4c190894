import Files
import JSON
import Lint
import Text

/// Something in the settings that cannot be taken, told by name.
package struct SettingsProblem: Hashable, Sendable {
  /// `completion.pinyin`; empty for the text as a whole.
  package var key: String
  /// For the writer, in Chinese, with a suggestion where one is near.
  package var message: String
  /// Byte offset in the JSON text.
  package var offset: Int
}

/// Reads values and notes what is wrong with them; what is right is taken all the same.
package struct SettingsReport {
  /// The first ones: more are not read, and each costs a search for what was meant.
  package private(set) var problems: [SettingsProblem] = []
  /// How many entries of a list are told before the rest is counted; a report must fit a screen or two.
  private static let limit = 100
  private var isFull: Bool { problems.count >= SettingsReport.limit }

  package init() {}

  mutating func add(_ key: String, _ value: JSONValue, _ message: String) {
    if isFull { return }
    problems.append(SettingsProblem(key: key, message: message, offset: value.offset))
  }

  mutating func wrongValue(of key: String, _ value: JSONValue, expected: String) {
    add(key, value, "设置“\(key)”应为\(expected)，实际是 \(SettingsReport.shown(value))")
  }

  mutating func wrongChoice(of key: String, _ value: JSONValue, among names: [String]) {
    if isFull { return }
    let near = value.string.flatMap { Suggestion.nearest(to: $0, among: names) }
    let suggestion = near.map { "，是否想用“\($0)”？" } ?? ""
    let list = names.joined(separator: "、")
    add(key, value, "设置“\(key)”的值 \(SettingsReport.shown(value)) 无效，可用：\(list)\(suggestion)")
  }

  /// The value as it was written, cut to what fits in a message.
  private static func shown(_ value: JSONValue) -> String {
    let text = String(decoding: value.source.prefix(60), as: UTF8.self)
    return value.source.count > 60 ? text + "…" : text
  }

  // MARK: Composite values

  mutating func strings(of key: String, _ value: JSONValue) -> [String]? {
    let strings = value.elements.map { $0.string }
    guard value.kind == .array, !strings.contains(nil) else {
      wrongValue(of: key, value, expected: "字符串的列表")
      return nil
    }
    return strings.compactMap { $0 }
  }

  mutating func levels(of key: String, _ value: JSONValue) -> KeyedList<String, LintConfiguration.Level> {
    guard value.kind == .object else {
      wrongValue(of: key, value, expected: "对象，如 {\"ordinal-gap\": \"error\"}")
      return [:]
    }
    var result = KeyedList<String, LintConfiguration.Level>()
    for (id, level) in value.members {
      if !ruleNames.contains(id) {
        if isFull { continue }
        let near = Suggestion.nearest(to: id, among: ruleNames)
        let suggestion = near.map { "是否想用“\($0)”？" } ?? "全部规则见 gongwen rules"
        add("\(key).\(id)", level, "没有规则“\(id)”，\(suggestion)")
      } else if let name = level.string, let level = LintConfiguration.Level(name: name) {
        result[id] = level
      } else {
        wrongChoice(of: "\(key).\(id)", level, among: LintConfiguration.Level.names)
      }
    }
    return result
  }

  /// Words and what to write for them, sorted by the words.
  mutating func words(of key: String, _ value: JSONValue) -> [LintConfiguration.Word] {
    guard value.kind == .object else {
      wrongValue(of: key, value, expected: "对象，如 {\"布署\": \"部署\"}")
      return []
    }
    var result: [LintConfiguration.Word] = []
    for (wrong, right) in value.members {
      if let right = right.string, !wrong.isEmpty {
        result.append(LintConfiguration.Word(wrong: wrong, right: right))
      } else {
        wrongValue(of: "\(key).\(wrong)", right, expected: "字符串（应当怎样写）")
      }
    }
    return result.ordered { $0.wrong < $1.wrong }
  }

  mutating func switches(of key: String, _ value: JSONValue, among names: [String]) -> KeyedList<String, Bool> {
    guard value.kind == .object else {
      wrongValue(of: key, value, expected: "对象，如 {\"\(names.first ?? "")\": false}")
      return [:]
    }
    var result = KeyedList<String, Bool>()
    for (name, value) in value.members {
      if !names.contains(name) {
        unknown(name, under: key, value, among: names)
      } else if let bool = value.bool {
        result[name] = bool
      } else {
        wrongValue(of: "\(key).\(name)", value, expected: "true 或 false")
      }
    }
    return result
  }

  mutating func overrides(of key: String, _ value: JSONValue) -> [Settings.Override] {
    guard value.kind == .array else {
      wrongValue(of: key, value, expected: "列表，如 [{\"files\": [\"*.md\"], \"rules\": {}}]")
      return []
    }
    return value.elements.enumerated().compactMap { index, element in
      let place = "\(key)[\(index)]"
      guard element.kind == .object else {
        wrongValue(of: place, element, expected: "对象")
        return nil
      }
      var result = Settings.Override()
      for (name, value) in element.members {
        switch name {
        case "files": result.files = (strings(of: "\(place).files", value) ?? []).map(Glob.init)
        case "rules": result.rules = levels(of: "\(place).rules", value)
        default: unknown(name, under: place, value, among: ["files", "rules"])
        }
      }
      return result
    }
  }

  mutating func dismissals(of key: String, _ value: JSONValue) -> [Dismissal] {
    guard value.kind == .array else {
      wrongValue(of: key, value, expected: "列表，如 [{\"rule\": \"ordinal-gap\", \"text\": \"三、\"}]")
      return []
    }
    return value.elements.enumerated().compactMap { index, element in
      guard let id = element["rule"]?.string, let text = element["text"]?.string, !text.isEmpty else {
        wrongValue(of: "\(key)[\(index)]", element, expected: "含 rule 和 text 的对象")
        return nil
      }
      guard rule(named: id) != nil else {
        wrongChoice(of: "\(key)[\(index)].rule", element, among: allRules.map { $0.info.id })
        return nil
      }
      return Dismissal(rule: id, text: text)
    }
  }

  mutating func unknown(_ name: String, under parent: String, _ value: JSONValue, among names: [String]) {
    if isFull { return }
    let key = parent.isEmpty ? name : "\(parent).\(name)"
    let near = Suggestion.nearest(to: name, among: names)
    let suggestion = near.map { "，是否想用“\(parent.isEmpty ? $0 : "\(parent).\($0)")”？" } ?? ""
    add(key, value, "未知设置“\(key)”\(suggestion)")
  }
}

extension LintConfiguration.Level {
  /// What a setting and `--rule` may say.
  package static let names = ["off", "on"] + Severity.allCases.map { $0.name }
}
