import Completion
import PhraseBank
import Structure
import TestSupport
import Text

/// A bank of a few rows, as the text of its files; rows may stand in any order.
func bank(
  phrases: [String] = [],
  parallels: [String] = [],
  structures: [String] = [],
  continuations: [String] = [],
  sources: [String] = [],
) -> PhraseBank {
  var files: [PhraseBank.Table: [UInt8]] = [:]
  files[.phrases] = table(phrases)
  files[.parallels] = table(parallels)
  files[.structures] = table(structures)
  files[.continuations] = table(continuations)
  files[.sources] = table(sources)
  return PhraseBank(layers: [BankReader.read(name: "测试", weight: 1, files: files).layer])
}

/// Rows with blanks for tabs and `_` for blanks, so that a fixture reads like a table.
private func table(_ rows: [String]) -> [UInt8] {
  Array((["#"] + rows.map { String($0.map { $0 == " " ? "\t" : $0 == "_" ? " " : $0 }) }).joined(separator: "\n").utf8)
}

/// The candidates at the `‸` of `fixture`.
func complete(
  _ fixture: String,
  bank: PhraseBank,
  today: CalendarDay? = nil,
  dialect: Document.Dialect = .plain,
  options: CompletionOptions = CompletionOptions(),
) -> [CompletionCandidate] {
  let marked = MarkedText(fixture)
  let engine = CompletionEngine(bank: bank)
  let request = CompletionRequest(options: options, today: today)
  return engine.complete(Document(marked.text, dialect: dialect), at: marked.cursor, request).candidates
}

extension CompletionCandidate {
  var text: String { String(remainder) }
}
