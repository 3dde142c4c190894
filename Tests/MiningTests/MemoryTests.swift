import Dispatch
import Mining
import Synchronization
import TestSupport
import Testing
import Text

/// Threads that really run at the same time, and more of them than there is work.
struct ManyWorkers: Workers {
  let jobs = 5

  func map<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> T) -> [T] {
    let results = Mutex<[Int: T]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { found in (0..<count).compactMap { found[$0] } }
  }
}

@Suite struct MemoryTests {
  /// Text with clauses that recur in many surroundings, and copies of whole documents.
  private static let documents: [String] = {
    var random = SeededGenerator(seed: 3)
    let words = ["坚持", "推进", "落实", "加强", "改革", "发展", "群众", "工作", "责任", "服务", "作风", "建设", "，", "，", "。", "的"]
    let texts = (0..<60).map { _ in
      (0..<120).map { _ in words[random.int(in: 0..<words.count)] }.joined()
        + "\n做到“\(words[random.int(in: 0..<12)])到位”。"
        // Words in no order hold hardly a parallel set.
        + "\n在\(words[random.int(in: 0..<6)])中用心、在\(words[random.int(in: 6..<12)])中用力。"
    }
    return texts + texts.prefix(20)
  }()

  @Test func `memory and threads make no difference, also where one unit has more places than fit`() {
    let corpus = MinedBank.corpus(Self.documents)
    let whole = BankBuilder(corpus, readings: MiningTables.readings, memory: 1 << 30, workers: OneWorker()).files()
    #expect(whole.allSatisfy { $0.name == "structures.tsv" || $0.rows > 20 })
    // 64 KB is the least that a part of the work gets: 400 places.
    let small = BankBuilder(corpus, readings: MiningTables.readings, memory: 0, workers: OneWorker()).files()
    let many = BankBuilder(
      MinedBank.corpus(Self.documents, memory: 0),
      readings: MiningTables.readings,
      memory: 0,
      workers: ManyWorkers()
    ).files()
    for (index, file) in whole.enumerated() {
      #expect(small[index] == file)
      #expect(many[index] == file)
    }
  }
}
