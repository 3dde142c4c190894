import Text

/// The completion script for zsh (`_arguments`).
enum ZshCompletion {
  static func script(_ commands: [CommandInfo]) -> String {
    let list = commands.map { "    \(quoted("\(escaped($0.name)):\(escaped($0.summary))"))\n" }.joined()
    return """
      #compdef gongwen
      # zsh completion for gongwen; made by: gongwen completions zsh
      _gongwen() {
        local -a commands
        commands=(
      \(list)  )
        if (( CURRENT == 2 )); then
          _describe -t commands 命令 commands
          _arguments '--help[显示帮助]' '--version[显示版本]'
          return
        fi
        local command="${words[2]}"
        shift words
        (( CURRENT-- ))
        case "$command" in
        help) _describe -t commands 命令 commands ;;
      \(commands.map(branch).joined())  esac
      }
      if [[ "${funcstack[1]}" == _gongwen ]]; then _gongwen "$@"; else compdef _gongwen gongwen; fi

      """
  }

  private static func branch(_ command: CommandInfo) -> String {
    var specifications = command.options.flatMap(specification)
    switch command.operand?.kind {
    case .path: specifications.append("'*:文件:_files'")
    case .choice(let words): specifications.append(quoted("*:参数:(\(words().joined(separator: " ")))"))
    case .text, nil: break
    }
    return "  \(command.name))\n    _arguments -s \\\n      \(specifications.joined(separator: " \\\n      ")) ;;\n"
  }

  private static func specification(_ option: Option) -> [String] {
    let action =
      switch option.value {
      case .none: ""
      case .choice(let words): ":值:(\(words.joined(separator: " ")))"
      case .file(let name): ":\(escaped(name)):_files"
      case .directory(let name): ":\(escaped(name)):_files -/"
      case .text(let name): ":\(escaped(name)): "
      }
    let names = ["--\(option.name)" + (option.takesValue ? "=" : "")] + (option.short.map { ["-\($0)"] } ?? [])
    return names.map { name in
      quoted((option.isRepeatable ? "*" : "") + "\(name)[\(escaped(option.help))]\(action)")
    }
  }

  /// `:`, `[` and `]` part the fields of a specification.
  private static func escaped(_ text: String) -> String {
    text.escaped { ":[]\\".unicodeScalars.contains($0) ? "\\\($0)" : nil }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
