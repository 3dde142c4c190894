import Files
import Glibc
import Mining

/// Builds a phrase bank from a folder of documents.
enum Mine: Command {
  static let out = Option("out", short: "o", .directory("目录"), help: "词库写到这个目录")
  static let jobs = Option("jobs", short: "j", .text("个数"), help: "同时使用的线程数，默认等于处理器核数")
  static let verbose = Option("verbose", short: "v", help: "列出清理了什么、词库各文件的大小")

  static let info = CommandInfo(
    name: "mine",
    summary: "从文稿中挖掘短语库：固定表达、排比、结构",
    operand: CommandInfo.Operand("目录或文件", .path, count: 0...100_000),
    options: [out, jobs, verbose],
    examples: [
      CommandInfo.Example("gongwen mine 我的文稿/ --out ~/.config/gongwen/phrasebank", "用自己的文稿建立词库")
    ],
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    guard let folder = arguments.value(out) else {
      throw Failure("缺少选项 --out", hint: "例如：gongwen mine 我的文稿/ --out ~/.config/gongwen/phrasebank")
    }
    let jobs = try arguments.number(jobs, in: 1...256) ?? Parallel.defaultJobs
    var corpus = try Corpus(arguments.operands)
    let counts = MiningRun.count(&corpus, jobs: jobs, progress: MiningProgress(total: corpus.files.count))
    for problem in corpus.problems { Output.error("gongwen：\(problem)\n") }
    let builder = BankBuilder(counts: counts, sources: corpus.sources, readings: MiningTables.readings)
    let parts = builder.parts(jobs)
    let lists = Parallel.map(parts.count, jobs: jobs) { builder.phrases(in: parts[$0]) }
    let rows = MiningRun.continuations(builder.continuationMiner(), jobs: jobs)
    let files = builder.files(phrases: lists) + [builder.continuationFile(rows)]
    mkdir(folder, 0o777)
    for file in files {
      do throws(FileError) {
        try FileSystem.write(file.bytes, to: FileSystem.join(folder, file.name))
      } catch { throw Failure(error.message) }
    }
    if arguments.has(verbose) {
      for kind in CleaningCounts.Kind.allCases where counts.cleaning[kind] > 0 {
        Output.error("清理：\(kind.label) \(counts.cleaning[kind])\n")
      }
      for file in files { Output.error("写入：\(file.name) \(file.rows) 行，\(file.bytes.count) 字节\n") }
    }
    return corpus.problems.isEmpty ? .clean : .findings
  }
}
