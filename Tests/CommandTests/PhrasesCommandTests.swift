import JSON
import TestSupport
import Testing

@Suite struct PhrasesCommandTests {
  /// A small bank of our own.
  private func bank() throws -> ScratchFolder {
    try ScratchFolder([
      "词库/sources.tsv": "#id\ttitle\tkind\tyear\tissuer\tchars\n1\t甲地工作报告\treport\t2024\t甲\t100\n",
      "词库/phrases.tsv": """
      #phrase\tpinyin\tcount\tdocuments\tsources
      加强组织领导\tjia qiang zu zhi ling dao\t9\t7\t1
      加强领导\tjia qiang ling dao\t5\t4\t1
      坚强领导\tjian qiang ling dao\t6\t5\t1
      狠抓落实\then zhua luo shi\t3\t2\t1

      """,
      "词库/parallels.tsv": """
      #template\tlevel\tmembers\tcount\tsources
      在做“{}”上{}\tclause\t在做“深”上谋划|在做“实”上用心|在做“长”上使劲\t2\t1

      """,
      "词库/structures.tsv": """
      #announcement\tstyle\titems\tsources
      做到“三个到位”\tdi\t重视程度到位|推进力度到位|督促检查到位\t1

      """,
    ])
  }

  private func find(_ query: String...) throws -> JSONValue {
    let folder = try bank()
    let words = query.map { "'\($0)'" }.joined(separator: " ")
    return try JSONValue(
      try Program(in: folder).shell("gongwen phrases -n 1000 --phrasebank 词库 -f json \(words)").output
    )
  }

  /// The texts found in the small bank.
  private func texts(_ result: JSONValue, _ group: StaticString) -> [String] {
    let hits = result[group]?.elements.filter { $0["bank"]?.string == "词库" } ?? []
    return hits.compactMap { $0["text"]?.string }
  }

  @Test func `汉字 are found anywhere, beginnings first, frequent ones before rare ones`() throws {
    #expect(texts(try find("领导"), "phrases") == ["加强组织领导", "坚强领导", "加强领导"])
    #expect(texts(try find("加强领导"), "phrases") == ["加强领导"])
  }

  @Test(
    arguments: [
      (["jiaqiang"], ["加强组织领导", "加强领导"]), (["jqld"], ["坚强领导", "加强领导"]), (["jqzzld"], ["加强组织领导"]),
      (["jia", "qiang", "ling"], ["加强领导"]), (["hzhls"], ["狠抓落实"]), (["JQZ"], ["加强组织领导"]), (["jianqld"], ["坚强领导"]),
      (["xyz"], []),
    ] as [([String], [String])]
  ) func `Pinyin is found in full and in initials`(
    _ query: [String],
    _ expected: [String],
  ) throws {
    let folder = try bank()
    let run = try Program(in: folder).shell(
      "gongwen phrases -n 1000 --phrasebank 词库 -f json \(query.joined(separator: " "))"
    )
    #expect(Set(texts(try JSONValue(run.output), "phrases")) == Set(expected))
  }

  @Test func `Letters that could be cut in countless ways are looked at once`() throws {
    let folder = try bank()
    let syllables = Array(repeating: "aha", count: 40).joined(separator: " ")
    try folder.write("#phrase\tpinyin\tcount\tdocuments\tsources\n啊哈\t\(syllables)\t1\t1\t1\n", to: "词库/phrases.tsv")
    func find(_ letters: String) throws -> [String] {
      let run = try Program(in: folder).shell("gongwen phrases -n 1000 --phrasebank 词库 -f json \(letters)")
      return texts(try JSONValue(run.output), "phrases")
    }
    let letters = String(repeating: "aha", count: 12) + String(repeating: "a", count: 12)
    #expect(try find(letters + "b") == [])
    #expect(try find(letters) == ["啊哈"])
  }

  @Test func `Sets and structures are found by any of their members`() throws {
    let set = try find("用心")
    #expect(texts(set, "parallels") == ["在做“{}”上{}"])
    let hit = try #require(set["parallels"]?.elements.first { $0["bank"]?.string == "词库" })
    #expect(hit["members"]?.elements.map(\.string) == ["在做“深”上谋划", "在做“实”上用心", "在做“长”上使劲"])
    #expect(hit["kind"]?.string == "分句")
    #expect(texts(try find("督促检查到位"), "structures") == ["做到“三个到位”"])
  }

  @Test func `The text shows where an exact hit comes from`() throws {
    let run = try Program(in: try bank())("phrases", "--phrasebank", "词库", "加强领导")
    #expect(run.text.contains("加强领导"))
    #expect(run.text.contains("见《甲地工作报告》"))
  }

  @Test func `Banks are found by settings and beside the drafts, and what is wrong with them is told`() throws {
    let folder = try bank()
    try folder.write(#"{"phrasebanks": ["词库"]}"#, to: ".gongwen.json")
    #expect(try Program(in: folder)("phrases").text.contains("词库（词库）：1 篇文献，4 条短语，1 组排比，1 个结构，0 条接续计数\n"))
    try folder.write(
      "#phrase\tpinyin\tcount\tdocuments\tsources\n独有之词\tdu you\tx\t1\t1\n独有词语\tdu you\t1\t1\t1\n",
      to: ".gongwen/phrasebank/phrases.tsv"
    )
    let run = try Program(in: folder)("phrases", "独有")
    #expect(run.text.contains("独有词语"))
    #expect(run.error.contains("phrases.tsv:2："))
    #expect(run.status == 2)
    #expect(try Program(in: folder)("phrases", "--phrasebank", "没有").error.contains("没有：没有这个文件夹"))
  }

  @Test func `Nothing found is said and is status 1`() throws {
    let run = try Program()("phrases", "不存在的词语")
    #expect(run.status == 1)
    #expect(run.text == "没有找到\n")
  }
}

@Suite struct RulesCommandTests {
  @Test func `Every rule is listed and has a page`() throws {
    let gongwen = Program()
    let rules = try gongwen("rules").text.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(rules.contains("ordinal-gap") && rules.contains("series-incomplete"))
    for rule in rules {
      let page = try gongwen("explain", rule)
      #expect(page.status == 0)
      #expect(page.text.hasPrefix("# \(rule)："))
      for part in ["## 说明", "## 依据", "## ❌ 错误"] { #expect(page.text.contains(part), "\(rule)") }
    }
  }
}

@Suite struct SettingsCommandTests {
  @Test func `Settings are listed with what is wrong in the file`() throws {
    let folder = try ScratchFolder([".gongwen.json": #"{"genre": "请是"}"#, "甲/x.md": ""])
    let run = try Program(in: folder)("settings", "甲")
    #expect(run.status == 2)
    #expect(run.text.contains("completion.pinyin\n"))
    #expect(run.error.contains(".gongwen.json:1: 设置“genre”的值 \"请是\" 无效"))
    #expect(run.error.contains("是否想用“请示”？"))
    try folder.write("{}", to: ".gongwen.json")
    #expect(try Program(in: folder)("settings").status == 0)
    _ = try JSONValue(try Program(in: folder)("settings", "--schema").output)
  }
}
