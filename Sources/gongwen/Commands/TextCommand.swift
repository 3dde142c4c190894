import Platform
import Structure
import Text
import WordDocument

/// Prints a Word document as text.
enum TextCommand: Command {
  static let info = CommandInfo(
    name: "text",
    summary: "把 Word 文档（.docx）转成文本，自动编号一并写出",
    operand: CommandInfo.Operand("文档.docx", .path, count: 0...1),
    examples: [
      CommandInfo.Example("gongwen text 报告.docx > 报告.gongwen", "转成文本，在编辑器中继续写"),
      CommandInfo.Example("gongwen text 报告.docx | gongwen lint", "检查转出的文本"),
    ],
    notes: """
      修订按“接受”处理；批注、隐藏文字、页眉页脚、自动目录不输出；脚注列在文末。
      表格每行一行，单元格以制表符分隔；只靠样式才看得出的标题前加“#”。
      “-”或不给路径时读标准输入。原文件不会改动。
      """,
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let path = arguments.operands.first ?? "-"
    let name = path == "-" ? "<stdin>" : path
    let word: WordText
    do throws(FileError) {
      let bytes = path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path, isNamed: true).bytes
      word = try InputDraft.word(bytes, path: name)
    } catch {
      throw Failure(error.message)
    }
    if !word.hasText { Output.error("gongwen：\(name)：没有文字\n") }
    var output = Output()
    let text = Structure.Document.signing(word.text, marks: word.marks).string
    // In a file it is the document itself; a terminal shows it.
    try output.write(Terminal.isOutputTerminal ? Terminal.escaped(text) : Array(text.utf8))
    try output.flush()
    return .clean
  }
}
