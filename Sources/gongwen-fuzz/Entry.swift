import JSON
import LanguageServerProtocol
import Lint
import Mining
import Phrases
import Structure
import Text

/// What the bytes of an input are given to.
enum Entry: String, CaseIterable {
  case framer, json, parser, bank, miner, counts

  func run(_ bytes: [UInt8]) {
    switch self {
    case .framer: Entry.framer(bytes)
    case .json: Entry.json(bytes)
    case .parser: Entry.parser(bytes)
    case .bank: Entry.bank(bytes)
    case .miner: Entry.miner(bytes)
    case .counts: Entry.counts(bytes)
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
    _ = (value.bool, value.int, value.double, value.string, value.utf16)
    guard depth < 300 else { return }
    for element in value.elements { walk(element, depth + 1) }
    for member in value.members { walk(member.value, depth + 1) }
  }

  /// UTF-16 units: a draft, an edit made in it, and everything read from it before and after.
  private static func parser(_ bytes: [UInt8]) {
    guard bytes.count >= 4 else { return }
    let units = stride(from: 4, to: bytes.count - 1, by: 2).map {
      CodeUnit(UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
    }
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
    var tables: [PhraseBank.Table: [UInt8]] = [:]
    for table in PhraseBank.Table.allCases { tables[table] = files.first { $0.name == table.fileName }?.bytes }
    guard BankReader.read(name: "模糊", files: tables).problems.isEmpty else { fatalError("a bank that cannot be read") }
    return files
  }
}
