import Configuration

/// Every subcommand, in the order of the overview.
let allCommands: [AnyCommand] =
  [
    AnyCommand(LintCommand.self),
    AnyCommand(FixCommand.self),
    AnyCommand(OutlineCommand.self),
    AnyCommand(RenumberCommand.self),
    AnyCommand(TextCommand.self),
    AnyCommand(WordCommand.self),
    AnyCommand(PhrasesCommand.self),
    AnyCommand(RulesCommand.self),
    AnyCommand(ExplainCommand.self),
  ] + nativeCommands + [
    AnyCommand(SettingsCommand.self),
    AnyCommand(Completions.self),
  ]

/// The program as its caller sees it: words in, exit status out.
enum CommandLineTool {
  /// Finds the command, reads its arguments, runs it; says what went wrong.
  static func run(_ words: ArraySlice<String>) -> ExitStatus {
    do throws(Failure) {
      guard let first = words.first else {
        Output.error(Help.overview(allCommands.map { $0.info }, version: Product.version))
        return .failure
      }
      switch first {
      case "-h", "--help": return try help(words.dropFirst().first)
      case "help": return try help(words.dropFirst().first)
      case "--version", "-V": return try show("gongwen \(Product.version)\n")
      default: break
      }
      let command = try command(named: first)
      guard let arguments = try ArgumentParser(command: command.info).parse(Array(words.dropFirst())) else {
        return try show(Help.page(command.info))
      }
      return try command.run(arguments)
    } catch {
      Output.error("gongwen：\(error.message)\n")
      if let hint = error.hint { Output.error("        \(hint)\n") }
      return .failure
    }
  }

  private static func help(_ name: String?) throws(Failure) -> ExitStatus {
    guard let name else { return try show(Help.overview(allCommands.map { $0.info }, version: Product.version)) }
    return try show(Help.page(command(named: name).info))
  }

  private static func command(named name: String) throws(Failure) -> AnyCommand {
    if let command = allCommands.first(where: { $0.info.name == name }) { return command }
    if name.hasPrefix("-") { throw Failure("未知选项 \(name)", hint: "用法见 gongwen --help") }
    let near = Suggestion.nearest(to: name, among: allCommands.map { $0.info.name })
    throw Failure("未知命令“\(name)”", hint: near.map { "是否想用 gongwen \($0)？" } ?? "全部命令见 gongwen --help")
  }

  private static func show(_ text: String) throws(Failure) -> ExitStatus {
    var output = Output()
    try output.write(text)
    try output.flush()
    return .clean
  }
}
