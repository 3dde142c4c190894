import Completion
import Configuration
import JSON
import PhraseBank
import Structure
import TestSupport
import Testing
import Text

/// Damaged files of the writer's: banks and settings.
@Suite struct BankFuzzTests {
  /// A bank as the miner writes it, small.
  private static let files: KeyedList<PhraseBank.Table, String> = [
    .sources: "#id\ttitle\tkind\tyear\tissuer\tchars\na\t关于工作的通知\t通知\t2024\t办公厅\t1200\n",
    .phrases: """
    #phrase\tpinyin\tcount\tdocuments\tsources
    各责任单位\tge ze ren dan wei\t12\t5\ta
    工作落实\tgong zuo luo shi\t30\t9\ta,b
    狠抓落实\then zhua luo shi\t8\t4\ta

    """,
    .parallels: "#template\tlevel\tmembers\tcount\tsources\n在做“{}”上{}\tclause\t在做“深”上谋划|在做“实”上用心\t3\ta\n",
    .structures: "#announcement\tstyle\titems\tsources\n三个到位\than\t重视程度到位|推进力度到位|督促检查到位\ta\n",
  ]

  /// Bytes of a file after an accident.
  private func damaged(_ text: String, _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<random.int(in: 0..<6) {
      let at = random.int(in: 0..<bytes.count + 1)
      switch random.int(in: 0..<6) {
      case 0: bytes.removeSubrange(at..<min(bytes.count, at + random.int(in: 0..<20)))
      case 1: bytes.insert(UInt8(random.int(in: 0..<256)), at: at)
      case 2: bytes.insert(contentsOf: [0x09, 0x0A, 0x0D, 0x7C, 0x00].shuffled(using: &random).prefix(2), at: at)
      case 3: bytes.insert(contentsOf: Array("99999999999999999999\t-1\t1e9".utf8), at: at)
      case 4: if at < bytes.count { bytes[at] ^= UInt8(1 << random.int(in: 0..<8)) }
      default: bytes += bytes.prefix(at)
      }
    }
    return bytes
  }

  @Test func `a damaged bank gives what is whole in it and a reason for the rest`() {
    let drafts = ["各责任单位要狠抓落实，在做“深”上谋划，", "一、工作", "重视程度到位、", "gzls", "工作要抓", "^|\t"].map { Document($0) }
    Fuzz.run(600) { random, seed in
      let files = Self.files.mapValues { damaged($0, &random) }
      let (layer, problems) = BankReader.read(name: "用户", files: files)
      for problem in problems { #expect(problem.line > 0 && !problem.message.isEmpty, "seed \(seed)") }
      let engine = CompletionEngine(bank: PhraseBank(layers: [layer]))
      for draft in drafts {
        for pinyin in CompletionRequest.Options.Pinyin.allCases {
          let options = CompletionRequest.Options(pinyin: pinyin)
          for candidate in engine.complete(draft, at: draft.text.end, options: options).candidates {
            #expect(!candidate.label.isEmpty, "seed \(seed)")
            if let token = candidate.token { _ = engine.documentation(for: token) }
          }
        }
      }
      for row in 0..<20 {
        for table in -1..<8 { _ = engine.documentation(for: CompletionToken(table: table, row: row * 7)) }
      }
    }
  }

  @Test func `settings of any shape are read, and what is wrong is named`() throws {
    try Fuzz.run(600) { random, seed in
      var writer = JSONWriter()
      RandomJSON.value(&random, 5, &writer)
      var settings = Settings()
      let problems = settings.apply(try JSONValue(writer.bytes))
      for problem in problems { #expect(!problem.message.isEmpty, "seed \(seed)") }
      _ = settings.isExcluded("a/b/文稿.txt")
      _ = settings.lintConfiguration(for: "a/b/文稿.md")
    }
  }
}
