import Files
import Lint
import Platform
import Structure
import Text

/// Applies what is certain.
enum FixCommand: Command {
  static let check = Option("check", help: "只列出可改正的文件，不写入；有则以 1 退出")
  static let diff = Option("diff", help: "只输出改动（unified diff），不写入；有则以 1 退出")

  static let info = CommandInfo(
    name: "fix",
    summary: "自动改正确有把握的问题",
    operand: Inputs.operand,
    options: [
      check, diff, Inputs.rule, LintCommand.jobs, Inputs.config, Inputs.standardInputPath, Terminal.color,
    ],
    examples: [
      CommandInfo.Example("gongwen fix --diff 通知.md", "先看会改什么"),
      CommandInfo.Example("gongwen fix 公文/", "改正文件夹中的全部文件"),
      CommandInfo.Example("gongwen fix - < 初稿.txt > 改稿.txt", "从标准输入改到标准输出"),
      CommandInfo.Example("gongwen fix --check .", "在持续集成中确认没有可自动改正的问题"),
    ],
    notes: "写入时保留编码、BOM、换行和权限；中断或磁盘写满时，文件或是旧的，或是新的，不会残缺。",
  )

  /// What became of one document.
  private struct Outcome: Sendable {
    var path: String
    var error: FileError?
    /// How many places change; 0 when nothing does.
    var edits = 0
    /// What to print: the difference or, for standard input, the text itself.
    var output: [UInt8] = []
  }

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let inputs = try Inputs(arguments)
    inputs.reportExcluded()
    for problem in inputs.problems { Output.error("gongwen：\(problem.message)\n") }
    let isCheck = arguments.has(check)
    let palette = Palette(isColored: Terminal.isColored(arguments))
    let mode: Mode = arguments.has(diff) ? .diff(palette) : isCheck ? .check : .write
    var jobs = try arguments.number(LintCommand.jobs, in: 1...256) ?? Parallel.defaultJobs
    // Somebody who types the text must be able to stop: then one thread does everything, and every write by itself
    // holds interruptions off.
    let readsInput = inputs.documents.contains { $0.isStandardInput }
    if readsInput { jobs = 1 }
    let progress = Progress("改正", total: inputs.documents.count)
    let documents = inputs.documents
    let outcomes = readsInput ? map(documents, jobs, mode, progress) : heldMap(documents, jobs, mode, progress)

    var output = Output()
    for (document, outcome) in zip(documents, outcomes) {
      if let error = outcome.error { Output.error("gongwen：\(error.message)\n") }
      try output.write(outcome.output)
      if outcome.edits == 0 || outcome.error != nil { continue }
      switch mode {
      case .check: try output.write("\(outcome.path)：可改正 \(outcome.edits) 处\n")
      case .write where !document.isStandardInput: try output.write("\(outcome.path)：已改正 \(outcome.edits) 处\n")
      case .write, .diff: break
      }
    }
    try output.flush()
    if !inputs.problems.isEmpty || outcomes.contains(where: { $0.error != nil }) { return .failure }
    if case .write = mode { return .clean }
    return outcomes.contains { $0.edits > 0 } ? .findings : .clean
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
    case write, check
    case diff(Palette)
  }

  private static func fix(_ document: Inputs.Document, _ mode: Mode) -> Outcome {
    var outcome = Outcome(path: document.path)
    do throws(FileError) {
      let file = try document.read()
      let edits = Fixing.fixAll(
        Structure.Document(file.text, dialect: document.dialect),
        document.configuration,
      )
      outcome.edits = edits.count
      let fixed = edits.isEmpty ? file.text : file.text.applying(edits)
      switch mode {
      case .check: break
      case .diff(let palette): outcome.output = Array(UnifiedDiff.of(document.path, file.text, fixed, palette).utf8)
      case .write where document.isStandardInput: outcome.output = try file.encode(fixed)
      case .write where !edits.isEmpty: try file.replace(with: fixed)
      case .write: break
      }
    } catch {
      outcome.error = FileError(path: document.path, reason: error.reason)
    }
    return outcome
  }
}
