import JSON
import Lint

/// One setting: its name, what it takes, what it means, where its value goes.
package struct Setting: Sendable {
  /// What a value may be.
  package enum Kind: Sendable {
    case boolean
    case integer(ClosedRange<Int>)
    case choice([String])
    case strings
    /// Rule id → level.
    case levels
    /// Word → what to write for it.
    case words
    /// Name → on or off; what each means, for the writer.
    case switches([String], titles: [String])
    /// A list of objects with `files` and `rules`.
    case overrides
    /// A list of objects with `rule` and `text`.
    case dismissals
  }

  /// Without the leading `gongwen.`: `completion.pinyin`.
  package let key: String
  package let kind: Kind
  /// For the writer, in Chinese.
  package let help: String
  /// The value when nothing is said, as JSON.
  package let standard: String
  let read: @Sendable (JSONValue, inout Settings, inout SettingsReport) -> Void
}

extension Setting {
  /// Hands the value's place in the settings to a body that reads or writes it: `{ $1(&$0.fixOnSave) }`. A key path
  /// would say the same; Embedded Swift has none.
  typealias Place<Value> = @Sendable (inout Settings, (inout Value) -> Void) -> Void

  /// What stands there when nothing is said.
  private static func standard<Value>(at place: Place<Value>) -> Value? {
    var settings = Settings()
    var value: Value?
    place(&settings) { value = $0 }
    return value
  }

  static func boolean(_ key: String, _ place: @escaping Place<Bool>, _ help: String) -> Setting {
    let standard = standard(at: place) == true ? "true" : "false"
    return Setting(key: key, kind: .boolean, help: help, standard: standard) { value, settings, report in
      guard let bool = value.bool else { return report.wrongValue(of: key, value, expected: "true 或 false") }
      place(&settings) { $0 = bool }
    }
  }

  static func integer(
    _ key: String,
    _ place: @escaping Place<Int>,
    in range: ClosedRange<Int>,
    _ help: String,
  ) -> Setting {
    let standard = "\(standard(at: place) ?? range.lowerBound)"
    return Setting(key: key, kind: .integer(range), help: help, standard: standard) { value, settings, report in
      guard let number = value.int, range.contains(number) else {
        return report.wrongValue(of: key, value, expected: "\(range.lowerBound)–\(range.upperBound) 的整数")
      }
      place(&settings) { $0 = number }
    }
  }

  /// One of the names of a type's cases.
  static func choice<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ key: String,
    _ place: @escaping Place<Value>,
    _ help: String,
  ) -> Setting {
    let names = Value.allCases.map { $0.rawValue }
    let standard = "\"\(standard(at: place)?.rawValue ?? "")\""
    return Setting(key: key, kind: .choice(names), help: help, standard: standard) { value, settings, report in
      guard let name = value.string, let chosen = Value(rawValue: name) else {
        return report.wrongChoice(of: key, value, among: names)
      }
      place(&settings) { $0 = chosen }
    }
  }

  /// A list of strings, turned into something by `set`.
  static func strings(
    _ key: String,
    standard: String = "[]",
    _ help: String,
    _ set: @escaping @Sendable ([String], inout Settings) -> Void,
  ) -> Setting {
    Setting(key: key, kind: .strings, help: help, standard: standard) { value, settings, report in
      guard let strings = report.strings(of: key, value) else { return }
      set(strings, &settings)
    }
  }
}
