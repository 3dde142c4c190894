import Files
import Mining
import Platform

/// Counts what a command line names: documents, or the shards of a corpus that was counted before.
struct CorpusReader {
  /// Whether what is named are files that `--counts` wrote.
  let isMerged: Bool
  let workers: Threads
  let memory: Int
  let failures: FileScratch.Failures
  let makeScratch: ScratchMaker

  /// - Returns: what was counted, and what is wrong with it.
  func read(_ paths: [String], onlyParagraphs: Bool = false) throws(Failure) -> (CountedCorpus, problems: [String]) {
    if paths.isEmpty { return (CountedCorpus(parts: [], sources: []), []) }
    if isMerged {
      let shards = try shards(paths)
      return (CountedCorpus(merging: shards.map { $0.file }), Self.repeated(shards))
    }
    var corpus = try Corpus(paths)
    let found = MiningRun.count(
      &corpus,
      workers: workers,
      memory: memory,
      onlyParagraphs: onlyParagraphs,
      progress: MiningProgress(total: corpus.files.count),
      failures: failures,
      makeScratch: makeScratch
    )
    if let error = failures.error { throw Failure(error.message) }
    return (found, corpus.problems)
  }

  private typealias Shard = (path: String, file: CountsFile)

  private func shards(_ paths: [String]) throws(Failure) -> [Shard] {
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
        throw Failure("\(path)：\(Self.describe(error))")
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
}
