import Files
import Mining
import Platform

/// Builds a phrase bank from a folder of documents, at once or in shards.
enum Mine: Command {
  static let out = Option("out", short: "o", .directory("目录"), help: "词库写到这个目录")
  static let counts = Option("counts", .file("文件"), help: "只统计，结果写到这个文件，以后与别的合并")
  static let merge = Option("merge", help: "参数是 --counts 写出的文件，合并成词库")
  static let background = Option(
    "background",
    .file("目录或文件"),
    isRepeatable: true,
    help: "只计入接续计数 counts.bin 的文稿；配 --merge 时是 --counts 的文件"
  )
  static let memory = Option("memory", .text("MB"), help: "各阶段的表大致占用的内存，装不下的暂存到磁盘，结果不变，默认 \(defaultMemory)")
  /// Megabytes that mining may take unless `--memory` says: less makes it slower, see `--memory`.
  private static let defaultMemory = 256
  static let countSize = Option("counts-size", .text("KB"), help: "接续计数 counts.bin 最大多少 KB，默认 \(defaultCountSize)")
  private static let defaultCountSize = 8000
  static let jobs = Option("jobs", short: "j", .text("个数"), help: "同时使用的线程数，默认等于处理器核数")
  static let verbose = Option("verbose", short: "v", help: "列出清理了什么、词库各文件的大小")

  static let info = CommandInfo(
    name: "mine",
    summary: "从文稿中挖掘短语库：固定表达、排比、结构、接续",
    operand: CommandInfo.Operand("目录或文件", .path, count: 1...100_000),
    options: [out, background, counts, merge, memory, countSize, jobs, verbose],
    examples: [
      CommandInfo.Example("gongwen mine 我的文稿/ --out ~/.config/gongwen/phrasebank", "用自己的文稿建立词库"),
      CommandInfo.Example("gongwen mine 我的文稿/ --background 法规/ --out 词库/", "句子怎样接下去也看法规，短语只取自己的文稿"),
      CommandInfo.Example("gongwen mine 甲/ --counts 甲.counts", "只统计一部分，可在别的机器上做"),
      CommandInfo.Example("gongwen mine --merge 甲.counts 乙.counts --out 词库/", "合并各部分，结果与一次挖掘相同"),
    ],
  )

  static func run(_ arguments: Arguments) throws(Failure) -> ExitStatus {
    // What is put aside may outgrow `ulimit -f`: an error to be told, not the end of the program.
    InterruptionHeld.ignoreFileSizeLimit()
    ProcessMemory.returnLargeBlocks()
    let workers = Threads(jobs: try arguments.number(jobs, in: 1...256) ?? Parallel.defaultJobs)
    // Half for what is worked on; the other half is what the program needs anyhow and what allocating wastes.
    let countBytes = (try arguments.number(countSize, in: 100...64_000) ?? defaultCountSize) * 1000
    let memory = (try arguments.number(memory, in: 16...1_000_000) ?? defaultMemory) << 20 / 2
    guard let place = arguments.value(out) ?? arguments.value(counts) else {
      throw Failure("缺少选项 --out", hint: "例如：gongwen mine 我的文稿/ --out ~/.config/gongwen/phrasebank")
    }
    let scratchFolder = try scratchFolder(of: place, isFolder: arguments.has(out))
    let failures = FileScratch.Failures()
    let makeScratch: ScratchMaker = { FileScratch(in: scratchFolder, threshold: memory / 16, failures: failures) }

    let reader = CorpusReader(
      isMerged: arguments.has(merge),
      workers: workers,
      memory: memory,
      failures: failures,
      makeScratch: makeScratch
    )
    let (found, wrong) = try reader.read(arguments.operands)
    let backgrounds = arguments.all(background)
    let (behind, wrongBehind) = try reader.read(backgrounds, onlyParagraphs: true)
    let problems = wrong + wrongBehind
    for problem in problems { Output.error("gongwen：\(problem)\n") }
    if arguments.has(verbose) { report(found.cleaning) }
    // A bank made of nothing would take the place of the one that is there.
    guard documents(found) > 0 else { throw Failure("没有一篇文稿读得出文字，没有写入") }
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
        background: backgrounds.isEmpty ? nil : behind,
        readings: MiningTables.readings,
        memory: memory,
        workers: workers,
        countBytes: countBytes,
        makeScratch: makeScratch
      )
      let files = builder.files()
      if let error = failures.error { throw Failure(error.message) }
      try write(files, to: folder, isTold: arguments.has(verbose))
    }
    if let place = arguments.value(out) ?? arguments.value(counts) {
      printSummary(found, behind, place, isBank: arguments.has(out))
    }
    return problems.isEmpty ? .clean : .findings
  }

  /// Where to put aside what does not fit into memory: beside what is written. Whether that can be written is seen before
  /// anything is mined; a folder for it is made when there is something to put into it.
  private static func scratchFolder(of place: String, isFolder: Bool) throws(Failure) -> String {
    let parent = FileSystem.parent(FileSystem.absolute(place)) ?? "."
    guard isFolder else { return parent }
    guard try makeFolder(place) else { return place }
    FileSystem.removeEmptyFolder(place)
    return parent
  }

  private static func write(_ files: [BankFile], to folder: String, isTold: Bool) throws(Failure) {
    let isNew = try makeFolder(folder)
    do throws(Failure) {
      try write { () throws(FileError) in
        try FileSystem.write(files.map { (FileSystem.join(folder, $0.name), $0.bytes) })
      }
    } catch {
      if isNew { FileSystem.removeEmptyFolder(folder) }
      throw error
    }
    for file in files where isTold {
      Output.error("写入：\(file.name) \(file.rows) 行，\(file.bytes.count) 字节\n")
    }
  }

  /// Says what was made, where, and from how much.
  private static func printSummary(_ found: CountedCorpus, _ behind: CountedCorpus, _ place: String, isBank: Bool) {
    let what = isBank ? "词库" : "统计"
    let background = documents(behind) > 0 ? "、\(documents(behind)) 篇背景文稿" : ""
    Output.error("已从 \(documents(found)) 篇文稿\(background)生成\(what)：\(Terminal.printable(place))\n")
  }

  /// The documents of a corpus that have text.
  private static func documents(_ corpus: CountedCorpus) -> Int { corpus.sources.count { $0.characters > 0 } }

  /// - Returns: false if it was there already.
  private static func makeFolder(_ folder: String) throws(Failure) -> Bool {
    do throws(FileError) {
      return try FileSystem.makeFolder(folder)
    } catch {
      throw Failure(error.message)
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
