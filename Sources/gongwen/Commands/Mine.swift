import Files
import Glibc
import Mining

/// Builds a phrase bank from a folder of documents, at once or in shards.
enum Mine: Command {
  static let out = Option("out", short: "o", .directory("目录"), help: "词库写到这个目录")
  static let counts = Option("counts", .file("文件"), help: "只统计，结果写到这个文件，以后与别的合并")
  static let merge = Option("merge", help: "参数是 --counts 写出的文件，合并成词库")
  static let memory = Option("memory", .text("MB"), help: "统计表最多占用的内存，超出后按散列抽样，默认 4096")
  static let jobs = Option("jobs", short: "j", .text("个数"), help: "同时使用的线程数，默认等于处理器核数")
  static let verbose = Option("verbose", short: "v", help: "列出清理了什么、词库各文件的大小")

  static let info = CommandInfo(
    name: "mine",
    summary: "从文稿中挖掘短语库：固定表达、排比、结构、接续",
    operand: CommandInfo.Operand("目录或文件", .path, count: 1...100_000),
    options: [out, counts, merge, memory, jobs, verbose],
    examples: [
      CommandInfo.Example("gongwen mine 我的文稿/ --out ~/.config/gongwen/phrasebank", "用自己的文稿建立词库"),
      CommandInfo.Example("gongwen mine 甲/ --counts 甲.counts", "只统计一部分，可在别的机器上做"),
      CommandInfo.Example("gongwen mine --merge 甲.counts 乙.counts --out 词库/", "合并各部分，结果与一次挖掘相同"),
    ],
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    let jobs = try arguments.number(jobs, in: 1...256) ?? Parallel.defaultJobs
    let megabytes = try arguments.number(memory, in: 64...1_000_000) ?? 4096
    // Of six tables two hold nearly all of the text; a unit costs some eight bytes with its share of the entry.
    let limit = megabytes << 20 / 16
    guard arguments.has(counts) || arguments.has(out) else {
      throw Failure("缺少选项 --out", hint: "例如：gongwen mine 我的文稿/ --out ~/.config/gongwen/phrasebank")
    }
    var problems: [String] = []
    let found: CountsFile
    if arguments.has(merge) {
      found = try merged(arguments.operands, limit: limit)
    } else {
      var corpus = try Corpus(arguments.operands)
      let progress = MiningProgress(total: corpus.files.count)
      let counts = MiningRun.count(&corpus, jobs: jobs, unitLimit: limit, progress: progress)
      problems = corpus.problems
      found = CountsFile(counts: counts, sources: corpus.sources)
    }
    for problem in problems { Output.error("gongwen：\(problem)\n") }
    if arguments.has(verbose) { report(found.counts.cleaning) }
    if let path = arguments.value(counts) {
      try write(found.bytes, to: path)
    }
    if let folder = arguments.value(out) {
      try writeBank(found, to: folder, jobs: jobs, isVerbose: arguments.has(verbose))
    }
    return problems.isEmpty ? .clean : .findings
  }

  private static func writeBank(
    _ found: CountsFile,
    to folder: String,
    jobs: Int,
    isVerbose: Bool,
  ) throws(Failure) {
    let builder = BankBuilder(counts: found.counts, sources: found.sources, readings: MiningTables.readings)
    let parts = builder.parts(jobs)
    let words = Parallel.map(parts.count, jobs: jobs) { builder.phrases(in: parts[$0]) }
    let lists = Parallel.map(parts.count, jobs: jobs) { builder.phrases(in: parts[$0], knowing: words) }
    let rows = MiningRun.continuations(builder.continuationMiner(), jobs: jobs)
    let files = builder.files(phrases: lists) + [builder.continuationFile(rows)]
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw Failure(FileError(path: folder, reason: .system(errno)).message)
    }
    for file in files {
      try write(file.bytes, to: FileSystem.join(folder, file.name))
      if isVerbose { Output.error("写入：\(file.name) \(file.rows) 行，\(file.bytes.count) 字节\n") }
    }
  }

  private static func merged(_ paths: [String], limit: Int) throws(Failure) -> CountsFile {
    var shards: [CountsFile] = []
    for path in paths {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try FileSystem.read(path, limit: .max).bytes
      } catch {
        throw Failure(error.message)
      }
      do throws(CountsFile.Failure) {
        shards.append(try CountsFile(bytes, unitLimit: limit))
      } catch {
        throw Failure("\(path)：\(describe(error))")
      }
    }
    return CountsFile.merged(shards, unitLimit: limit)
  }

  private static func describe(_ failure: CountsFile.Failure) -> String {
    switch failure {
    case .notCounts: "不是 gongwen mine --counts 写出的文件"
    case .newer(let version): "格式版本 \(version) 比本程序认识的 \(CountsFile.version) 新，请升级 gongwen"
    case .broken(let line): "第 \(line) 行损坏"
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do throws(FileError) {
      try FileSystem.write(bytes, to: path)
    } catch {
      throw Failure(error.message)
    }
  }

  private static func report(_ cleaning: CleaningCounts) {
    for kind in CleaningCounts.Kind.allCases where cleaning[kind] > 0 {
      Output.error("清理：\(kind.label) \(cleaning[kind])\n")
    }
  }
}
