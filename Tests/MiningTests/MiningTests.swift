import Mining
import Structure
import Testing
import Text

/// What a small corpus gives: the rows of each file, without the line of column names.
struct MinedBank {
  private var files: [String: [[String]]] = [:]

  init(_ documents: [String]) {
    self.init(MinedBank.corpus(documents))
  }

  init(_ corpus: CountedCorpus, phraseBytes: Int = 1_300_000) {
    let builder = BankBuilder(
      corpus,
      readings: MiningTables.readings,
      memory: 1 << 20,
      workers: OneWorker(),
      phraseBytes: phraseBytes
    )
    for file in builder.files() {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst()
      files[file.name] = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
  }

  /// The counts of documents with numbers as names, the first one `first`.
  static func corpus(_ documents: [String], from first: Int = 0, memory: Int = .max) -> CountedCorpus {
    var counts = CorpusCounts(memory: memory)
    for (index, text) in documents.enumerated() {
      counts.add(MiningTables.cleaner.clean([CodeUnit](text)), number: UInt32(index), genre: "报告")
    }
    let sources = documents.indices.map { SourceInfo(path: "\(first + $0).txt", title: "\(first + $0)") }
    let (parts, cleaning) = counts.finished()
    return CountedCorpus(parts: parts, sources: sources, cleaning: cleaning)
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

  @Test func `一要 is a part of what a writer repeats, and the head may also stand alone`() {
    let bank = MinedBank(["要讲时效。一要抓源头，坚决纠正。二要抓疏导，着力缓解。三要抓结果，着力解决。"])
    let members = bank.column("parallels.tsv", 2)
    #expect(members.contains("一要抓源头|二要抓疏导|三要抓结果"))
    #expect(members.contains("抓源头|抓疏导|抓结果"))
  }

  @Test func `headings that share their rhythm and one character`() {
    let bank = MinedBank(["（一）早学一步明方向\n要学习。\n（二）深挖一层找差距\n要对照。\n（三）先改一招动真格\n要整改。"])
    #expect(bank.column("parallels.tsv", 2).contains("早学一步明方向|深挖一层找差距|先改一招动真格"))
  }

  @Test func `sentences that return with another name are a set`() {
    let names = ["“三项制度”", "开展“三项活动”", "“三万计划”"]
    let bank = MinedBank([names.map { "实践证明，\($0)收到了实效。" }.joined(separator: "\n群众是满意的。\n")])
    #expect(bank.column("parallels.tsv", 2).contains(names.map { "实践证明，\($0)" }.joined(separator: "|")))
  }

  @Test(arguments: [
    ("发展智能安防、智能家具、智能照明、智能洁具等产品。", false),
    ("健全重大事项报告制度、质询制度、评议制度。", false),
    ("发展思路、发展目标要明确。", false),
    ("打好蓝天保卫战、打好碧水保卫战。", true),
    ("跨部门、跨地区、跨层级，贵在协同。", true),
  ])
  func `of a large corpus only what repeats a figure is kept`(text: String, isKept: Bool) {
    // From forty documents on a corpus knows its words.
    let others = (0..<40).map { "第\($0)篇文稿讲的是另外一件事情。" }
    #expect(MinedBank([text] + others).rows("parallels.tsv").isEmpty != isKept)
  }

  @Test func `one set between different words is counted once`() {
    let bank = MinedBank(["让群众看得见、摸得着、得实惠。", "真正做到看得见、摸得着、得实惠，取信于民。"])
    let rows = bank.rows("parallels.tsv").filter { $0[2] == "看得见|摸得着|得实惠" }
    #expect(rows.map { $0[3] } == ["2"])
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
}
