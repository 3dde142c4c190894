import Files
import Mining
import Platform
import Synchronization
import Text
import WordDocument

/// Reads and counts a corpus on several threads.
enum MiningRun {
  /// What one thread collected.
  private struct Share: Sendable {
    var parts: [CountsPart] = []
    var cleaning = CleaningCounts()
    var sources: [Int: SourceInfo] = [:]
    var problems: [(file: Int, text: String)] = []
  }

  /// Hands out file numbers in order, so that each thread sees its own ones ascending.
  private final class Queue: Sendable {
    private let count: Int
    private let taken = Atomic<Int>(0)

    init(count: Int) { self.count = count }

    func next() -> Int? {
      let index = taken.add(1, ordering: .relaxed).oldValue
      return index < count ? index : nil
    }
  }

  /// Reads and counts every document of `corpus`, which learns what it did not know of them, and what is wrong with them.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - workers: the threads.
  ///   - memory: bytes that all tables together may take before they are put aside.
  ///   - onlyParagraphs: whether only what `counts.bin` needs is counted.
  ///   - progress: is told of each file.
  ///   - failures: once it is told of something, no more files are read: the counts are worth nothing.
  ///   - makeScratch: where to put the tables.
  /// - Returns: the counts of all documents; they do not depend on the number of threads.
  static func count(
    _ corpus: inout Corpus,
    workers: Threads,
    memory: Int,
    onlyParagraphs: Bool = false,
    progress: MiningProgress,
    failures: FileScratch.Failures,
    makeScratch: @escaping ScratchMaker,
  ) -> CountedCorpus {
    let files = corpus.files
    let known = corpus.sources
    let queue = Queue(count: files.count)
    let threads = max(1, min(workers.jobs, files.count))
    let shares = workers.map(threads) { _ in
      var share = Share()
      var counts = CorpusCounts(memory: memory / threads, onlyParagraphs: onlyParagraphs, makeScratch: makeScratch)
      while failures.error == nil, let index = queue.next() {
        let read = DocumentReader.read(files[index].path)
        share.problems += read.problems.map { (index, $0) }
        if let text = read.text {
          let clean = MiningTables.cleaner.clean(text, isHTML: read.isHTML)
          let source = known[index].completed(from: clean)
          counts.add(clean, number: UInt32(index), genre: source.genre)
          share.sources[index] = source
        }
        progress.advance(files: 1, bytes: read.size)
      }
      (share.parts, share.cleaning) = counts.finished()
      return share
    }
    progress.finish()
    var cleaning = CleaningCounts()
    var problems: [(file: Int, text: String)] = []
    for share in shares {
      cleaning += share.cleaning
      for (index, source) in share.sources { corpus.sources[index] = source }
      problems += share.problems
    }
    for problem in problems.sorted(by: { $0.file < $1.file }) { corpus.report(problem.text) }
    return CountedCorpus(parts: shares.flatMap { $0.parts }, sources: corpus.sources, cleaning: cleaning)
  }
}

/// The program's threads, for the miner.
struct Threads: Workers {
  let jobs: Int

  func map<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> T) -> [T] {
    Parallel.map(count, jobs: jobs, body)
  }
}

/// The text of a file in whichever encoding; what is damaged is left out and reported.
enum DocumentReader {
  struct Result {
    var text: [CodeUnit]?
    var isHTML = false
    var size = 0
    var problems: [String] = []
  }

  static func read(_ path: String) -> Result {
    var result = Result()
    do throws(FileError) {
      let bytes = try FileSystem.read(path, isNamed: true).bytes
      result.size = bytes.count
      if InputDraft.isWord(bytes, name: path) {
        result.text = try InputDraft.word(bytes, path: path).prose
        return result
      }
      let lower = path.lowercased()
      result.isHTML = lower.hasSuffix(".html") || lower.hasSuffix(".htm")
      if TextDecoder.isUTF8(bytes) {
        result.text = TextDecoder.decode(bytes).units
        return result
      }
      do throws(TextFormat.DecodingFailure) {
        result.text = try TextFormat.decode(bytes).text.units
      } catch {
        guard case .invalid = error else { throw FileError(path: path, reason: error.reason) }
        let decoded = TextDecoder.decode(bytes)
        result.text = decoded.units
        for offset in decoded.damage.prefix(3) { result.problems.append("\(path)：偏移 \(offset) 处的字节无法解码，已略过") }
        if decoded.damage.count > 3 { result.problems.append("\(path)：共有 \(decoded.damage.count) 处无法解码") }
      }
    } catch {
      result.problems.append(error.message)
    }
    return result
  }
}

extension SourceText {
  /// All units with their line ends.
  fileprivate var units: [CodeUnit] {
    units(in: TextRange(TextPosition(line: 0, column: 0), end))
  }
}
