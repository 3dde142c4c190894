import PhraseBank
import Structure
import Testing
import Text

@testable import Completion

/// What the writer saw and typed past is remembered while he types on.
@Suite struct RefusedCandidatesTests {
  private func candidate(_ text: String) -> CompletionCandidate {
    CompletionCandidate(label: text, kind: .continuation, remainder: [CodeUnit](text))
  }

  /// Shows `shown` behind `before`, types `typed` and gives whether `rest` is refused.
  private func refuses(_ rest: String, shown: [String], behind before: String, typing typed: String) -> Bool {
    var refused = RefusedCandidates()
    let (start, end) = ([CodeUnit](before), [CodeUnit](before + typed))
    refused.advance(to: TextPosition(line: 0, column: start.count), behind: start[...])
    refused.show(shown.map { candidate($0) })
    refused.advance(to: TextPosition(line: 0, column: end.count), behind: end[...])
    return refused.passed.contains { $0.rest == [CodeUnit](rest) }
  }

  @Test func `what agrees with what is typed since is refused, the rest forgotten`() {
    #expect(refuses("义现代化", shown: ["主义现代化", "建设"], behind: "社会", typing: "主"))
    #expect(!refuses("设", shown: ["主义现代化", "建设"], behind: "社会", typing: "主"))
    #expect(!refuses("主义现代化", shown: ["主义现代化"], behind: "社会", typing: ""))
    #expect(!refuses("义", shown: ["主义现代化"], behind: "社会", typing: "主"))
    // Taken, not typed past.
    #expect(!refuses("现代化", shown: ["主义", "主义现代化"], behind: "社会", typing: "主义"))
  }

  @Test func `what is shown again is passed twice`() {
    var refused = RefusedCandidates()
    let text = [CodeUnit]("社会主义")
    for (end, rest) in [(2, "主义现代化"), (3, "义现代化")] {
      refused.advance(to: TextPosition(line: 0, column: end), behind: text[..<end])
      refused.show([candidate(rest), candidate("\(rest)建设")])
    }
    refused.advance(to: TextPosition(line: 0, column: 4), behind: text[...])
    #expect(refused.passed.map { $0.times }.max() == 2)
    #expect(refused.passed.contains { $0.rest == [CodeUnit]("现代化") && $0.times == 2 })
  }

  @Test func `another line, or another text before the cursor, begins anew`() {
    var refused = RefusedCandidates()
    let text = [CodeUnit]("社会主")
    refused.advance(to: TextPosition(line: 0, column: 2), behind: text[..<2])
    refused.show([candidate("主义")])
    refused.advance(to: TextPosition(line: 1, column: 3), behind: text[...])
    #expect(refused.isEmpty)
  }

  @Test func `what was typed past is not first again`() {
    let bank = bank(continuations: ["会 主义现代化|建设管理 60|50 200", "会主 义现代化|义制度 60|50 120", "主 义现代化|义制度 60|50 120"])
    let engine = CompletionEngine(bank: bank)
    let start = [CodeUnit]("社会")
    var refused = RefusedCandidates()
    refused.advance(to: TextPosition(line: 0, column: 2), behind: start[...])
    refused.show([candidate("主义现代化")])
    let end = [CodeUnit]("社会主")
    refused.advance(to: TextPosition(line: 0, column: 3), behind: end[...])
    let document = Document("社会主")
    let before = engine.complete(document, at: document.text.end).candidates.first
    let after = engine.complete(document, at: document.text.end, CompletionRequest(refused: refused)).candidates.first
    #expect(before.map { String($0.remainder) } == "义现代化")
    #expect(after.map { String($0.remainder) } != "义现代化")
  }
}
