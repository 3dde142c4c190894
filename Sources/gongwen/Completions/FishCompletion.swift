import Text

/// The completion script for fish.
enum FishCompletion {
  static func script(_ commands: [CommandInfo]) -> String {
    var lines = [
      "# fish completion for gongwen; made by: gongwen completions fish",
      "complete -c gongwen -f",
      "complete -c gongwen -n __fish_use_subcommand -l help -s h -d '显示帮助'",
      "complete -c gongwen -n __fish_use_subcommand -l version -d '显示版本'",
      "complete -c gongwen -n '__fish_seen_subcommand_from help' -a '\(commands.map { $0.name }.joined(separator: " "))'",
    ]
    for command in commands {
      let here = "complete -c gongwen -n '__fish_seen_subcommand_from \(command.name)'"
      lines.append("complete -c gongwen -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))")
      switch command.operand?.kind {
      case .path: lines.append("\(here) -F")
      case .choice(let words): lines.append("\(here) -a \(quoted(words().joined(separator: " ")))")
      case .text, nil: break
      }
      for option in command.options {
        var line = "\(here) -l \(option.name)"
        if let short = option.short { line += " -s \(short)" }
        switch option.value {
        case .none: break
        case .choice(let words): line += " -x -a \(quoted(words.joined(separator: " ")))"
        case .file: line += " -r -F"
        case .directory: line += " -x -a '(__fish_complete_directories)'"
        case .text: line += " -x"
        }
        lines.append(line + " -d \(quoted(option.help))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.escaped { $0 == "'" || $0 == "\\" ? "\\\($0)" : nil } + "'"
  }
}
