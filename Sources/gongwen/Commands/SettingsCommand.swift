import Configuration
import Files
import Platform

/// Lists the settings, where they come from, and the schema of their file.
enum SettingsCommand: Command {
  static let schema = Option("schema", help: "输出 .gongwen.json 的 JSON schema")

  static let info = CommandInfo(
    name: "settings",
    summary: "列出全部设置，检查 .gongwen.json 是否有误",
    operand: CommandInfo.Operand("文件夹", .path, count: 0...1),
    options: [schema],
    examples: [
      CommandInfo.Example("gongwen settings", "列出设置，检查对当前文件夹有效的 .gongwen.json"),
      CommandInfo.Example("gongwen settings --schema > gongwen.schema.json", "供编辑器提示和校验 .gongwen.json"),
    ],
    notes: "离文件最近的 .gongwen.json 有效（逐级向上查找）；同一设置它优先于编辑器，命令行又优先于它。",
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    var output = Output()
    if arguments.has(schema) {
      try output.write(Array(SettingsSchema.text.utf8))
      try output.flush()
      return .clean
    }
    let file = SettingsFile(above: FileSystem.absolute(arguments.operands.first ?? "."))
    try output.write("设置文件：\(file.path ?? "无（可在稿件所在文件夹建立 \(SettingsFile.name)）")\n\n")
    for setting in allSettings {
      try output.write(
        "\(setting.key)\n    \(setting.help)\n    取值：\(setting.kind.description)；缺省：\(shown(setting.standard))\n"
      )
    }
    try output.flush()
    for problem in file.problems { Output.error("\(problem.description)\n") }
    return file.problems.isEmpty ? .clean : .failure
  }

  private static func shown(_ standard: String) -> String {
    standard == "null" ? "无" : standard
  }
}

extension Setting.Kind {
  fileprivate var description: String {
    switch self {
    case .boolean: "true 或 false"
    case .integer(let range): "\(range.lowerBound)–\(range.upperBound) 的整数"
    case .choice(let names): names.joined(separator: "、")
    case .strings: "字符串的列表"
    case .words: "{ 错的写法: 对的写法 }"
    case .levels: "{ 规则: off、on、error、warning、info 或 hint }"
    case .switches(let names, _): "{ \(names.joined(separator: "、")): true 或 false }"
    case .dismissals: "[ { \"rule\": \"规则\", \"text\": \"词句\" } ]"
    case .overrides: "[ { \"files\": […], \"rules\": {…} } ]"
    }
  }
}
