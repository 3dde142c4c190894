import Configuration
import Text

/// What was given to a command.
struct Arguments: Sendable {
  /// Values in the order given, by option name; a flag has one empty value each time.
  fileprivate(set) var values = KeyedList<String, [String]>()
  /// Everything that is no option; `-` counts as an operand.
  fileprivate(set) var operands: [String] = []

  /// Whether the option was given.
  func has(_ option: Option) -> Bool {
    values[option.name] != nil
  }

  /// The value; of several the last.
  func value(_ option: Option) -> String? {
    values[option.name]?.last
  }

  /// All values in the order given.
  func all(_ option: Option) -> [String] {
    values[option.name] ?? []
  }

  /// The value as a number in `range`.
  func number(_ option: Option, in range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw Failure("选项 --\(option.name) 应为 \(range.lowerBound)–\(range.upperBound) 的整数，实际是“\(text)”")
    }
    return number
  }
}

/// Reads a command line the way GNU programs do: `--name value`, `--name=value`, `-n value`, `-nvalue`, flags joined as
/// `-ab`, options and operands in any order, `--` before operands that begin with a dash.
struct ArgumentParser {
  let command: CommandInfo

  /// - Throws: what is wrong, with the nearest option if the name was misspelt.
  /// - Returns: nil when the help was asked for.
  func parse(_ words: [String]) throws(Failure) -> Arguments? {
    var result = Arguments()
    var onlyOperands = false
    var iterator = words.makeIterator()
    while let word = iterator.next() {
      if onlyOperands || word == "-" || !word.hasPrefix("-") {
        result.operands.append(word)
      } else if word == "--" {
        onlyOperands = true
      } else if word.hasPrefix("--") {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let option = try long(String(parts.first ?? ""))
        let attached = parts.count > 1 ? String(parts[1]) : nil
        if option.name == Option.help.name { return nil }
        if option.takesValue {
          guard let value = attached ?? iterator.next() else { throw missingValue(option) }
          try add(value, to: option, &result)
        } else if attached != nil {
          throw Failure("选项 --\(option.name) 不带值", hint: seeHelp)
        } else {
          try add("", to: option, &result)
        }
      } else {
        var rest = word.dropFirst()
        while let letter = rest.popFirst() {
          guard let option = command.options.first(where: { $0.short == letter }) else {
            throw Failure("未知选项 -\(letter)", hint: seeHelp)
          }
          if option.name == Option.help.name { return nil }
          guard option.takesValue else {
            try add("", to: option, &result)
            continue
          }
          let attached = rest.isEmpty ? nil : String(rest)
          guard let value = attached ?? iterator.next() else { throw missingValue(option) }
          try add(value, to: option, &result)
          break
        }
      }
    }
    try checkOperands(result.operands)
    return result
  }

  private func long(_ name: String) throws(Failure) -> Option {
    if let option = command.options.first(where: { $0.name == name }) { return option }
    let near = Suggestion.nearest(to: name, among: command.options.map { $0.name })
    throw Failure("未知选项 --\(name)", hint: near.map { "是否想用 --\($0)？" } ?? seeHelp)
  }

  private func add(_ value: String, to option: Option, _ result: inout Arguments) throws(Failure) {
    if case .choice(let words) = option.value, !words.contains(value) {
      let near = Suggestion.nearest(to: value, among: words)
      throw Failure(
        "选项 --\(option.name) 的值“\(value)”无效，可用：\(words.joined(separator: "、"))",
        hint: near.map { "是否想用 \($0)？" },
      )
    }
    if option.isRepeatable {
      result.values[option.name, default: []].append(value)
    } else {
      result.values[option.name] = [value]
    }
  }

  private func missingValue(_ option: Option) -> Failure {
    Failure("选项 --\(option.name) 缺少值（\(option.placeholder ?? "")）", hint: seeHelp)
  }

  private func checkOperands(_ operands: [String]) throws(Failure) {
    guard let operand = command.operand else {
      if let first = operands.first { throw Failure("多余的参数“\(first)”", hint: seeHelp) }
      return
    }
    if operands.count < operand.count.lowerBound { throw Failure("缺少参数：\(operand.name)", hint: seeHelp) }
    if operands.count > operand.count.upperBound {
      throw Failure("多余的参数“\(operands[operand.count.upperBound])”", hint: seeHelp)
    }
  }

  private var seeHelp: String { "用法见 gongwen \(command.name) --help" }
}
