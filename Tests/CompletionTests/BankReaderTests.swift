import PhraseBank
import Testing
import Text

@Suite struct BankReaderTests {
  /// What reading `text` as `table` complains about.
  private func check(_ table: PhraseBank.Table, _ text: String, _ expected: [String]) {
    let problems = BankReader.read(name: "用户", files: [table: Array(text.utf8)]).problems
    #expect(problems.map(\.message) == expected)
  }

  @Test func `a sound file is read without a word`() {
    check(.phrases, "#phrase\tpinyin\tcount\tdocuments\tsources\n为民服务\twei min fu wu\t3\t2\ta|b\n", [])
  }

  @Test func `a broken line is named with its file and number`() {
    check(
      .phrases,
      "#phrase\n为民服务\twei min fu wu\t3\t2\ta\n为民\t\tmany\t1\ta\n只有一列\n",
      [
        "phrases.tsv:3：“count”列不是数字，已跳过此行",
        "phrases.tsv:4：只有 1 列，应有 5 列，已跳过此行",
      ],
    )
  }

  @Test func `the sound lines of a broken file still serve`() {
    let files: KeyedList<PhraseBank.Table, [UInt8]> = [
      .phrases: Array("#phrase\n坏行\n为民服务\twei min fu wu\t3\t2\ta\n".utf8)
    ]
    let layer = BankReader.read(name: "用户", files: files).layer
    #expect(complete("我们为民‸", bank: PhraseBank(layers: [layer])).first?.text == "服务")
  }

  @Test func `damaged UTF-8 costs its line and nothing else`() {
    let bytes = Array("#phrase\n为民\t\t1\t1\ta\n".utf8) + [0xE4, 0xBA, 0x09, 0x0A]
    let problems = BankReader.read(name: "用户", files: [.phrases: bytes]).problems
    #expect(problems == [BankProblem(table: .phrases, line: 3, reason: .damagedText)])
  }

  @Test func `a newer format is refused as a whole and said so`() {
    let text = "#phrase\tpinyin\tcount\tdocuments\tsources\tformat=2\n为民服务\twei min fu wu\t3\t2\ta\n"
    let result = BankReader.read(name: "用户", files: [.phrases: Array(text.utf8)])
    #expect(result.problems.map(\.reason) == [.newerFormat(2)])
    #expect(result.layer.phrases.isEmpty)
  }

  @Test func `a line that could steer a terminal is refused, with its place`() {
    for sign in ["\u{1B}", "\u{85}", "\u{202E}", "\u{2067}", "\u{FEFF}"] {
      let text = "#phrase\n为民服务\tx\t3\t2\ta\n着力\(sign)推进\tx\t3\t2\ta\n"
      let result = BankReader.read(name: "用户", files: [.phrases: Array(text.utf8)])
      #expect(result.problems.map(\.line) == [3])
      #expect(result.problems.first?.message.hasPrefix("phrases.tsv:3：有看不见的控制字符 U+") == true)
      #expect(!complete("着力‸", bank: PhraseBank(layers: [result.layer])).map(\.text).contains { $0.contains(sign) })
    }
  }

  @Test func `lines out of order are found like others`() {
    let rows = ["着力推进 x 9 3 a", "为民服务 x 3 2 a", "全面加强 x 4 2 a"]
    for (typed, rest) in [("为民", "服务"), ("着力", "推进"), ("全面", "加强")] {
      #expect(complete("\(typed)‸", bank: bank(phrases: rows)).map(\.text).contains(rest))
    }
  }
}
