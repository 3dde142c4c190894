/// The completion script for bash (4 or later; no bash-completion package needed).
enum BashCompletion {
  static func script(_ commands: [CommandInfo]) -> String {
    let names = commands.map { $0.name }.joined(separator: " ")
    return """
      # bash completion for gongwen; made by: gongwen completions bash
      _gongwen() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
        local command="" values="" options="" operands="" files="" folders=""
        COMPREPLY=()
        # bash splits --name=value at the equals sign.
        if [[ $current == "=" ]]; then current=""; elif [[ $previous == "=" ]]; then
          previous="${COMP_WORDS[COMP_CWORD-2]}"
        fi
        if (( COMP_CWORD == 1 )); then
          COMPREPLY=($(compgen -W "\(names) help --help --version" -- "$current"))
          return
        fi
        command="${COMP_WORDS[1]}"
        case "$command" in
        help) COMPREPLY=($(compgen -W "\(names)" -- "$current")); return ;;
      \(commands.map(branch).joined())  *) return ;;
        esac
        case "$command $previous" in
      \(commands.flatMap(values).joined())  esac
        if [[ -n $values ]]; then COMPREPLY=($(compgen -W "$values" -- "$current")); return; fi
        if [[ -n $folders ]]; then mapfile -t COMPREPLY < <(compgen -d -- "$current"); return; fi
        if [[ $files == value ]]; then mapfile -t COMPREPLY < <(compgen -f -- "$current"); return; fi
        if [[ $files == none ]]; then return; fi
        if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$current")); return; fi
        if [[ -n $operands ]]; then COMPREPLY=($(compgen -W "$operands" -- "$current")); return; fi
        if [[ $files == operand ]]; then mapfile -t COMPREPLY < <(compgen -f -- "$current"); fi
      }
      complete -o filenames -F _gongwen gongwen

      """
  }

  /// What the command takes when nothing else is expected.
  private static func branch(_ command: CommandInfo) -> String {
    let options = command.options.flatMap { ["--\($0.name)"] + ($0.short.map { ["-\($0)"] } ?? []) }
    var result = "  \(command.name)) options=\"\(options.joined(separator: " "))\""
    switch command.operand?.kind {
    case .path: result += " files=operand"
    case .choice(let words): result += " operands=\"\(words().joined(separator: " "))\""
    case .text, nil: break
    }
    return result + " ;;\n"
  }

  /// What follows each option that takes a value.
  private static func values(_ command: CommandInfo) -> [String] {
    command.options.filter { $0.takesValue }.map { option in
      var pattern = "\"\(command.name) --\(option.name)\""
      if let short = option.short { pattern += "|\"\(command.name) -\(short)\"" }
      let action =
        switch option.value {
        case .choice(let words): "values=\"\(words.joined(separator: " "))\""
        case .file: "files=value"
        case .directory: "folders=yes"
        case .none, .text: "files=none"
        }
      return "  \(pattern)) \(action) ;;\n"
    }
  }
}
