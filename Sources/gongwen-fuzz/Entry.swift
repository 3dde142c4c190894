import Completion
import Configuration
import JSON
import LanguageServerProtocol
import Lint
import Mining
import PhraseBank
import Structure
import Text

/// What the bytes of an input are given to.
enum Entry: String, CaseIterable {
  case framer, json, parser, edits, completion, settings, bank, miner, counts, word

  func run(_ bytes: [UInt8]) {
    switch self {
    case .framer: Entry.framer(bytes)
    case .json: Entry.json(bytes)
    case .parser: Entry.parser(bytes)
    case .edits: Entry.edits(bytes)
    case .completion: Entry.completion(bytes)
    case .settings: Entry.settings(bytes)
    case .bank: Entry.bank(bytes)
    case .miner: Entry.miner(bytes)
    case .counts: Entry.counts(bytes)
    case .word: WordEntry.run(bytes)
    }
  }

  /// The stream in pieces whose length the first byte says: cutting must change nothing.
  private static func framer(_ bytes: [UInt8]) {
    let length = max(1, Int(bytes.first ?? 1) % 16)
    var whole: [MessageFramer.Frame] = []
    var pieces: [MessageFramer.Frame] = []
    var framer = MessageFramer(bodyLimit: 4096)
    bytes.dropFirst().withUnsafeBytes { framer.push($0) { whole.append($0) } }
    framer = MessageFramer(bodyLimit: 4096)
    var rest = bytes.dropFirst()
    while !rest.isEmpty {
      rest.prefix(length).withUnsafeBytes { framer.push($0) { pieces.append($0) } }
      rest = rest.dropFirst(length)
    }
    if whole != pieces { fatalError("the way bytes are cut changed what they mean") }
    for case .body(let body) in whole { _ = Message(body) }
  }

  /// What can be read is written and read again as the same.
  private static func json(_ bytes: [UInt8]) {
    guard let value = try? JSONValue(bytes) else { return }
    var writer = JSONWriter()
    writer.value(value)
    guard let again = try? JSONValue(writer.bytes), again.kind == value.kind, again.count == value.count else {
      fatalError("what was written cannot be read")
    }
    walk(value, 0)
  }

  private static func walk(_ value: JSONValue, _ depth: Int) {
    _ = (value.bool, value.int, value.double, value.string, value.units)
    guard depth < 300 else { return }
    for element in value.elements { walk(element, depth + 1) }
    for member in value.members { walk(member.value, depth + 1) }
  }

  /// UTF-16 units: a draft, an edit made in it, and everything read from it before and after.
  private static func parser(_ bytes: [UInt8]) {
    guard bytes.count >= 4 else { return }
    var script = ByteScript(Array(bytes.dropFirst(4)))
    let units = script.units(.max)
    let inserted = Array(units.prefix(Int(bytes[1] % 8)))
    var document = Document(SourceText(units: units), dialect: bytes[0] & 1 == 0 ? .plain : .markdown)
    var session = LintSession(document)
    let line = Int(bytes[2]) % max(1, document.text.lines.count)
    let start = TextPosition(line: line, column: Int(bytes[3]))
    let end = TextPosition(line: line + Int(bytes[1] >> 6), column: Int(bytes[3]) + Int(bytes[1] >> 3 & 7))
    let change = document.apply(TextEdit(range: TextRange(start, end), newText: inserted))
    session.update(document, change)
    let fresh = Document(document.text, dialect: document.dialect)
    guard document.outline.nodes == fresh.outline.nodes, session.findings(in: document) == lint(fresh) else {
      fatalError("an edited draft is not the draft read anew")
    }
    _ = Fixing.fixAll(document)
    _ = CompletionEngine().complete(document, at: start)
  }

  /// A draft and a script of edits through the whole server: what it says in the end is what it would say had the text
  /// just been opened.
  private static func edits(_ bytes: [UInt8]) {
    var script = ByteScript(bytes)
    let head = script.byte()
    let language = head & 1 == 0 ? "plaintext" : "markdown"
    var units = script.units(4 * Int(script.byte() % 64))
    let server = Loopback()
    server.open(units, language: language)
    while !script.isAtEnd {
      let text = SourceText(units: units)
      let line = Int(script.byte()) % text.lines.count
      let column = Int(script.byte())
      let size = script.byte()
      let end = TextPosition(line: line + Int(size >> 6), column: size >> 6 == 0 ? column + Int(size >> 3 & 7) : column)
      let range = text.clamp(TextRange(TextPosition(line: line, column: column), end))
      let inserted = script.units(Int(size & 7))
      units.replaceSubrange(offset(range.start, in: text)..<offset(range.end, in: text), with: inserted)
      server.change(range, inserted)
      // Some states are not asked about, so that several edits are one to the rules.
      if column & 1 == 1 { server.work() }
    }
    let end = SourceText(units: units).end
    let place = TextPosition(line: Int(head >> 1) % (end.line + 1), column: Int(head >> 3))
    let fresh = Loopback()
    fresh.open(units, language: language)
    guard server.view(at: [end, place]) == fresh.view(at: [end, place]) else {
      fatalError("an edited draft is not the draft opened anew")
    }
  }

  private static func offset(_ position: TextPosition, in text: SourceText) -> Int {
    text.lines.prefix(position.line).reduce(position.column) { $0 + $1.units.count + $1.ending.units.count }
  }

  /// Candidates at a place of a draft, under any options.
  private static func completion(_ bytes: [UInt8]) {
    var script = ByteScript(bytes)
    let flags = script.byte()
    let options = CompletionRequest.Options(
      pinyin: CompletionRequest.Options.Pinyin.allCases[
        Int(flags & 3) % CompletionRequest.Options.Pinyin.allCases.count
      ],
      limit: Int(script.byte() % 64),
      minimumPrefix: Int(flags >> 2 & 3),
      isExplicit: flags & 16 != 0,
      snippets: flags & 32 != 0,
    )
    let (line, column) = (Int(script.byte()), Int(script.byte()))
    let document = Document(SourceText(units: script.units(.max)), dialect: flags & 64 == 0 ? .plain : .markdown)
    let engine = CompletionEngine()
    for place in [document.text.end, TextPosition(line: line, column: column)] {
      let list = engine.complete(document, at: place, options: options)
      guard list.candidates.count <= options.limit else { fatalError("more candidates than were asked for") }
      for candidate in list.candidates {
        guard !candidate.label.isEmpty, (0...document.text.clamp(place).column).contains(candidate.replacing) else {
          fatalError("a candidate that cannot be inserted")
        }
        if let token = candidate.token { _ = engine.documentation(for: token) }
      }
      _ = engine.inlineCompletion(document, at: place, options: options)
    }
  }

  /// A `.gongwen.json`.
  private static func settings(_ bytes: [UInt8]) {
    guard let json = try? JSONValue(bytes) else { return }
    var settings = Settings(folder: "/甲")
    for problem in settings.apply(json) where problem.message.isEmpty || !(0...bytes.count).contains(problem.offset) {
      fatalError("a problem that cannot be told")
    }
    for path in ["/甲/乙/稿.md", "/甲/归档/a.txt", "/别处/稿.txt", ""] {
      _ = settings.isExcluded(path, isFolder: path.isEmpty)
      _ = settings.lintConfiguration(for: path)
    }
    guard settings.phraseBankFolders.allSatisfy({ $0.hasPrefix("/") }) else { fatalError("a bank nowhere") }
    _ = lint(Document("一、甲\n三、乙\n"), settings.lintConfiguration(for: "/甲/稿.md"))
  }

  /// One table of a bank; the first byte says which.
  private static func bank(_ bytes: [UInt8]) {
    let tables = PhraseBank.Table.allCases
    let table = tables[Int(bytes.first ?? 0) % tables.count]
    let (layer, _) = BankReader.read(name: "模糊", files: [table: Array(bytes.dropFirst())])
    let engine = CompletionEngine(bank: PhraseBank(layers: [layer]))
    for draft in ["各责任单位要狠抓", "一、工作，", "gz", ""].map({ Document($0) }) {
      for candidate in engine.complete(draft, at: draft.text.end).candidates {
        if let token = candidate.token { _ = engine.documentation(for: token) }
      }
    }
  }

  /// A corpus of three documents that repeat each other; the first byte says whether they are pages. What is counted is
  /// written, read again and mined, in little memory.
  private static func miner(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let units = TextDecoder.decode(Array(bytes.dropFirst())).units
    let clean = MiningTables.cleaner.clean(units, isHTML: first & 1 == 1)
    var counts = CorpusCounts(memory: first & 2 == 2 ? 1 : .max)
    var sources: [SourceInfo] = []
    for number in 0..<3 {
      let source = SourceInfo(path: "\(number).txt").completed(from: clean)
      counts.add(clean, number: UInt32(number), genre: source.genre)
      sources.append(source)
    }
    let (parts, cleaning) = counts.finished()
    let corpus = CountedCorpus(parts: parts, sources: sources, cleaning: cleaning)
    let written = MemoryScratch()
    corpus.write(to: written)
    guard let file = try? CountsFile(written) else { fatalError("what was counted cannot be read") }
    let bank = bank(corpus, memory: 1 << 20)
    guard bank == self.bank(CountedCorpus(merging: [file]), memory: 1 << 14) else {
      fatalError("a bank depends on how it was counted")
    }
  }

  /// A counts file of a stranger's, merged with itself; its end is made right, which no search would find.
  private static func counts(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix {
      !$0.starts(with: [0x45, 0x09])
    }
    var whole = Array(lines.joined(separator: [0x0A]))
    if whole.last != 0x0A { whole.append(0x0A) }
    whole += "E\t\(whole.count)\n".utf8
    guard let file = try? CountsFile(MemoryScratch(whole)) else { return }
    _ = bank(CountedCorpus(merging: [file, file]), memory: 1 << 20)
  }

  private static func bank(_ corpus: CountedCorpus, memory: Int) -> [BankFile] {
    let builder = BankBuilder(corpus, readings: MiningTables.readings, memory: memory, workers: OneWorker())
    let files = builder.files()
    var tables = KeyedList<PhraseBank.Table, [UInt8]>()
    for table in PhraseBank.Table.allCases { tables[table] = files.first { $0.name == table.fileName }?.bytes }
    guard BankReader.read(name: "模糊", files: tables).problems.isEmpty else { fatalError("a bank that cannot be read") }
    return files
  }
}
