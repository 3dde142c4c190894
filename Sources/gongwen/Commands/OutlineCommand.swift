import Configuration
import Files
import Platform
import Structure

/// Prints the structure of a document.
enum OutlineCommand: Command {
  static let format = Option("format", short: "f", .choice(["text", "json", "markdown"]), help: "输出格式（默认 text）")

  static let info = CommandInfo(
    name: "outline",
    summary: "输出公文的大纲、各部分字数和序列",
    operand: CommandInfo.Operand("路径", .path, count: 0...1),
    options: [format, Inputs.standardInputPath, Terminal.color],
    examples: [
      CommandInfo.Example("gongwen outline 报告.md", "缩进的大纲，附行号和字数"),
      CommandInfo.Example("gongwen outline --format markdown 报告.txt > 提纲.md", "输出为 Markdown 列表"),
      CommandInfo.Example("gongwen outline --format markdown 报告.docx", "Word 文档的大纲"),
    ],
    notes: "字数不计空白；“-”或不给路径时读标准输入。",
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let path = arguments.operands.first ?? "-"
    let name = path == "-" ? arguments.value(Inputs.standardInputPath) ?? "<stdin>" : path
    let draft: InputDraft
    do throws(FileError) {
      draft = try InputDraft(path: path, name: name)
    } catch {
      throw Failure(error.message)
    }
    let folder = path == "-" && !arguments.has(Inputs.standardInputPath) ? "." : FileSystem.parent(name) ?? "."
    let settings = SettingsFile(above: FileSystem.absolute(folder)).settings
    let sections = Sections(draft, genre: settings.genre)
    var output = Output()
    switch arguments.value(format) {
    case "json": try output.write(Array(OutlineJSON.of(sections, path: name).utf8))
    case "markdown": try output.write(OutlineMarkdown.of(sections))
    default: try output.write(OutlineText.of(sections, Palette(isColored: Terminal.isColored(arguments))))
    }
    try output.flush()
    return .clean
  }
}
