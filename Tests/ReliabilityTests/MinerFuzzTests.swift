import Files
import Mining
import TestSupport
import Testing
import Text

/// Documents that are none, pages that break off, counts that nobody counted.
@Suite struct MinerFuzzTests {
  private static let tags = [
    "<p>", "</p>", "<br/>", "<div class=\"a>b\">", "<a href='", "\">", "<script>", "</script>", "<style", "<!--", "-->",
    "<!DOCTYPE html>", "<td", "<", ">", "&nbsp;", "&#x4E00;", "&#1114112;", "&#xD800;", "&lt;", "&", "&;", "<o:p>",
    "<svg/>", "</", "<IMG SRC=\"data:", "<textarea>",
  ]

  private func draft(_ random: inout SeededGenerator) -> [UInt8] {
    let text = HostileText.draft(&random, pieces: 0..<200)
    return Array(String(decoding: text.map(\.rawValue), as: UTF16.self).utf8)
  }

  private func document(_ random: inout SeededGenerator, isHTML: Bool) -> [UInt8] {
    var bytes = draft(&random)
    if isHTML {
      for _ in 0..<random.int(in: 0..<30) {
        bytes.insert(contentsOf: (random.pick(Self.tags) ?? "").utf8, at: random.int(in: 0..<bytes.count + 1))
      }
    }
    switch random.int(in: 0..<6) {
    case 0: return (0..<random.int(in: 0..<300)).map { _ in UInt8(random.int(in: 0..<256)) }
    // Pairs that could be GBK, or nearly.
    case 1: return (0..<random.int(in: 0..<300)).map { UInt8(random.int(in: $0 % 2 == 0 ? 0x81..<0xFF : 0x30..<0xFF)) }
    case 2:
      for _ in 0..<random.int(in: 1..<6) where !bytes.isEmpty {
        bytes[random.int(in: 0..<bytes.count)] = UInt8(random.int(in: 0..<256))
      }
      return bytes
    case 3: return bytes + bytes
    default: return bytes
    }
  }

  @Test func `whatever is mined is a bank that can be read, and in shards and little memory the same one`() throws {
    try Fuzz.run(12) { random, seed in
      let isHTML = random.int(in: 0..<3) == 0
      var documents = (0..<random.int(in: 1..<6)).map { _ in document(&random, isHTML: isHTML) }
      // What a corpus repeats is what gets into the bank.
      documents += documents.prefix(2)
      let whole = MinedCorpus.counts(documents, isHTML: isHTML)
      let bank = MinedCorpus.bank(whole)
      #expect(MinedCorpus.problems(bank).isEmpty, "seed \(seed)")
      let cut = random.int(in: 0..<documents.count + 1)
      let shards = [
        MinedCorpus.counts(Array(documents[cut...]), isHTML: isHTML, firstPath: cut, memory: 1),
        MinedCorpus.counts(Array(documents[..<cut]), isHTML: isHTML),
      ]
      let merged = CountedCorpus(merging: try shards.map { try CountsFile(MinedCorpus.bytes($0)) })
      #expect(MinedCorpus.bytes(merged) == MinedCorpus.bytes(whole), "seed \(seed)")
      #expect(MinedCorpus.bank(merged, jobs: 3, memory: 1 << 14) == bank, "seed \(seed)")
    }
  }

  @Test func `a counts file that nobody counted is refused or gives a bank`() {
    Fuzz.run(40) { random, seed in
      let first = MinedCorpus.bytes(MinedCorpus.counts([draft(&random), draft(&random)]))
      let second = damaged(first, &random)
      guard let file = try? CountsFile(second), let good = try? CountsFile(first) else { return }
      let bank = MinedCorpus.bank(CountedCorpus(merging: [good, file, file]))
      #expect(MinedCorpus.problems(bank).isEmpty, "seed \(seed)")
    }
  }

  @Test func `keys that no document gives leave no row that a bank may not have`() throws {
    let keys: [CorpusCounts.Table: [String]] = [
      .segments: ["狠抓\t落实", "看得\t见、摸得\t着、得\t实惠"],
      .sets: ["clause", "clause<>|看得\t见|摸得\t着", "clause|||", "clause||\t|坚持\u{7}甲|坚持乙", "|"],
      .quotations: ["三个\t到位", "多快|好省", "干净\u{1}利落", "\t"],
      .paragraphs: ["一、狠抓\t落实", "各单位\t要狠|抓落实", "各单位^要狠^抓落实"],
      .structures: ["\t\t", "\t一、\t甲乙|丙丁", "三个到位", "三个到位\t\t", "三个到位\t一\t甲\t乙"],
      .skeletons: ["意见\t0\t总体\u{7}要求", "意见\t1\t主要|任务", "\t\t", "\t1\t要求"],
    ]
    let tables = CorpusCounts.Table.allCases.map { table in
      let sorted = (keys[table] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return "T\t\(table.rawValue)\n" + sorted.map { "9\t2\t0,1\t\($0)\n" }.joined()
    }
    let file = try CountsFile(MinedCorpus.countsFile("S\ta\t甲\t\t\t\t9\nS\tb\t乙\t\t\t\t9\n" + tables.joined()))
    let bank = MinedCorpus.bank(CountedCorpus(merging: [file, file]))
    #expect(MinedCorpus.problems(bank).isEmpty)
    for file in bank where file.name.hasSuffix(".tsv") {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      let columns = lines.first?.split(separator: "\t").count
      for line in lines { #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == columns) }
    }
  }

  /// A counts file after an accident or an attack: bytes changed, figures exaggerated, lines moved.
  private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    // The end is made right again, or nothing would come behind it.
    lines.removeAll { $0.starts(with: Array("E\t".utf8)) }
    for _ in 0..<random.int(in: 1..<6) where lines.count > 2 {
      let at = random.int(in: 1..<lines.count)
      switch random.int(in: 0..<6) {
      case 5: lines[at].insert(random.pick([0x09, 0x7C, 0x0D, 0x00]) ?? 0, at: random.int(in: 0..<lines[at].count + 1))
      case 0: lines.swapAt(at, random.int(in: 1..<lines.count))
      case 1: lines.insert(lines[at], at: at)
      case 2 where !lines[at].isEmpty: lines[at][random.int(in: 0..<lines[at].count)] = UInt8(random.int(in: 0..<256))
      default:
        var fields = lines[at].split(separator: 0x09, omittingEmptySubsequences: false).map(Array.init)
        let figure = random.pick(["4294967295", "0", "9223372036854775807", "18446744073709551615", "-1", "1,0", "39"])
        fields[random.int(in: 0..<fields.count)] = Array((figure ?? "").utf8)
        lines[at] = Array(fields.joined(separator: [0x09]))
      }
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return MinedCorpus.ended(Array(lines.joined(separator: [0x0A])) + [0x0A])
  }

  @Test func `figures beyond all measure end nothing`() throws {
    let table = ["工作落实", "工作落实到位", "狠抓工作落实"].map { "4294967295\t4294967295\t0,0,0\t\($0)\n" }.joined()
    let places = ["1\t总体要求", "255\t保障措施", "9223372036854775807\t主要任务"]
    let skeletons = places.map { "1\t4294967295\t0\t意见\t\($0)\n" }.joined()
    let tables = CorpusCounts.Table.allCases.map { "T\t\($0.rawValue)\n\($0 == .skeletons ? skeletons : table)" }
    let text = "S\ta\t甲\t\t\t\t9223372036854775807\nC\t0\t9223372036854775807\n\(tables.joined())"
    let file = try CountsFile(MinedCorpus.countsFile(text))
    #expect(MinedCorpus.problems(MinedCorpus.bank(CountedCorpus(merging: [file, file, file]))).isEmpty)
  }

  @Test func `a document that the file does not list is refused before memory is given to it`() {
    let text = "#gongwen-counts 3\nS\ta\t甲\t\t\t\t9\nT\tsegments\n2\t1\t4294967295\t工作落实\n"
    #expect(throws: CountsFile.Failure.broken(line: 4)) { try CountsFile(Array(text.utf8)) }
  }

  /// Quadratic work on these would take hours.
  @Test(arguments: ["<a", "<a \"", "<a '\"", "<!--", "<script>", "&#x4E00", "(shí", "实(shi)", "<p>甲"])
  func `hostile repetition is cleaned in linear time`(piece: String) {
    let page = [CodeUnit](String(repeating: piece, count: 400_000 / piece.utf16.count) + "<p class='")
    let clean = MiningTables.cleaner.clean(page, isHTML: true)
    #expect(clean.paragraphs.allSatisfy { !$0.isEmpty })
  }
}
