import Mining
import PhraseBank
import Synchronization
import TestSupport
import Testing
import Text

/// `counts.bin`: what is written is what a plain count of the text says, and no damage does harm.
@Suite struct CountTests {
  /// Documents of a few words in many orders; some characters lie outside the Basic Multilingual Plane.
  private static let documents: [String] = {
    var random = SeededGenerator(seed: 5)
    let words = ["坚持", "推进", "落实", "改革", "发展", "𫖮名", "群众", "，", "。", "👍"]
    return (0..<12).map { _ in
      (0..<6).map { _ in (0..<20).map { _ in words[random.int(in: 0..<words.count)] }.joined() }.joined(separator: "\n")
    }
  }()

  private static func file(
    _ documents: [String],
    size: Int = 8_000_000,
    memory: Int = .max,
    workers: some Workers = OneWorker(),
    makeScratch: @escaping ScratchMaker = { MemoryScratch() },
  ) -> [UInt8] {
    var paragraphs: [String: (count: Int, documents: Set<UInt32>)] = [:]
    for (number, document) in documents.enumerated() {
      for paragraph in document.split(separator: "\n") {
        paragraphs[String(paragraph), default: (0, [])].count += 1
        paragraphs[String(paragraph), default: (0, [])].documents.insert(UInt32(number))
      }
    }
    var log = ParagraphLog(MemoryScratch())
    for (paragraph, figures) in paragraphs.sorted(by: { $0.key < $1.key }) {
      var counted = Counted()
      counted.units = [CodeUnit](paragraph)
      counted.count = figures.count
      counted.documents = figures.documents.count
      counted.listed = figures.documents.sorted()
      log.append(counted)
    }
    log.flush()
    let sources = documents.indices.map { SourceInfo(path: "\($0)") }
    let miner = CountMiner(
      log: log,
      sources: sources,
      size: size,
      memory: memory,
      workers: workers,
      makeScratch: makeScratch
    )
    return miner.file().bytes
  }

  /// How often each string of up to sixteen characters stands in `documents`, and in how many of them.
  private func plainCounts(_ documents: [String]) -> [[Unicode.Scalar]: (count: Int, documents: Set<Int>)] {
    var result: [[Unicode.Scalar]: (count: Int, documents: Set<Int>)] = [:]
    for (number, document) in documents.enumerated() {
      for paragraph in document.split(separator: "\n") {
        let scalars = ["\n"] + Array(paragraph.unicodeScalars)
        for start in scalars.indices {
          for end in start..<min(scalars.count, start + 16) {
            let key = Array(scalars[start...end])
            result[key, default: (0, [])].count += 1
            result[key, default: (0, [])].documents.insert(number)
          }
        }
      }
    }
    return result
  }

  @Test func `every string that two documents hold is there with its count, and no other`() throws {
    let trie = try CountTrie(TableBytes(Self.file(Self.documents)))
    let plain = plainCounts(Self.documents)
    var expected = 0
    for (key, figures) in plain {
      let text = [CodeUnit](String(String.UnicodeScalarView(key)))
      let found = trie.find(text)
      guard figures.documents.count >= 2 else {
        #expect(found == nil, "\(key)")
        continue
      }
      expected += 1
      let count = try #require(found).node.count
      let wanted = Float(figures.count * min(figures.documents.count, figures.count)).squareRoot()
      // Counts lie on a scale; from the third character on its steps are 1.8.
      #expect(count / wanted < 1.8 && wanted / count < 1.8, "\(key) \(count) \(wanted)")
    }
    #expect(trie.count == expected)
    #expect(expected > 500)
  }

  @Test func `threads make no difference, and a smaller file holds a part of the larger one`() throws {
    let whole = Self.file(Self.documents)
    #expect(Self.file(Self.documents, workers: ManyWorkers()) == whole)
    // What any file holds is most of so small a one.
    let size = whole.count * 9 / 10
    let half = Self.file(Self.documents, size: size)
    #expect(half.count <= size && half.count > size / 2)
    let (large, small) = (try CountTrie(TableBytes(whole)), try CountTrie(TableBytes(half)))
    #expect(small.count > 0 && small.count < large.count)
    for next in small.continuations(after: [CodeUnit]("坚持"), limit: 100) {
      #expect(large.find([CodeUnit]("坚持") + next.units) != nil)
    }
  }

  @Test func `what is found is put aside, and little memory makes no difference`() throws {
    let documents = Self.documents + Self.documents.map { String($0.reversed()) + "\n" + $0 }
    let whole = Self.file(documents)
    let aside = MemoryScratch()
    // 64 KB is the least that a part of the work gets: some thousand places.
    #expect(Self.file(documents, memory: 0, workers: ManyWorkers(), makeScratch: { aside }) == whole)
    // Code, children, three figures and cluster of each n-gram that is found.
    let found = try CountTrie(TableBytes(whole)).count
    #expect(aside.count > 17 * found, "\(aside.count) bytes for \(found) n-grams")
  }

  /// A scratch that loses what it is given, as a full disk does.
  private final class Leaking: Scratch {
    private let length = Mutex(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    var count: Int { length.withLock { $0 } }

    func append(_ bytes: [UInt8]) { length.withLock { $0 += bytes.count } }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let count = max(0, min(buffer.count, limit - offset))
      for index in 0..<count { buffer[index] = UInt8(truncatingIfNeeded: (offset + index) &* 37 >> 3) }
      return count
    }
  }

  @Test func `what comes back from a damaged disk ends nothing`() {
    for limit in [0, 1, 1000, 40_000, 200_000, .max] {
      _ = Self.file(Self.documents, size: 20_000, makeScratch: { Leaking(limit: limit) })
    }
  }

  @Test func `a file is made smaller without its corpus: what is left is a part of it, with the same counts`() throws {
    let bytes = Self.file(Self.documents)
    let whole = try CountTrie(TableBytes(bytes))
    #expect(CountReduction.reduced(whole, size: 2 * bytes.count).rows == whole.count)
    let size = bytes.count * 9 / 10
    let reduced = CountReduction.reduced(whole, size: size)
    #expect(reduced.bytes.count <= size && reduced.bytes.count > size / 2)
    let small = try CountTrie(TableBytes(reduced.bytes))
    #expect(small.count > 0 && small.count < whole.count)
    for text in ["坚持", "坚持推", "坚持推进", "𫖮名"].map({ [CodeUnit]($0) }) {
      for next in small.continuations(after: text, limit: 100) {
        let found = try #require(small.find(text + next.units))
        #expect(whole.find(text + next.units)?.node.count == found.node.count)
      }
    }
  }

  @Test func `a corpus of nothing, of one document and of one character gives a file that can be read`() throws {
    for documents in [[], ["坚持"], ["一", "一"], ["\u{FFFF}\u{0}", "\u{FFFF}\u{0}"]] as [[String]] {
      _ = try CountTrie(TableBytes(Self.file(documents)))
    }
  }

  @Test func `damage is told, and does no harm to whom it is not told`() throws {
    let sound = Self.file(Self.documents)
    func damage(_ bytes: [UInt8]) -> CountTrie.Damage? {
      do throws(CountTrie.Damage) {
        _ = try CountTrie(TableBytes(bytes))
        return nil
      } catch {
        return error
      }
    }
    #expect(damage([]) == .notCounts)
    #expect(damage(Array("#context\tnext\n".utf8)) == .notCounts)
    #expect(damage(Array(sound.dropLast(9))) == .incomplete)
    var newer = sound
    newer[8] = 9
    #expect(damage(newer) == .version(9))

    var random = SeededGenerator(seed: 1)
    let text = [CodeUnit]("坚持推进落实，")
    for _ in 0..<300 {
      var bytes = sound
      let place = random.int(in: 16..<bytes.count)
      bytes[place] ^= UInt8(1 << random.int(in: 0..<8))
      #expect(damage(bytes) == .changed)
      // The embedded file is not checked: whatever is read from it must end.
      for _ in 0..<8 { bytes[random.int(in: 20..<bytes.count)] = UInt8(random.int(in: 0..<256)) }
      guard let trie = try? CountTrie(TableBytes(bytes), isTrusted: true) else { continue }
      for length in 1...text.count {
        _ = trie.find(Array(text.prefix(length)))
        guard let (node, successors) = trie.find(Array(text.prefix(length))) else { continue }
        var children = 0
        trie.forEachChild(of: node) { _, _ in
          children += 1
          return children < 1000
        }
        for rank in 0..<min(successors.count, 100) { _ = trie.bigram(at: rank, of: successors) }
      }
    }
  }
}
