/// The pages of `--help`, from the commands' own declarations. Each fits on a screen of 80 × 40.
enum Help {
  /// The page of one command.
  static func page(_ command: CommandInfo) -> String {
    var result = "\(command.summary)\n\n用法：\(usage(command))\n"
    result += "\n选项：\n"
    result += table(command.options.map { (label($0), $0.help) })
    if !command.notes.isEmpty { result += "\n\(command.notes)\n" }
    result += "\n示例：\n"
    for example in command.examples {
      result += "  \(example.line)\n      \(example.meaning)\n"
    }
    return result
  }

  /// What `gongwen --help` prints.
  static func overview(_ commands: [CommandInfo], version: String) -> String {
    """
    gongwen \(version)：公文写作的语言服务器与检查工具

    用法：gongwen 命令 [选项] [参数]

    命令：
    \(table(commands.map { ($0.name, $0.summary) }))
    选项：
    \(table([("-h, --help", "显示本帮助；gongwen 命令 --help 显示该命令的帮助"), ("    --version", "显示版本")]))
    退出状态：0 无问题，1 有问题，2 用法错误或读写失败

    """
  }

  private static func usage(_ command: CommandInfo) -> String {
    var result = "gongwen \(command.name) [选项]"
    if let operand = command.operand {
      let name = operand.count.upperBound > 1 ? operand.name + "…" : operand.name
      result += operand.count.lowerBound == 0 ? " [\(name)]" : " \(name)"
    }
    return result
  }

  private static func label(_ option: Option) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    return short + "--\(option.name)" + (option.placeholder.map { " \($0)" } ?? "")
  }

  /// Two columns; a label that is too long for its column gets a line of its own.
  private static func table(_ rows: [(label: String, text: String)]) -> String {
    let widest = 26
    let column = min(widest, rows.map { DisplayWidth.of($0.label) }.max() ?? 0)
    var result = ""
    for row in rows {
      let width = DisplayWidth.of(row.label)
      if width > column {
        result += "  \(row.label)\n" + String(repeating: " ", count: column + 4) + row.text + "\n"
      } else {
        result += "  \(row.label)" + String(repeating: " ", count: column - width + 2) + row.text + "\n"
      }
    }
    return result
  }
}
