import Mining
import Synchronization
import Testing
import Text

/// What was counted as it stands in a file, or why the file is none.
private func file(_ corpus: CountedCorpus) -> MemoryScratch {
  let scratch = MemoryScratch()
  corpus.write(to: scratch)
  return scratch
}

private func text(_ scratch: MemoryScratch) -> String {
  var bytes = [UInt8](repeating: 0, count: scratch.count)
  _ = bytes.withUnsafeMutableBytes { scratch.read(at: 0, into: $0) }
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct CountsTests {
  private let documents = [
    "坚持领导带头。一。\n坚持全员参与。二。\n坚持全域覆盖。三。", "要密切联系群众，要办实事、谋实利。", "始终密切联系群众，常来常往。", "为了群众，密切联系群众，做到“三个到位”。",
    "一、总体要求\n坚持。\n二、主要任务\n推进。𠮷野家。",
  ]

  @Test func `shards merge to what the whole gives, in any order`() throws {
    let whole = text(file(MinedBank.corpus(documents)))
    let first = file(MinedBank.corpus(Array(documents[..<1])))
    let second = file(MinedBank.corpus(Array(documents[1..<3]), from: 1))
    let third = file(MinedBank.corpus(Array(documents[3...]), from: 3))
    for shards in [[first, second, third], [third, first, second]] {
      let merged = CountedCorpus(merging: try shards.map { try CountsFile($0) })
      #expect(text(file(merged)) == whole)
    }
  }

  @Test func `what is put aside for want of memory is counted all the same`() {
    let whole = text(file(MinedBank.corpus(documents)))
    #expect(text(file(MinedBank.corpus(documents, memory: 0))) == whole)
    #expect(whole.contains("\t密切联系群众\n"))
  }

  @Test func `keys stand in the order of their bytes, also beyond the basic plane`() throws {
    let corpus = MinedBank.corpus(["𠮷野家", "\u{FF21}部分", "一部分", "\u{E000}部分"])
    let lines = text(file(corpus)).split(separator: "\n").drop { $0 != "T\tparagraphs" }.dropFirst().prefix {
      $0.contains("\t0") || $0.first != "T"
    }
    let keys = lines.compactMap { $0.split(separator: "\t").last.map { Array($0.utf8) } }
    #expect(keys.count == 4)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(throws: Never.self) { try CountsFile(file(corpus)) }
  }

  @Test func `only the smallest documents of a key are listed, whatever the order of the shards`() throws {
    let many = (0..<100).map { "密切联系群众，第\($0)篇。" }
    let whole = text(file(MinedBank.corpus(many)))
    let listed = whole.split(separator: "\n").first { $0.hasSuffix("\t密切联系群众") }?.split(separator: "\t")
    #expect(listed?[0] == "100" && listed?[1] == "100")
    #expect(listed?[2].split(separator: ",").compactMap { Int($0) } == Array(0..<UnitTable.documentLimit))
  }

  @Test func `a file that was cut short anywhere, or lost something, is refused`() throws {
    let scratch = file(MinedBank.corpus(documents))
    let bytes = Array(text(scratch).utf8)
    for count in 0..<bytes.count - 1 {
      #expect(throws: CountsFile.Failure.self, "\(count)") { try CountsFile(MemoryScratch(Array(bytes[..<count]))) }
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices.dropLast() {
      var rest = lines
      rest.remove(at: index)
      let shorter = Array(rest.joined(separator: [0x0A]))
      #expect(throws: CountsFile.Failure.self, "\(index)") { try CountsFile(MemoryScratch(shorter)) }
    }
    #expect(throws: Never.self) { try CountsFile(MemoryScratch(bytes)) }
  }

  @Test(
    arguments: [
      ("#gongwen-counts 99\n", CountsFile.Failure.newer(99)), ("#gongwen-counts 2\n", .older(2)),
      ("词\t1\n", .notCounts),
      ("", .notCounts), ("#gongwen-counts 3\nT\t没有\n", .broken(line: 2)),
      ("#gongwen-counts 3\nS\t1\t\t\t\t\t0\nT\tsets\n1\t1\t0\t乙\n1\t1\t0\t丙", .broken(line: 5)),
      ("#gongwen-counts 3\nT\tsets\n1\t1\t\t乙\n", .broken(line: 3)),
      ("#gongwen-counts 3\n1\t1\t0\t乙\n", .broken(line: 2)), ("#gongwen-counts 3\nS\t甲\n", .broken(line: 2)),
      ("#gongwen-counts 3\nS\t1\t\t\t\t\t0\nT\tsets\nT\tsets\n1\t1\t0\t甲\nT\tsets\n", .broken(line: 6)),
      ("#gongwen-counts 3\nS\t1\t\t\t\t\t0\nT\tsets\n1\t1\t1\t甲\n", .broken(line: 4)),
      ("#gongwen-counts 3\nT\tsets\n99999999999\t1\t0\t乙\n", .broken(line: 3)),
      ("#gongwen-counts 3\nT\tsets\n", .incomplete), ("#gongwen-counts 3\nT\tsets\nE\t26", .incomplete),
      ("#gongwen-counts 3\nT\tsets\nE\t025\n", .incomplete),
      ("#gongwen-counts 3\nT\tsets\nE\t25\nT\tsegments\n", .incomplete),
    ]
  )
  func `a file that is none, broken, or of another version is refused`(text: String, failure: CountsFile.Failure) {
    #expect(throws: failure) { try CountsFile(MemoryScratch(Array(text.utf8))) }
  }
}
