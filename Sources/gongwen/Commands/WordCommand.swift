import Completion
import Configuration
import Files
import PhraseBank
import Platform
import Structure
import WordDocument

/// Writes a draft as a Word document.
enum WordCommand: Command {
  static let out = Option("output", short: "o", .file("文档.docx"), help: "写到这个文件（默认与文稿同名，扩展名 .docx）；“-”为标准输出")
  static let force = Option("force", help: "文件已存在也覆盖")

  static let info = CommandInfo(
    name: "word",
    summary: "把文稿写成 Word 文档（.docx），按 GB/T 9704 的版式",
    operand: CommandInfo.Operand("文稿", .path, count: 0...1),
    options: [out, force, Inputs.standardInputPath],
    examples: [
      CommandInfo.Example("gongwen word 通知.gongwen", "写成 通知.docx"),
      CommandInfo.Example("gongwen word 通知.gongwen -o 送审稿.docx --force", "写到指定的文件，可覆盖"),
      CommandInfo.Example("gongwen fix - < 初稿.txt | gongwen word -o 定稿.docx", "改好后直接成文"),
    ],
    notes: """
      A4，每页 22 行、每行 28 字；标题 2 号小标宋，正文 3 号仿宋，一级标题黑体，二级标题楷体；
      附件说明、署名、日期、附件各归其位；编号按文稿原样写成文字。
      字体只写名称，打开文档的电脑上要有；没有时用近似的字体。
      """,
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let path = arguments.operands.first ?? "-"
    let name = path == "-" ? arguments.value(Inputs.standardInputPath) ?? "<stdin>" : path
    guard let target = arguments.value(out) ?? (path == "-" ? nil : defaultTarget(path)) else {
      throw Failure("缺少选项 --output", hint: "例如：gongwen word -o 通知.docx < 通知.gongwen")
    }
    do throws(FileError) {
      let draft = try InputDraft(path: path, name: name)
      let paragraphs = TitleLines(.shipped).breaking(draft.document.layout)
      let bytes = WordWriter.write(paragraphs)
      if target == "-" {
        var output = Output()
        return try toStandardOutput(bytes, &output)
      }
      if let problem = obstacle(target, source: path, isForced: arguments.has(force)) { throw problem }
      try FileSystem.write(bytes, to: target)
      Output.error("已写入 \(target)：\(paragraphs.count) 段\n")
    } catch {
      throw Failure(error.message)
    }
    return .clean
  }

  private static func toStandardOutput(_ bytes: [UInt8], _ output: inout Output) throws(FileError) -> ExitStatus {
    do throws(Failure) {
      try output.write(bytes)
      try output.flush()
    } catch {
      throw FileError(path: "标准输出", reason: .document(error.message))
    }
    return .clean
  }

  /// Why `target` is not written: it is the draft itself, or it is there and `--force` was not given.
  private static func obstacle(_ target: String, source: String, isForced: Bool) -> FileError? {
    if source != "-", let stamp = FileSystem.stamp(target), stamp == FileSystem.stamp(source) {
      return FileError(path: target, reason: .document("就是文稿本身，未写入；请用 -o 另指定文件"))
    }
    guard !isForced, FileSystem.kind(target) == .file || FileSystem.kind(target) == .folder else { return nil }
    return FileError(path: target, reason: .document("文件已存在，未写入；要覆盖请加 --force，或用 -o 另指定文件"))
  }

  /// The name of the draft with another extension.
  private static func defaultTarget(_ path: String) -> String {
    let name = FileSystem.name(path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return path + ".docx" }
    return String(path.dropLast(name[dot...].count)) + ".docx"
  }
}
