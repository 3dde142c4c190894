import Files
import TestSupport
import Testing
import Text

/// `gongwen mine` on small folders, through the real program.
@Suite struct MineCommandTests {
  /// Thirty documents of clauses that recur, so that every table has rows.
  private static func archive() throws -> ScratchFolder {
    let openers = ["坚持以人民为中心", "进一步加强组织领导", "切实转变工作作风", "密切联系群众", "严格落实工作责任", "持续优化营商环境"]
    let closers = ["确保各项任务落到实处", "推动工作再上新台阶", "为高质量发展提供坚强保障", "让群众看得见、摸得着、得实惠", "形成齐抓共管的工作格局"]
    var random = SeededGenerator(seed: 5)
    let folder = try ScratchFolder()
    for number in 0..<30 {
      var text = "关于第\(number)项工作的报告\n"
      for (index, numeral) in ["一", "二", "三"].enumerated() {
        text += "\(numeral)、\(["总体情况", "主要做法", "下步打算"][index])\n"
        for _ in 0..<4 {
          let first = openers[random.int(in: 0..<openers.count)]
          let second = openers[random.int(in: 0..<openers.count)]
          text += "\(first)，\(second)，\(closers[random.int(in: 0..<closers.count)])。"
        }
        text += "做到“三个到位”：一是认识到位，二是措施到位，三是责任到位。\n"
      }
      try folder.write(text, to: "\(number < 15 ? "甲" : "乙")/\(number).txt")
    }
    return folder
  }

  private static let tables = ["counts.bin", "parallels.tsv", "phrases.tsv", "sources.tsv", "structures.tsv"]

  @Test func `Threads, memory and shards make no difference to the bank`() throws {
    let folder = try Self.archive()
    let gongwen = Program(in: folder)
    func mine(_ words: String, into name: String) throws {
      let run = try gongwen.run(["mine"] + words.split(separator: " ").map(String.init) + ["--out", name])
      #expect(run.status == 0 && run.output.isEmpty, "\(run.error)")
    }
    try mine("甲 乙 --jobs 1", into: "一")
    for table in Self.tables {
      #expect(folder.bytes("一/\(table)")?.contains(UInt8(ascii: "\n")) == true, "\(table)")
    }
    #expect(folder.text("一/phrases.tsv")?.contains("\n密切联系群众\tmi qie lian xi qun zhong\t") == true)
    let after = try gongwen("phrases", "--phrasebank", "一", "--after", "密切", "-f", "json")
    #expect(after.text.contains("联系群众"))

    try mine("甲 乙 --jobs 2", into: "二")
    try mine("甲 乙 --jobs 3 --memory 16", into: "三")
    for (shard, place) in [("甲", "1.counts"), ("乙", "2.counts")] {
      #expect(try gongwen("mine", shard, "--counts", place).status == 0)
    }
    try mine("--merge 2.counts 1.counts", into: "四")
    // A merged counts file is one like any other.
    #expect(try gongwen("mine", "--merge", "1.counts", "2.counts", "--counts", "3.counts").status == 0)
    try mine("--merge 3.counts", into: "五")
    for name in ["二", "三", "四", "五"] {
      for table in Self.tables {
        #expect(folder.bytes("\(name)/\(table)") == folder.bytes("一/\(table)"), "\(name)/\(table)")
      }
      // Nothing that was put aside is left.
      #expect(folder.names(in: name) == Self.tables)
    }
  }

  @Test func `Encodings, pages and damaged bytes are read, and what is damaged is named`() throws {
    let sentence = "密切联系群众，切实转变作风。"
    let folder = try ScratchFolder([
      "库/网页.html": "<html><script>var 变量;</script><p>密切联系&nbsp;群众，<b>切实</b>转变作风。</p></html>",
      "库/乙.md": "\u{FEFF}# 标题\r\n\r\n\(sentence)\r\n",
    ])
    let encoded = TextFormat(encoding: .gb18030).encode(SourceText("国标文件\n" + sentence))
    try folder.write(try #require(encoded), to: "库/国标.txt")
    // A byte that is neither: between two whole sentences.
    try folder.write(Array(sentence.utf8) + [0xFF, 0xFF] + Array(sentence.utf8), to: "库/坏.txt")
    let run = try Program(in: folder)("mine", "库", "--out", "词库", "--verbose")
    #expect(run.status == 1)
    #expect(run.error.contains("库/坏.txt：偏移 \(sentence.utf8.count) 处的字节无法解码，已略过"), "\(run.error)")
    #expect(run.error.contains("HTML 标签"))
    let row = try #require(folder.text("词库/phrases.tsv")?.split(separator: "\n").first { $0.hasPrefix("密切联系群众\t") })
    // The page has a blank in the phrase; the other three have it whole, one of them twice.
    #expect(row.split(separator: "\t")[2] == "4" && row.split(separator: "\t")[3] == "3", "\(row)")
    #expect(folder.text("词库/phrases.tsv")?.contains("切实转变作风\t") == true)
    #expect(folder.text("词库/phrases.tsv")?.contains("变量") == false)
  }

  @Test func `Documents that stand in two shards are told`() throws {
    let folder = try ScratchFolder(["库/甲.txt": "密切联系群众。\n", "库/乙.txt": "转变工作作风。\n"])
    let gongwen = Program(in: folder)
    #expect(try gongwen("mine", "库", "--counts", "全.counts").status == 0)
    #expect(try gongwen("mine", "库/乙.txt", "--counts", "乙.counts").status == 0)
    #expect(try gongwen("mine", "--merge", "全.counts", "乙.counts", "--out", "词库").status == 0)
    let run = try gongwen("mine", "--merge", "全.counts", "乙.counts", "全.counts", "--out", "词库")
    #expect(run.status == 1)
    let told = "gongwen：全.counts：与 全.counts 有 2 篇文稿相同，如“库/乙.txt”，会重复计数\n"
    #expect(run.error == told + "已从 5 篇文稿生成词库：词库\n")
  }

  @Test func `A shard that is broken or of another version is refused with the reason`() throws {
    let folder = try ScratchFolder([
      "新.counts": "#gongwen-counts 99\n", "旧.counts": "#gongwen-counts 1\n", "坏.counts": "#gongwen-counts 3\n什么\n",
      "断.counts": "#gongwen-counts 3\nT\tsets\n",
      "文.txt": "通知\n",
    ])
    let gongwen = Program(in: folder)
    for (name, reason) in [
      ("新.counts", "格式版本 99 比本程序认识的"), ("旧.counts", "格式版本 1 太旧"), ("坏.counts", "第 2 行损坏"),
      ("断.counts", "内容不完整"),
      ("文.txt", "不是 gongwen mine --counts 写出的文件"),
      ("无.counts", "没有"), (".", "是文件夹，不是文件"),
    ] {
      let run = try gongwen("mine", "--merge", name, "--out", "词库")
      #expect(run.status == 2, "\(name)")
      #expect(run.error.contains(reason), "\(name): \(run.error)")
    }
    #expect(folder.bytes("词库/phrases.tsv") == nil)
  }

  @Test func `From nothing that can be read no bank is made, and an old bank stays`() throws {
    let folder = try ScratchFolder(["库/空.txt": "", "词库/phrases.tsv": "旧"])
    try folder.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], to: "旧.docx")
    for operand in ["库", "旧.docx", "无"] {
      let run = try Program(in: folder)("mine", operand, "--out", "词库")
      #expect(run.status == 2, "\(operand)")
      #expect(run.error.contains("没有"), "\(run.error)")
      #expect(folder.text("词库/phrases.tsv") == "旧")
      #expect(try Program(in: folder)("mine", operand, "--out", "新库").status == 2)
      #expect(!folder.names(in: ".").contains("新库"), "\(operand): an empty folder is left behind")
    }
  }

  @Test func `Where the bank cannot be written nothing is mined, and an old bank stays`() throws {
    let folder = try ScratchFolder(["库/甲.txt": "密切联系群众。\n密切联系群众。\n", "占用": "一个文件"])
    let gongwen = Program(in: folder)
    let run = try gongwen("mine", "库", "--out", "占用/词库")
    #expect(run.status == 2 && run.error.contains("占用/词库"), "\(run.error)")
    // A folder where a table should go: the table is not replaced, and no half of it lies about.
    try folder.write("旧", to: "词库/phrases.tsv/旧.txt")
    let second = try gongwen("mine", "库", "--out", "词库")
    #expect(second.status == 2 && second.error.contains("phrases.tsv"), "\(second.error)")
    #expect(folder.text("词库/phrases.tsv/旧.txt") == "旧")
    #expect(folder.names(in: "词库").allSatisfy { !$0.hasPrefix(".") })
  }
}
