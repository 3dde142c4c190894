import Completion
import Lint
import PhraseBank
import Structure
import TestSupport
import Testing
import Text

/// Texts that nobody would write, through everything that reads a text.
@Suite struct DocumentFuzzTests {
  private func text(_ random: inout SeededGenerator) -> SourceText {
    let draft = HostileText.draft(&random)
    return SourceText(units: random.int(in: 0..<2) == 0 ? draft : HostileText.mutated(draft, &random))
  }

  private func dialect(_ random: inout SeededGenerator) -> Document.Dialect {
    random.int(in: 0..<3) == 0 ? .markdown : .plain
  }

  @Test func `an outline is a tree that lies inside its text`() {
    Fuzz.run(400) { random, seed in
      let document = Document(text(&random), dialect: dialect(&random))
      let lines = document.text.lines
      #expect(document.syntax.count == lines.count, "seed \(seed)")
      for (syntax, line) in zip(document.syntax, lines) {
        let whole = 0...line.units.count
        let ranges = [syntax.content] + [syntax.ordinal?.range, syntax.runInHead].compactMap { $0 }
        let counts = syntax.announcements.flatMap { [$0.range, $0.numeral, $0.measure, $0.noun] }
        let items = syntax.runs.flatMap { $0.items.flatMap { [$0.ordinal.range, $0.head, $0.range] } }
        for range in ranges + counts + items {
          #expect(whole.contains(range.lowerBound) && whole.contains(range.upperBound), "seed \(seed)")
        }
      }
      var last = -1
      for (index, node) in document.outline.nodes.enumerated() {
        #expect(node.parent.map { (0..<index).contains($0) } ?? true, "seed \(seed)")
        #expect(node.line >= last && node.line <= node.lastLine && node.lastLine < lines.count, "seed \(seed)")
        if let parent = node.parent.map({ document.outline.nodes[$0] }) {
          #expect(parent.depth < node.depth && node.lastLine <= parent.lastLine, "seed \(seed)")
        }
        last = node.line
      }
      for (element, next) in zip(document.outline.elements, document.outline.elements.dropFirst()) {
        #expect(element.range.end.line < next.range.start.line, "seed \(seed)")
      }
      for series in document.outline.series {
        #expect(series.members.allSatisfy { document.outline.node($0) != nil }, "seed \(seed)")
      }
    }
  }

  @Test func `findings lie inside the text and certain fixes come to an end`() {
    Fuzz.run(250) { random, seed in
      let document = Document(text(&random), dialect: dialect(&random))
      let findings = lint(document)
      for finding in findings {
        let ranges = [finding.range] + finding.related.map(\.range) + finding.fixes.flatMap { $0.edits.map(\.range) }
        for range in ranges { #expect(document.text.clamp(range) == range, "seed \(seed): \(finding.code)") }
        #expect(!finding.message.isEmpty, "seed \(seed): \(finding.code)")
        for fix in finding.fixes { _ = lint(Document(document.text.applying(fix.edits), dialect: document.dialect)) }
      }
      let fixed = Document(document.text.applying(Fixing.fixAll(document)), dialect: document.dialect)
      #expect(Fixing.fixAll(fixed).isEmpty, "seed \(seed): fixing twice is not fixing once")
    }
  }

  /// What a rule does with figures it meets in its own examples only.
  @Test(arguments: ["999999999999999999999999999999", "9999999999", "0", "1.99999999999", "９９９９９９９９９９９９"])
  func `figures of any length are read in every rule's examples`(figures: String) {
    for rule in allRules {
      for example in rule.info.good + rule.info.bad {
        var text: [CodeUnit] = []
        for unit in [CodeUnit](example.text) {
          guard unit.decimalDigit != nil else { text.append(unit); continue }
          if text.last?.decimalDigit == nil { text += [CodeUnit](figures) }
        }
        let document = Document(SourceText(units: text), dialect: .plain)
        for finding in lint(document) {
          #expect(document.text.clamp(finding.range) == finding.range, "\(rule.info.id)")
        }
      }
    }
  }

  @Test func `a document edited is the document read anew`() {
    Fuzz.run(250) { random, seed in
      var document = Document(text(&random), dialect: dialect(&random))
      var session = LintSession(document)
      for step in 0..<random.int(in: 1..<30) {
        let before = document
        let edit = HostileText.edit(of: document.text, &random)
        let change = document.apply(edit)
        session.update(document, change)
        let fresh = Document(document.text, dialect: document.dialect)
        #expect(document.outline.nodes == fresh.outline.nodes, "seed \(seed), step \(step)")
        #expect(document.outline.series == fresh.outline.series, "seed \(seed), step \(step)")
        #expect(document.outline.elements == fresh.outline.elements, "seed \(seed), step \(step)")
        #expect(document.outline.genre == fresh.outline.genre, "seed \(seed), step \(step)")
        #expect(document.syntax.map(\.kind) == fresh.syntax.map(\.kind), "seed \(seed), step \(step)")
        #expect(document.syntax.map(\.runs) == fresh.syntax.map(\.runs), "seed \(seed), step \(step)")
        #expect(session.findings(in: document) == lint(fresh), "seed \(seed), step \(step)")
        // Whoever keeps a copy keeps the text as it was.
        #expect(before.text.lines.count == before.syntax.count, "seed \(seed), step \(step)")
      }
    }
  }

  @Test func `an outline that nobody asked for in a while is right when somebody does`() {
    Fuzz.run(250) { random, seed in
      var document = Document(text(&random), dialect: dialect(&random))
      for step in 0..<random.int(in: 1..<30) {
        document.apply(HostileText.edit(of: document.text, &random))
        guard random.int(in: 0..<4) == 0 else { continue }
        let copy = document
        let fresh = Document(document.text, dialect: document.dialect)
        #expect(copy.outline.nodes == fresh.outline.nodes, "seed \(seed), step \(step)")
        #expect(document.outline.series == fresh.outline.series, "seed \(seed), step \(step)")
        for line in document.syntax.indices {
          let wrap = document.outline.wrap(at: line) ?? line..<line + 1
          #expect(document.paragraph(at: line).lines == wrap, "seed \(seed), step \(step)")
        }
      }
    }
  }

  @Test func `completion answers anywhere and names only what can be inserted there`() {
    let engine = CompletionEngine()
    Fuzz.run(150) { random, seed in
      let document = Document(text(&random), dialect: dialect(&random))
      for _ in 0..<8 {
        let place = HostileText.place(in: document.text, &random)
        let pinyin = random.pick(CompletionRequest.Options.Pinyin.allCases) ?? .off
        let limit = random.int(in: 0..<60)
        let options = CompletionRequest.Options(
          pinyin: pinyin,
          limit: limit,
          isExplicit: random.int(in: 0..<2) == 0,
          snippets: true
        )
        let list = engine.complete(document, at: place, options: options)
        #expect(list.candidates.count <= limit, "seed \(seed)")
        for candidate in list.candidates {
          #expect(candidate.replacing >= 0 && candidate.replacing <= document.text.clamp(place).column, "seed \(seed)")
          #expect(!candidate.label.isEmpty, "seed \(seed)")
          if let token = candidate.token { _ = engine.documentation(for: token) }
        }
        _ = engine.inlineCompletion(document, at: place, options: options)
        let nonsense = CompletionToken(table: random.int(in: -3..<12), row: random.int(in: -3..<90_000))
        _ = engine.documentation(for: nonsense)
      }
    }
  }
}
