import Mining
import Structure
import Testing
import Text

/// What a small corpus gives: the rows of each file, without the line of column names.
struct MinedBank {
  private var files: [String: [[String]]] = [:]

  init(_ documents: [String]) {
    self.init(MinedBank.counts(documents, from: 0), count: documents.count)
  }

  init(_ counts: CorpusCounts, count: Int) {
    let sources = (0..<count).map { SourceInfo(path: "\($0).txt", title: "\($0)") }
    let builder = BankBuilder(counts: counts, sources: sources, readings: MiningTables.readings)
    for file in builder.files(phrases: builder.parts(2).map { builder.phrases(in: $0) }) {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst()
      files[file.name] = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
  }

  static func counts(_ documents: [String], from first: Int) -> CorpusCounts {
    var counts = CorpusCounts()
    for (index, text) in documents.enumerated() {
      counts.add(MiningTables.cleaner.clean([CodeUnit](text)), number: UInt32(first + index))
    }
    return counts
  }

  func rows(_ file: String) -> [[String]] { files[file] ?? [] }
  func column(_ file: String, _ index: Int) -> [String] { rows(file).map { $0[index] } }
}

@Suite struct MiningTests {
  @Test func `headings in one frame are a set with its template`() {
    let bank = MinedBank(["在做“深”上谋划。继续坚持。\n在做“宽”上跟进。继续。\n在做“实”上用心。落实。\n在做“长”上使劲。完善。"])
    let row = bank.rows("parallels.tsv").first { $0[0] == "在做“{}”上{}" }
    #expect(row?[2] == "在做“深”上谋划|在做“宽”上跟进|在做“实”上用心|在做“长”上使劲")
    #expect(row?[1] == "heading")
  }

  @Test func `a triple inside a sentence is found between what leads to it and what follows`() {
    let bank = MinedBank(["进一步巩固党同人民群众心连心、同呼吸、共命运的血肉联系，真正让群众看得见、摸得着、得实惠。"])
    let members = bank.column("parallels.tsv", 2)
    #expect(members.contains("心连心|同呼吸|共命运"))
    #expect(members.contains("看得见|摸得着|得实惠"))
  }

  @Test(arguments: [
    "财政部、教育部、民政部、司法部联合发文。", "出席会议的有北京市、天津市、上海市的代表。", "企业、学校、医院都要参加。",
  ])
  func `a plain list of names is no set`(text: String) {
    #expect(MinedBank([text]).rows("parallels.tsv").isEmpty)
  }

  @Test func `an announcement comes with its items`() {
    let bank = MinedBank(["做到“三个到位”。首先，做到重视程度到位。作为任务。其次，做到推进力度到位。先后推进。再次，做到督促检查到位。检查。"])
    let row = bank.rows("structures.tsv").first
    #expect(row?[0] == "做到“三个到位”")
    #expect(row?[2] == "重视程度到位|推进力度到位|督促检查到位")
  }

  @Test func `phrases are whole`() {
    let text = "要密切联系群众，为人民群众办实事。始终密切联系群众，让人民群众满意。依靠人民群众，密切联系群众。"
    let phrases = MinedBank([text, text + "\n为了人民群众，密切联系群众。"]).column("phrases.tsv", 0)
    #expect(phrases.contains("密切联系群众"))
    #expect(phrases.contains("人民群众"))
    #expect(!phrases.contains("民群众"))
    #expect(!phrases.contains("切联系群众"))
  }

  @Test func `places are left out`() {
    let text = "推进本溪市高质量发展，推进三亚市高质量发展。本溪市，三亚市。"
    let phrases = MinedBank([text, text, text]).column("phrases.tsv", 0)
    #expect(!phrases.contains { $0.contains("本溪") || $0.contains("三亚") })
  }

  @Test func `shards merge to what the whole gives`() throws {
    let documents = [
      "坚持领导带头。一。\n坚持全员参与。二。\n坚持全域覆盖。三。", "要密切联系群众，要办实事、谋实利。", "始终密切联系群众，常来常往。", "为了群众，密切联系群众。",
    ]
    let whole = CountsFile(counts: MinedBank.counts(documents, from: 0), sources: sources(0..<4))
    let first = CountsFile(counts: MinedBank.counts(Array(documents[..<1]), from: 0), sources: sources(0..<1))
    let second = CountsFile(counts: MinedBank.counts(Array(documents[1...]), from: 0), sources: sources(1..<4))
    let read = try [second, first].map { try CountsFile($0.bytes) }
    #expect(CountsFile.merged(read).bytes == whole.bytes)
  }

  @Test func `a counts file of a newer program is refused, a broken one is named`() {
    #expect(throws: CountsFile.Failure.newer(99)) { try CountsFile(Array("#gongwen-counts 99\n".utf8)) }
    #expect(throws: CountsFile.Failure.notCounts) { try CountsFile(Array("词\t1\n".utf8)) }
    #expect(throws: CountsFile.Failure.broken(line: 2)) { try CountsFile(Array("#gongwen-counts 1\nT\t没有\t0\n".utf8)) }
  }

  @Test func `a table keeps the same keys however it was filled when it may not grow`() {
    let keys = (0..<400).map { [CodeUnit]("键" + String($0)) }
    func filled(_ keys: some Sequence<[CodeUnit]>) -> [String] {
      var table = UnitTable(unitLimit: 500)
      for key in keys { table.add(key[...], document: 0) }
      return table.sortedIndices().map { String(table.key($0)) }
    }
    let forward = filled(keys)
    #expect(forward == filled(keys.reversed()))
    #expect(!forward.isEmpty && forward.count < 200)
  }

  private func sources(_ numbers: Range<Int>) -> [SourceInfo] {
    numbers.map { SourceInfo(path: "\($0).txt", title: "\($0)") }
  }
}
