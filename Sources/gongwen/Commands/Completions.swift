/// Prints the completion script of a shell, made from the commands' declarations.
enum Completions: Command {
  static let info = CommandInfo(
    name: "completions",
    summary: "输出命令行补全脚本（bash、zsh、fish）",
    operand: CommandInfo.Operand("bash|zsh|fish", .choice { Shell.allCases.map { $0.rawValue } }, count: 1...1),
    examples: [
      CommandInfo.Example(
        "gongwen completions bash > ~/.local/share/bash-completion/completions/gongwen",
        "安装到 bash",
      ),
      CommandInfo.Example("gongwen completions zsh > \"${fpath[1]}/_gongwen\"", "安装到 zsh"),
      CommandInfo.Example("gongwen completions fish > ~/.config/fish/completions/gongwen.fish", "安装到 fish"),
    ],
  )

  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let name = arguments.operands.first ?? ""
    guard let shell = Shell(rawValue: name) else {
      throw Failure("不认识的 shell“\(name)”，可用：bash、zsh、fish")
    }
    let commands = allCommands.map { $0.info }
    var output = Output()
    switch shell {
    case .bash: try output.write(BashCompletion.script(commands))
    case .zsh: try output.write(ZshCompletion.script(commands))
    case .fish: try output.write(FishCompletion.script(commands))
    }
    try output.flush()
    return .clean
  }
}
