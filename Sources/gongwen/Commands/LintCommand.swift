import Files
import Lint
import Platform
import Text

/// Reports what is wrong in documents.
enum LintCommand: Command {
  static let format = Option("format", short: "f", .choice(ReportFormats.all.map { $0.name }), help: "输出格式（默认 text）")
  static let failOn = Option("fail-on", .choice(Severity.allCases.map { $0.name }), help: "有此级别及以上的问题时以 1 退出（默认 hint）")
  static let baseline = Option("baseline", .file("文件"), help: "已知问题（--format json 的输出），其中的不再报告")
  static let stats = Option("stats", help: "末尾另列各规则的次数、字数和用时（标准错误）")
  static let jobs = Option("jobs", short: "j", .text("数"), help: "同时检查几个文件（默认为处理器个数）")

  static let info = CommandInfo(
    name: "lint",
    summary: "检查公文的序号、层次、并列项、项数等",
    operand: Inputs.operand,
    options: [
      format, failOn, Inputs.rule, baseline, stats, jobs, Inputs.config, Inputs.standardInputPath, Terminal.color,
    ],
    examples: [
      CommandInfo.Example("gongwen lint 通知.md 公文/", "检查一个文件和一个文件夹（*.txt *.md *.gongwen *.docx）"),
      CommandInfo.Example("gongwen lint 通知.docx", "检查 Word 文档，自动编号一并检查，原文件不改"),
      CommandInfo.Example("gongwen lint --format sarif --fail-on warning . > 结果.sarif", "供持续集成使用"),
      CommandInfo.Example("gongwen lint --rule ordinal-mark=off --rule ordinal-gap=error .", "调整规则的级别"),
    ],
    notes: "“-”或不给路径时读标准输入。退出状态：0 无问题，1 有问题，2 用法错误或读写失败。",
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let started = Clock.seconds
    let jobs = try arguments.number(jobs, in: 1...256) ?? Parallel.defaultJobs
    let name = arguments.value(format) ?? TextReport.name
    let form = ReportFormats.all.first { $0.name == name } ?? ReportFormats.standard
    let threshold = Severity.allCases.first { $0.name == arguments.value(failOn) } ?? .hint
    var known = try arguments.value(baseline).map { path throws(Failure) in try Baseline(path: path) }
    let inputs = try Inputs(arguments, extensions: FileWalk.readableExtensions)
    inputs.reportExcluded()

    let progress = Progress("检查", total: inputs.documents.count)
    let documents = inputs.documents
    let width = Terminal.width - 4
    let isCounted = arguments.has(stats)
    var reports = Parallel.map(documents.count, jobs: jobs) { index in
      defer { progress.step() }
      return Check.report(documents[index], width: width, isCounted: isCounted)
    }
    progress.finish()
    reports += inputs.problems.map { FileReport(path: $0.path, issues: [], error: $0) }
    for report in reports {
      if let error = report.error { Output.error("gongwen：\(error.message)\n") }
    }
    if known != nil { reports = reports.map { known?.filter($0) ?? $0 } }

    let context = ReportContext(
      palette: Palette(isColored: Terminal.isColored(arguments)),
      silenced: known?.silenced ?? 0
    )
    var output = Output()
    try form.write(reports, context, &output)
    try output.flush()
    if isCounted { Output.error(Statistics.of(reports, seconds: Clock.seconds - started, jobs: jobs)) }
    if reports.contains(where: { $0.error != nil }) { return .failure }
    return reports.contains { $0.issues.contains { $0.level <= threshold } } ? .findings : .clean
  }
}

/// What `--stats` adds.
enum Statistics {
  static func of(_ reports: [FileReport], seconds: Double, jobs: Int) -> String {
    var counts = KeyedList<String, Int>()
    for report in reports {
      for issue in report.issues { counts[issue.rule, default: 0] += 1 }
    }
    var result = ""
    for (rule, count) in counts.ordered(where: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let digits = "\(count)"
      result += String(repeating: " ", count: max(0, 7 - digits.count)) + "\(digits)  \(rule)\n"
    }
    let lines = reports.reduce(0) { $0 + $1.lines }
    let characters = reports.reduce(0) { $0 + $1.characters }
    let milliseconds = (seconds * 10000).rounded() / 10
    return result + "\(reports.count) 个文件，\(lines) 行，\(characters) 字；\(milliseconds) 毫秒，\(jobs) 个线程\n"
  }
}
