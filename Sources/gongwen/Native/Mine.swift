import Files
import Mining
import Platform

/// Builds a phrase bank from a folder of documents, at once or in shards.
enum Mine: Command {
  static let out = Option("out", short: "o", .directory("目录"), help: "词库写到这个目录")
  static let counts = Option("counts", .file("文件"), help: "只统计，结果写到这个文件，以后与别的合并")
  static let merge = Option("merge", help: "参数是 --counts 写出的文件，合并成词库")
  static let memory = Option("memory", .text("MB"), help: "各阶段的表大致占用的内存，装不下的暂存到磁盘，结果不变，默认 \(defaultMemory)")
  /// Megabytes that mining may take if nobody says: less makes it slower, see `--memory`.
  private static let defaultMemory = 256
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
    // What is put aside may outgrow `ulimit -f`: an error to be told, not the end of the program.
    InterruptionHeld.ignoreFileSizeLimit()
    let workers = Threads(jobs: try arguments.number(jobs, in: 1...256) ?? Parallel.defaultJobs)
    // Half for what is worked on; the other half is what the program needs anyhow and what allocating wastes.
    let memory = (try arguments.number(memory, in: 16...1_000_000) ?? defaultMemory) << 20 / 2
    guard let place = arguments.value(out) ?? arguments.value(counts) else {
      throw Failure("缺少选项 --out", hint: "例如：gongwen mine 我的文稿/ --out ~/.config/gongwen/phrasebank")
    }
    if let folder = arguments.value(out) { try makeFolder(folder) }
    let folder = arguments.has(out) ? place : FileSystem.parent(FileSystem.absolute(place)) ?? "."
    let failures = FileScratch.Failures()
    let makeScratch: ScratchMaker = { FileScratch(in: folder, threshold: memory / 16, failures: failures) }

    var problems: [String] = []
    let found: CountedCorpus
    if arguments.has(merge) {
      let shards = try shards(arguments.operands, failures: failures)
      problems = repeated(shards)
      found = CountedCorpus(merging: shards.map { $0.file })
    } else {
      var corpus = try Corpus(arguments.operands)
      let progress = MiningProgress(total: corpus.files.count)
      found = MiningRun.count(
        &corpus,
        workers: workers,
        memory: memory,
        progress: progress,
        failures: failures,
        makeScratch: makeScratch
      )
      if let error = failures.error { throw Failure(error.message) }
      problems = corpus.problems
    }
    for problem in problems { Output.error("gongwen：\(problem)\n") }
    if arguments.has(verbose) { report(found.cleaning) }
    if let path = arguments.value(counts) {
      try write { () throws(FileError) in
        try FileSystem.write(to: path) { file throws(FileError) in
          found.write(to: FileOutput(file, failures: failures))
          if let error = failures.error { throw error }
        }
      }
    }
    if let folder = arguments.value(out) {
      let builder = BankBuilder(
        found,
        readings: MiningTables.readings,
        memory: memory,
        workers: workers,
        makeScratch: makeScratch
      )
      let files = builder.files()
      if let error = failures.error { throw Failure(error.message) }
      try write { () throws(FileError) in
        try FileSystem.write(files.map { (FileSystem.join(folder, $0.name), $0.bytes) })
      }
      for file in files where arguments.has(verbose) {
        Output.error("写入：\(file.name) \(file.rows) 行，\(file.bytes.count) 字节\n")
      }
    }
    if let place = arguments.value(out) ?? arguments.value(counts) { tell(found, place, isBank: arguments.has(out)) }
    return problems.isEmpty ? .clean : .findings
  }

  /// Says what was made, where, and from how much.
  private static func tell(_ found: CountedCorpus, _ place: String, isBank: Bool) {
    let what = isBank ? "词库" : "统计"
    Output.error("已从 \(found.sources.count { $0.characters > 0 }) 篇文稿生成\(what)：\(Terminal.printable(place))\n")
  }

  private static func makeFolder(_ folder: String) throws(Failure) {
    do throws(FileError) {
      try FileSystem.makeFolder(folder)
    } catch {
      throw Failure(error.message)
    }
  }

  private typealias Shard = (path: String, file: CountsFile)

  private static func shards(_ paths: [String], failures: FileScratch.Failures) throws(Failure) -> [Shard] {
    var shards: [Shard] = []
    for path in paths {
      let file: FileScratch
      do throws(FileError) {
        file = try FileScratch(opening: path, failures: failures)
      } catch {
        throw Failure(error.message)
      }
      do throws(CountsFile.Failure) {
        shards.append((path, try CountsFile(file)))
      } catch {
        throw Failure("\(path)：\(describe(error))")
      }
    }
    return shards
  }

  /// What each shard has in common with one before it: a document that counts twice makes its every phrase common.
  private static func repeated(_ shards: [Shard]) -> [String] {
    var holder: [SourceInfo: String] = [:]
    var problems: [String] = []
    for shard in shards {
      let known = shard.file.sources.filter { holder[$0] != nil }
      if let first = known.first, let other = holder[first] {
        problems.append("\(shard.path)：与 \(other) 有 \(known.count) 篇文稿相同，如“\(first.path)”，会重复计数")
      }
      for source in shard.file.sources where holder[source] == nil { holder[source] = shard.path }
    }
    return problems
  }

  private static func describe(_ failure: CountsFile.Failure) -> String {
    switch failure {
    case .notCounts: "不是 gongwen mine --counts 写出的文件"
    case .newer(let version): "格式版本 \(version) 比本程序认识的 \(CountedCorpus.version) 新，请升级 gongwen"
    case .older(let version): "格式版本 \(version) 太旧，请用本程序重新统计"
    case .broken(let line): "第 \(line) 行损坏"
    case .incomplete: "内容不完整，可能是写入或复制时中断，请重新统计或重新复制"
    }
  }

  private static func write(_ body: () throws(FileError) -> Void) throws(Failure) {
    do throws(FileError) {
      try body()
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
