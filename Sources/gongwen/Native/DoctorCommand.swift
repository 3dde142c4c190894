import Completion
import Configuration
import Files
import JSON
import PhraseBank
import Platform
import Server
import Text

/// Looks whether everything works: settings, banks, editors, and a real server process.
enum DoctorCommand: Command {
  static let show = Option("show", .file("草稿"), help: "经真实的服务器进程打开草稿，列出编辑器中会看到的内容")
  static let after = Option("after", .text("文字"), isRepeatable: true, help: "与 --show 同用：列出这段文字之后的候选，可多次")

  static let replay = Option("replay", .file("记录"), help: "重放 gongwen lsp --log 的记录，比较各次应答")

  static let info = CommandInfo(
    name: "doctor",
    summary: "体检：版本、设置、词库、编辑器配置、服务器往返用时",
    options: [show, after, replay, Terminal.color],
    examples: [
      CommandInfo.Example("gongwen doctor", "检查安装是否正常"),
      CommandInfo.Example("gongwen doctor --replay 记录.jsonl", "重放编辑器会话，看应答是否与当时相同"),
      CommandInfo.Example("gongwen doctor --show 通知.md --after 在做", "不用编辑器，看看会报告什么、补全什么"),
    ],
    notes: "退出状态：0 一切正常，1 设置或词库有误，2 服务器不能正常往返。",
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let palette = Palette(isColored: Terminal.isColored(arguments))
    if let path = arguments.value(replay) { return try replayed(path, palette) }
    var output = Output()
    if let path = arguments.value(show) {
      let file: TextFile
      do throws(FileError) { file = try TextFile(path: path) } catch { throw Failure(error.message) }
      try output.write(DraftView.of(file, after: arguments.all(after), palette))
      try output.flush()
      return .clean
    }
    let here = FileSystem.absolute(".")
    let settings = SettingsFile(above: here)
    let banks = PhraseBanks(settings.settings, workspace: [here])
    let problems = settings.problems.map { $0.description } + banks.problems
    try output.write("\(palette("gongwen \(Product.version)", .bold))  \(executable)\n\n")
    try output.write(palette("设置", .bold) + "\n  \(settings.path ?? "没有 .gongwen.json，均用默认值")\n\n")
    try output.write(palette("词库", .bold) + "\n")
    for layer in banks.bank.layers {
      try output.write(
        "  \(layer.name)：\(layer.sources.count) 篇文献，\(layer.phrases.count) 条短语，\(layer.parallels.count) 组排比，"
          + "\(layer.structures.count) 个结构，\(layer.counts?.count ?? 0) 条接续计数\n"
      )
    }
    try output.write("\n" + palette("编辑器", .bold) + "\n" + editors(palette))
    for problem in problems { try output.write("\(palette("✗", .red)) \(problem)\n") }
    try output.write("\n" + palette("服务器（真实进程）", .bold) + "\n")
    try output.flush()
    try output.write(roundTrip())
    try output.write(palette("✓", .green) + " 服务器往返正常\n")
    try output.flush()
    return problems.isEmpty ? .clean : .findings
  }

  /// Plays a record of `gongwen lsp --log` and tells what is different now.
  private static func replayed(_ path: String, _ palette: Palette) throws(Failure) -> ExitStatus {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, isNamed: true).bytes
    } catch {
      throw Failure(error.message)
    }
    let result: Replay
    do throws(Replay.UnreadableRecord) {
      result = try Replay(bytes)
    } catch {
      throw Failure("\(path):\(error.line)：不是 gongwen lsp --log 的记录")
    }
    var output = Output()
    for difference in result.differences {
      try output.write("\(palette("≠", .yellow)) \(difference.method) \(difference.id)\n")
      try output.write("    当时：\(Terminal.printable(difference.recorded))\n")
      try output.write("    现在：\(Terminal.printable(difference.now))\n")
    }
    for request in result.unanswered { try output.write("\(palette("✗", .red)) 没有应答，或应答多于一次：\(request)\n") }
    try output.write(
      "重放 \(result.messages) 条消息、\(result.requests) 个请求：\(result.differences.count) 处应答不同，"
        + "\(result.unanswered.count) 个没有正确应答\n"
    )
    try output.flush()
    return result.differences.isEmpty && result.unanswered.isEmpty ? .clean : .findings
  }

  private static var executable: String { FileSystem.resolved("/proc/self/exe") ?? "" }

  private static func editors(_ palette: Palette) -> String {
    let survey = EditorSurvey()
    var result = ""
    for found in survey.found {
      let state =
        if !found.hasClient {
          "\(palette("·", .yellow)) \(found.editor.name)（\(found.program)）：没有找到 LSP 插件（\(found.editor.clients.prefix(3).joined(separator: "、")) 等）"
        } else if let file = found.configured {
          "\(palette("✓", .green)) \(found.editor.name)（\(found.program)）：已配置，见 \(file)"
        } else {
          "\(palette("·", .yellow)) \(found.editor.name)（\(found.program)）：配置中没有 gongwen；\(found.editor.advice)"
        }
      result += "  \(state)\n"
    }
    if survey.found.isEmpty { result += "  没有找到认识的编辑器\n" }
    if !survey.isOnPath { result += "  \(palette("·", .yellow)) PATH 中没有 gongwen；编辑器要按名字启动它，请把它所在的文件夹加入 PATH\n" }
    return result
  }

  /// Opens a small draft with a gap, types, completes, asks for the outline, closes.
  private static func roundTrip() throws(Failure) -> String {
    let draft = SourceText("一、总体要求\n二、主要任务\n四、组织实施\n")
    let session = try ServerSession(draft, path: nil)
    let first = try session.open()
    guard first["diagnostics"]?.elements.contains(where: { $0["code"]?.isString("ordinal-gap") == true }) == true else {
      throw Failure("服务器没有报告示例中缺少的“三、”")
    }
    _ = try session.type("五、", at: session.text.end)
    _ = try session.complete(at: session.text.end)
    guard try session.symbols().count >= 3 else { throw Failure("服务器没有给出示例的大纲") }
    try session.close()
    return session.timings.map { timing in
      let gap = String(repeating: " ", count: max(1, 20 - DisplayWidth.of(timing.step)))
      return "  \(timing.step)\(gap)\((timing.seconds * 100_000).rounded() / 100) 毫秒\n"
    }.joined()
  }
}
