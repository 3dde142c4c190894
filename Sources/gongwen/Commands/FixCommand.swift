import Files
import Lint
import Platform
import Structure
import Text

/// Applies what is certain.
enum FixCommand: Command {
  static let check = Option("check", help: "只列出可改正的文件，不写入；有则以 1 退出")
  static let force = Option("force", help: "只读、属于其他用户、带 set-id 位或有其他硬链接的文件也改写")
  static let diff = Option("diff", help: "只输出改动（unified diff），不写入；有则以 1 退出")

  static let interactive = Option("interactive", short: "i", help: "逐处询问：改、换一种改法、保留、撤销、结束")
  static let answers = Option("answers", .file("文件"), help: "--interactive 的回答，每行一个（供脚本使用）")

  static let info = CommandInfo(
    name: "fix",
    summary: "自动改正确有把握的问题",
    operand: Inputs.operand,
    options: [
      check, diff, interactive, answers, force, Inputs.rule, LintCommand.jobs, Inputs.config,
      Inputs.standardInputPath, Terminal.color,
    ],
    examples: [
      CommandInfo.Example("gongwen fix --diff 通知.md", "先看会改什么"),
      CommandInfo.Example("gongwen fix 公文/", "改正文件夹中的全部文件"),
      CommandInfo.Example("gongwen fix - < 初稿.txt > 改稿.txt", "从标准输入改到标准输出"),
      CommandInfo.Example("gongwen fix --interactive 通知.md", "逐处选择怎样改"),
      CommandInfo.Example("gongwen fix --check .", "在持续集成中确认没有可自动改正的问题"),
    ],
    notes: """
      写入时保留编码、BOM、换行、权限、访问控制列表和扩展属性，保留不了的不写入。
      中断或磁盘写满时，文件或是旧的，或是新的，不会残缺。
      """,
  )

  /// What became of one document.
  private struct Outcome: Sendable {
    var path: String
    var error: FileError?
    var speech = FixSpeech()
    /// What to print: the difference or, for standard input, the text itself.
    var output: [UInt8] = []
  }

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let inputs = try Inputs(arguments)
    inputs.reportExcluded()
    for problem in inputs.problems { Output.error("gongwen：\(problem.message)\n") }
    let palette = Palette(isColored: Terminal.isColored(arguments))
    if arguments.has(interactive) || arguments.has(answers) {
      let status = try FixDialogue.run(
        inputs,
        answers: arguments.value(answers),
        isForced: arguments.has(force),
        palette,
      )
      return inputs.problems.isEmpty ? status : .failure
    }
    let write = Mode.write(isForced: arguments.has(force))
    let mode: Mode = arguments.has(diff) ? .diff(palette) : arguments.has(check) ? .check : write
    var jobs = try arguments.number(LintCommand.jobs, in: 1...256) ?? Parallel.defaultJobs
    // A user who types the text must be able to stop: then one thread does everything, and every write by itself
    // holds interruptions off.
    let readsInput = inputs.documents.contains { $0.isStandardInput }
    if readsInput { jobs = 1 }
    let progress = Progress("改正", total: inputs.documents.count)
    let documents = inputs.documents
    let outcomes = readsInput ? map(documents, jobs, mode, progress) : heldMap(documents, jobs, mode, progress)
    try printOutcomes(outcomes, documents, mode)
    if !inputs.problems.isEmpty || outcomes.contains(where: { $0.error != nil }) { return .failure }
    if case .write = mode { return .clean }
    return outcomes.contains { $0.speech.edits > 0 } ? .findings : .clean
  }

  /// Says what became of the documents: where the output is a text or a difference, on standard error.
  private static func printOutcomes(_ outcomes: [Outcome], _ documents: [Inputs.Document], _ mode: Mode) throws(Failure)
  {
    var output = Output()
    var done = 0
    var told = 0
    for (document, outcome) in zip(documents, outcomes) {
      if let error = outcome.error { Output.error("gongwen：\(error.message)\n") }
      try output.write(outcome.output)
      guard outcome.error == nil else { continue }
      done += outcome.speech.edits
      guard outcome.speech.edits > 0 || !outcome.speech.remaining.isEmpty else { continue }
      told += 1
      let shown = Terminal.printable(outcome.path)
      let verb = if case .write = mode { "已改正" } else { "可改正" }
      let name = document.isStandardInput ? nil : shown
      let speech =
        (outcome.speech.edits > 0 ? "\(shown)：\(verb) \(outcome.speech.mended.count) 处\n" : "\(shown)：没有可自动改正的\n")
        + outcome.speech.details(name)
      if mode.printsText || document.isStandardInput, !mode.isCheck {
        try output.flush()
        Output.error(speech)
      } else {
        try output.write(speech)
      }
    }
    try output.flush()
    let read = outcomes.count { $0.error == nil }
    // Of several files the silent ones are told together.
    guard done == 0, read > told else { return }
    Output.error("检查 \(read) 个文件：没有可自动改正的问题\n")
  }

  /// Works on all documents; when a signal asks to end, finishes the files at hand and ends.
  private static func heldMap(
    _ documents: [Inputs.Document],
    _ jobs: Int,
    _ mode: Mode,
    _ progress: Progress,
  ) -> [Outcome] {
    let interruption = InterruptionHeld()
    let outcomes = map(documents, jobs, mode, progress)
    interruption.release()
    return outcomes
  }

  private static func map(
    _ documents: [Inputs.Document],
    _ jobs: Int,
    _ mode: Mode,
    _ progress: Progress,
  ) -> [Outcome] {
    defer { progress.finish() }
    return Parallel.map(documents.count, jobs: jobs) { index in
      defer { progress.step() }
      return InterruptionHeld.isRequested ? Outcome(path: documents[index].path) : fix(documents[index], mode)
    }
  }

  private enum Mode: Sendable {
    case write(isForced: Bool)
    case check
    case diff(Palette)

    /// Whether standard output holds something else than what is said.
    var printsText: Bool { if case .diff = self { true } else { false } }
    var isCheck: Bool { if case .check = self { true } else { false } }
  }

  private static func fix(_ document: Inputs.Document, _ mode: Mode) -> Outcome {
    var outcome = Outcome(path: document.path)
    do throws(FileError) {
      let file = try document.read()
      let draft = Structure.Document(file.text, dialect: document.dialect)
      let session = LintSession(draft, document.configuration)
      let before = session.findings(in: draft)
      let edits = Fixing.fixAll(draft, session)
      let fixed = edits.isEmpty ? file.text : file.text.applying(edits)
      let after =
        edits.isEmpty ? before : lint(Structure.Document(fixed, dialect: document.dialect), document.configuration)
      outcome.speech = FixSpeech(before: before, after: after, edits: edits.count)
      switch mode {
      case .check: break
      case .diff(let palette):
        let diff = try UnifiedDiff.of(file, fixed, palette)
        // In a file it is for `patch`, which needs every byte.
        let isShown = palette.isColored || Terminal.isOutputTerminal
        outcome.output = isShown ? Terminal.escaped(String(decoding: diff, as: UTF8.self)) : diff
      case .write where document.isStandardInput: outcome.output = try file.encode(fixed)
      case .write(let isForced) where !edits.isEmpty:
        try file.replace(with: fixed, isForced: isForced)
      case .write: break
      }
    } catch {
      outcome.error = FileError(path: document.path, reason: error.reason)
    }
    return outcome
  }
}
