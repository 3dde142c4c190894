import Completion
import PhraseBank
import Structure
import TestSupport
import Testing
import Text

/// What holds for every text and every cursor.
@Suite struct EngineTests {
  private static let pieces = [
    "一、", "（一）", "第三条　", "一是", "坚持", "在做“深”上谋划", "，", "。", "；", "：", "\n", "\r\n", "　　", "𠮷", "👍", "\u{D7FF}",
    "“三个到位”", "《", "》", "wmfw", "2026", "^", "|", "\t", "{}", "```\n", "# ", "特此", "—", "各级", "<!--",
  ]

  private func document(_ generator: inout SeededGenerator) -> Document {
    var text = ""
    for _ in 0..<generator.int(in: 0..<60) { text += generator.pick(Self.pieces) ?? "" }
    return Document(text, dialect: generator.int(in: 0..<2) == 0 ? .plain : .markdown)
  }

  @Test func `no text and no cursor stops it, and every candidate leaves before plus remainder`() {
    var generator = SeededGenerator(seed: 11)
    let engine = CompletionEngine()
    let today = CalendarDay(year: 2026, month: 2, day: 30)
    let kinds: [CompletionRequest.Options.Pinyin] = [.off, .initials, .full]
    for _ in 0..<300 {
      let document = document(&generator)
      let line = generator.int(in: -1..<document.text.lines.count + 2)
      let position = TextPosition(line: line, column: generator.int(in: -2..<document.text.line(line).units.count + 3))
      let options = CompletionRequest.Options(
        pinyin: generator.pick(kinds) ?? .off,
        isExplicit: generator.int(in: 0..<2) == 0
      )
      let request = CompletionRequest(options: options, today: today)
      let list = engine.complete(document, at: position, request)
      #expect(list.candidates.count <= options.limit)
      let cursor = document.text.clamp(position)
      let units = document.text.line(cursor.line).units
      for candidate in list.candidates {
        #expect(!candidate.remainder.isEmpty && !candidate.label.isEmpty)
        #expect(!candidate.remainder.contains { $0 == "\n" || $0 == "\r" }, "one line, or clients drop it")
        #expect(candidate.replacing <= cursor.column)
        // What a client does with it: the text before stays, but for the letters it replaces.
        var edited = document.text
        let start = TextPosition(line: cursor.line, column: cursor.column - candidate.replacing)
        edited.apply(TextEdit(range: TextRange(start, cursor), newText: candidate.remainder))
        let kept = Array(units[..<start.column])
        #expect(edited.line(cursor.line).units == kept + candidate.remainder + units[cursor.column...])
        if let token = candidate.token { #expect(engine.documentation(for: token)?.isEmpty == false) }
      }
      _ = engine.inlineCompletion(document, at: position, request)
    }
  }

  @Test func `the same draft gives the same list`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<40 {
      let document = document(&generator)
      let lists = (0..<2).map { _ in CompletionEngine().complete(document, at: document.text.end).candidates }
      #expect(lists[0] == lists[1])
    }
  }

  @Test func `no candidate stands twice in a list`() {
    for fixture in ["我们要坚持", "全面贯彻", "在做", "推动高质量发展，"] {
      let document = Document(fixture)
      let texts = CompletionEngine().complete(document, at: document.text.end).candidates.map(\.text)
      #expect(Set(texts).count == texts.count)
    }
  }

  @Test func `typing opens a list after two 汉字 or a mark, after one if the best is sure, asking always does`() {
    let engine = CompletionEngine(
      bank: bank(continuations: ["坚 持党的领导 90 100", "加 强|快|大|以|入 20|20|20|20|20 100", "加强 领导 20 20", "， 推动 9 10"])
    )
    func opens(_ text: String, explicit: Bool) -> Bool {
      let document = Document(text)
      let options = CompletionRequest.Options(isExplicit: explicit)
      return !engine.complete(document, at: document.text.end, options: options).candidates.isEmpty
    }
    #expect(opens("坚", explicit: false))
    #expect(!opens("加", explicit: false))
    #expect(opens("加", explicit: true))
    #expect(opens("坚持", explicit: false))
    #expect(opens("好，", explicit: false))
  }

  @Test func `an empty line opens a list only for what may open it`() {
    let engine = CompletionEngine(bank: bank(continuations: ["^ 各级 90 100", "坚 持 90 100"]))
    func labels(_ text: String, explicit: Bool) -> [String] {
      let document = Document(text)
      let options = CompletionRequest.Options(isExplicit: explicit)
      return engine.complete(document, at: document.text.end, options: options).candidates.map(\.label)
    }
    let draft = "一、提高认识\n各级要提高认识。\n"
    #expect(labels(draft, explicit: false).contains("二、"))
    #expect(!labels(draft, explicit: false).contains("各级"))
    #expect(labels(draft, explicit: true).contains("各级"))
    #expect(labels("各级要提高认识。\n", explicit: false).isEmpty)
    #expect(labels("关于检查的通知\n现就有关事项通知如下。\n", explicit: false).contains("一、"))
    #expect(labels("", explicit: false).isEmpty)
  }

  @Test func `on an empty line no unlikely list lies over the text below`() {
    func labels(_ fixture: String, explicit: Bool = false) -> [String] {
      complete(fixture, bank: .shipped, options: CompletionRequest.Options(isExplicit: explicit)).map(\.label)
    }
    let body = "关于做好防汛工作的通知\n\n各县：\n\n一、提高认识\n\n各级要提高认识。\n\n"
    let signOff = "\n××市人民政府\n2025年6月3日\n"
    #expect(labels("\(body)‸").contains("二、"))
    #expect(labels("\(body)‸\(signOff)").isEmpty)
    #expect(labels("\(body)‸\(signOff)", explicit: true).contains("二、"))
    // The number stands there already.
    #expect(labels("\(body)‸\n二、落实责任\n\n各级要落实责任。\n").isEmpty)
    // Below the date the body is over.
    #expect(labels("\(body)\(signOff)\n‸").isEmpty)
    #expect(!labels("\(body)\(signOff)\n‸", explicit: true).contains { $0.hasPrefix("二、") })
  }

  @Test func `a member that the draft has used is not offered again`() {
    let bank = bank(parallels: ["在做“{}”上{} heading 在做“深”上谋划|在做“实”上用心|在做“亮”上出彩 2 7"])
    let used = "在做“实”上用心，各级要努力。" + String(repeating: "这里说别的事，", count: 30)
    let offered = complete("\(used)\n在做“深”上谋划，‸", bank: bank).map(\.label)
    #expect(offered.contains("在做“亮”上出彩") && !offered.contains("在做“实”上用心"))
  }

  @Test func `a paper is not called what its title says it is not`() {
    let bank = bank(continuations: ["照 本条例|本通知 40|40 100"])
    func offered(_ title: String, _ said: String = "") -> Set<String> {
      Set(complete("\(title)\n\n\(said)有关事项参照‸", bank: bank).map(\.label))
    }
    #expect(offered("关于开展检查的通知").contains("本通知"))
    #expect(!offered("关于开展检查的通知").contains("本条例"))
    #expect(offered("滨江市养犬管理条例").contains("本条例"))
    #expect(!offered("滨江市养犬管理条例").contains("本通知"))
    #expect(offered("关于印发条例的通知", "第一条　本条例自公布之日起施行。\n").contains("本条例"))
    #expect(offered("养犬").isSuperset(of: ["本条例", "本通知"]), "where it has no name, it may have any")
  }

  @Test func `a slogan is not due because its first word stands there, where counts know what follows`() {
    let sets = [
      "推动{}升级 heading 推动产业升级|推动消费升级 2 7", "推动{}改善 heading 推动生态改善|推动民生改善 2 7",
      "推动{}繁荣 heading 推动文化繁荣|推动市场繁荣 2 7",
    ]
    #expect(complete("我们要推动‸", bank: bank(parallels: sets)).contains { $0.kind == .parallel })
    let counted = bank(parallels: sets, continuations: ["动 工作|发展 40|40 100", "推 动 90 100", "推动 工作|发展 40|40 90"])
    #expect(!complete("我们要推动‸", bank: counted).contains { $0.kind == .parallel })
  }

  @Test func `a colon behind 主送机关 or 附件 announces no series`() {
    func announces(_ text: String) -> Bool {
      complete(text, bank: bank(), options: CompletionRequest.Options(isExplicit: true)).contains {
        $0.label.hasPrefix("一是")
      }
    }
    let title = "关于做好有关工作的通知\n\n"
    #expect(announces("\(title)各部门：\n\n各单位要做到：‸"))
    #expect(!announces("\(title)各部门：‸"))
    #expect(!announces("\(title)主送机关：‸"))
    #expect(!announces("\(title)各部门：\n\n各单位要执行。\n\n附件：‸"))
  }

  /// What is offered below a body that is closed, with `rest` behind it.
  private func offered(_ rest: String, isExplicit: Bool = false) -> [String] {
    let body = "关于做好有关工作的通知\n各部门：\n现将有关事项通知如下：\n一、总体要求\n要抓好落实。\n二、工作任务\n要抓好任务。\n"
    return complete(
      body + rest,
      bank: bank(),
      today: CalendarDay(year: 2026, month: 11, day: 29),
      options: CompletionRequest.Options(isExplicit: isExplicit)
    ).map { $0.label }
  }

  @Test func `below a row of 附件说明 comes its next number, and below the signature the date`() {
    #expect(offered("附件：1.工作方案\n‸") == ["2."])
    #expect(offered("附件：1.工作方案\n　　　2.任务清单\n　　　‸") == ["3."])
    #expect(offered("附件：1.工作方案\n　　　2.任务清单\n\n‸").isEmpty, "the body is over, and the list too")
    for signed in ["附件：1.工作方案\n　　　2.任务清单\n\n某市教育局\n‸", "附件：1.工作方案\n　　　2.任务清单\n某市教育局\n‸", "附件：工作方案\n\n某市教育局\n‸"] {
      #expect(offered(signed) == ["2026年11月29日"], "\(signed)")
    }
  }

  @Test func `below a heading of the second level its first point may come, and no part of the paper`() {
    let labels = offered("三、工作要求\n（一）加强组织领导。要抓实。\n（二）完善制度机制\n‸", isExplicit: true)
    #expect(labels.prefix(2) == ["（三）", "1."])
    #expect(!labels.contains { $0.hasPrefix("四、") && $0.count > 2 })
  }

  @Test func `a source that is switched off says nothing`() {
    let document = Document("一、提高认识\n")
    let off = CompletionRequest.Options(disabledSources: ["ordinal"])
    let engine = CompletionEngine(bank: bank())
    #expect(engine.complete(document, at: document.text.end).candidates.contains { $0.kind == .ordinal })
    #expect(!engine.complete(document, at: document.text.end, options: off).candidates.contains { $0.kind == .ordinal })
  }

  @Test func `a token that names no row has no documentation`() {
    let engine = CompletionEngine()
    for (table, row) in [(-1, 0), (0, -5), (1, 3), (99, 0), (2, .max)] {
      #expect(engine.documentation(for: CompletionToken(table: table, row: row)) == nil)
    }
  }

  @Test func `documentation names the set and where it stands`() throws {
    let bank = bank(
      parallels: ["在做“{}”上{} heading 在做“深”上谋划|在做“实”上用心 2 7"],
      sources: ["7 努力完善制度 article 2014 辽宁日报 1200"],
    )
    let candidate = try #require(complete("在做“深”上谋划，‸", bank: bank).first { $0.kind == .parallel })
    let token = try #require(candidate.token)
    let text = try #require(CompletionEngine(bank: bank).documentation(for: token))
    #expect(text.contains("1. 在做“深”上谋划\n2. 在做“实”上用心"))
    #expect(text.contains("《努力完善制度》（辽宁日报，2014）"))
  }

  @Test func `ghost text is shown only when it is probable`() {
    let engine = CompletionEngine(bank: bank(continuations: ["中国特色 社会主义 990 1000", "加强 领导|管理 300|280 9000"]))
    func ghost(_ text: String) -> String? {
      let document = Document(text)
      return engine.inlineCompletion(document, at: document.text.end)?.text
    }
    #expect(ghost("坚持中国特色") == "社会主义")
    #expect(ghost("进一步加强") == nil)
  }

  @Test func `the terms of other drafts complete, also after an opening mark`() {
    let other = Document("根据《滨江市数据条例》，做好“一网通办”工作。")
    let engine = CompletionEngine(bank: bank())
    let request = CompletionRequest(lexicons: [DraftLexicon(other)])
    func texts(_ text: String) -> [String] {
      let document = Document(text)
      return engine.complete(document, at: document.text.end, request).candidates.map(\.text)
    }
    #expect(texts("依照《滨江").contains("市数据条例"))
    #expect(texts("推进“").contains("一网通办"))
    #expect(texts("依照《").contains("滨江市数据条例"))
    #expect(!texts("推进“").contains("滨江市数据条例"))
    #expect(!texts("依照《").contains("一网通办"))
    #expect(texts("各县要将滨江市").contains("数据条例"))
    #expect(!texts("各县要与滨江").contains("市数据条例"))
  }
}

/// The shipped bank, as far as look-ups rely on it.
@Suite struct ShippedBankTests {
  @Test(arguments: [PhraseBank.Table.phrases, .parallels, .structures])
  func `rows are sorted by their bytes`(table: PhraseBank.Table) throws {
    let layer = try #require(PhraseBank.shipped.layers.first)
    let rows = layer.table(table)
    var previous: [UInt8] = []
    var next = rows.row(at: 0)
    if next == nil {
      var start = 0
      while rows.row(at: start) == nil, start < 200 { start += 1 }
      next = rows.row(at: start)
    }
    var unsorted = 0
    while let row = next {
      let key = Array(row.string(0).utf8)
      if key.lexicographicallyPrecedes(previous) { unsorted += 1 }
      previous = key
      next = rows.row(after: row)
    }
    #expect(unsorted == 0)
  }
}
