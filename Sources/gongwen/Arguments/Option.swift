/// An option that a command understands. The declaration is all there is: parsing, `--help` and the shells' completions
/// come from it.
struct Option: Sendable {
  /// What follows the name.
  enum Value: Sendable {
    /// Nothing: the option is there or not.
    case none
    /// One of these words.
    case choice([String])
    case file(String)
    case directory(String)
    /// Free text; the string is its name in the help.
    case text(String)
  }

  /// Without the dashes.
  let name: String
  let short: Character?
  let value: Value
  /// Whether it may be given more than once. Otherwise the last one counts, so that an alias can be overridden.
  let isRepeatable: Bool
  /// One line, in Chinese.
  let help: String

  init(_ name: String, short: Character? = nil, _ value: Value = .none, isRepeatable: Bool = false, help: String) {
    self.name = name
    self.short = short
    self.value = value
    self.isRepeatable = isRepeatable
    self.help = help
  }

  var takesValue: Bool {
    if case .none = value { false } else { true }
  }

  /// Its value as the help names it: `text|json`, `文件`; nil for a flag.
  var placeholder: String? {
    switch value {
    case .none: nil
    case .choice(let words): words.joined(separator: "|")
    case .file(let name), .directory(let name), .text(let name): name
    }
  }

  static let help = Option("help", short: "h", help: "显示本帮助")
}
