import Mining
import PhraseBank
import Structure
import TestSupport
import Testing
import Text

@testable import Completion

/// A bank of a few rows, as the text of its files; rows may stand in any order.
func bank(
  phrases: [String] = [],
  parallels: [String] = [],
  structures: [String] = [],
  continuations: [String] = [],
  sources: [String] = [],
) -> PhraseBank {
  var files: KeyedList<PhraseBank.Table, [UInt8]> = [:]
  files[.phrases] = table(phrases)
  files[.parallels] = table(parallels)
  files[.structures] = table(structures)
  if !continuations.isEmpty { files[.counts] = counts(continuations) }
  files[.sources] = table(sources)
  return PhraseBank(layers: [BankReader.read(name: "测试", weight: 1, files: files).layer])
}

/// Counts of which each row says a part: a context (`^` for the beginning of a paragraph), what follows it joined by `|`, how
/// often each does, and how often the context stands.
private func counts(_ rows: [String]) -> [UInt8] {
  var log = ParagraphLog(MemoryScratch())
  func add(_ text: String, _ count: Int) {
    guard count > 0 else { return }
    var counted = Counted()
    counted.units = [CodeUnit](text)
    counted.count = count
    counted.documents = min(count, 64)
    counted.listed = (0..<UInt32(counted.documents)).map { $0 }
    log.append(counted)
  }
  for row in rows {
    let fields = row.split(separator: " ").map(String.init)
    // What stands before a context that is no beginning must not look like one.
    let context = fields[0].hasPrefix("^") ? String(fields[0].dropFirst()) : "\u{E000}" + fields[0]
    let nexts = zip(fields[1].split(separator: "|"), fields[2].split(separator: "|").compactMap { Int($0) })
    for (next, count) in nexts { add(context + next, count) }
    if fields.count > 3, let total = Int(fields[3]) { add(context, total - nexts.reduce(0) { $0 + $1.1 }) }
  }
  log.flush()
  let sources = (0..<64).map { SourceInfo(path: "\($0)") }
  return CountMiner(log: log, sources: sources, size: 1_000_000, workers: OneWorker()).file().bytes
}

/// Rows with blanks for tabs and `_` for blanks, so that a fixture reads like a table.
private func table(_ rows: [String]) -> [UInt8] {
  Array((["#"] + rows.map { String($0.map { $0 == " " ? "\t" : $0 == "_" ? " " : $0 }) }).joined(separator: "\n").utf8)
}

/// What the engine knows at the `‸` of `fixture`, with a bank that holds nothing.
func context(_ fixture: String) throws -> CompletionContext {
  let marked = MarkedText(fixture)
  return try #require(
    CompletionContext(Document(marked.text), at: marked.cursor, request: CompletionRequest(), bank: bank())
  )
}

/// The candidates at the `‸` of `fixture`.
func complete(
  _ fixture: String,
  bank: PhraseBank,
  today: CalendarDay? = nil,
  dialect: Document.Dialect = .plain,
  options: CompletionRequest.Options = CompletionRequest.Options(),
) -> [CompletionCandidate] {
  let marked = MarkedText(fixture)
  let engine = CompletionEngine(bank: bank)
  let request = CompletionRequest(options: options, today: today)
  return engine.complete(Document(marked.text, dialect: dialect), at: marked.cursor, request).candidates
}

extension CompletionCandidate {
  var text: String { String(remainder) }
}
