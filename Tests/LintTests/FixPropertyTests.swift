import Structure
import TestSupport
import Testing
import Text

@testable import Lint

/// What holds of every fix, over the rules' own examples and over slips planted into published documents.
@Suite struct FixPropertyTests {
  @Test func fixesOfExamplesHold() {
    for rule in allRules {
      for example in rule.info.bad + rule.info.good {
        let text = MarkedText(example.text).string
        for surrounding in ["", "（𠮷）\n\n"] {
          let placed = surrounding + text
          let dialect: Document.Dialect = text.contains("<!--") ? .markdown : .plain
          check(placed, dialect, rule.info.id)
          check(placed.replacing("\n", with: "\r\n"), dialect, rule.info.id)
        }
      }
    }
  }

  /// A bounded sample, the same in each run.
  @Test(.enabled(if: SharedMaterial.isPresent)) func fixesOfPlantedSlipsHold() {
    var random = SeededGenerator(seed: 17)
    for path in SharedMaterial.documents(in: ["dev"]).shuffled(using: &random).prefix(24) {
      guard let text = SharedMaterial.read(path) else { continue }
      for mutation in Mutation.allCases {
        guard let mutant = mutation.apply(to: Document(text), &random) else { continue }
        check(mutant, .plain, "\(mutation) \(path)")
      }
    }
  }

  /// No certain fix of a planted slip changes what a second reading would leave: the original comes back.
  @Test(.enabled(if: SharedMaterial.isPresent)) func certainFixesRestoreTheOriginal() {
    var random = SeededGenerator(seed: 29)
    for path in SharedMaterial.documents(in: ["dev"]).shuffled(using: &random).prefix(24) {
      guard let text = SharedMaterial.read(path) else { continue }
      let original = Document(text)
      let known = Set(certainFixes(original).map(\.code))
      for mutation in Mutation.allCases {
        guard let mutant = mutation.apply(to: original, &random) else { continue }
        let document = Document(mutant)
        for finding in certainFixes(document) where !known.contains(finding.code) {
          for fix in finding.fixes where fix.isCertain {
            let fixed = document.text.applying(fix.complete(in: document).edits).string
            #expect(fixed == original.text.string, "\(mutation) \(path): \(finding.code) \(fix.title)")
          }
        }
      }
    }
  }

  private func certainFixes(_ document: Document) -> [Finding] {
    lint(document).filter { $0.fixes.contains(where: \.isCertain) && $0.code.hasPrefix("ordinal-") }
  }

  private func check(_ text: String, _ dialect: Document.Dialect, _ name: String) {
    let document = Document(text, dialect: dialect)
    let found = lint(document)
    for finding in found {
      for fix in finding.fixes {
        let edits = fix.complete(in: document).edits
        for edit in edits { #expect(isWhole(edit.range, document.text), "\(name): \(fix.title)") }
        #expect(Self.areApart(edits), "\(name): \(fix.title)")
        // What has to be written still is not finished by the fix.
        if fix.title.hasPrefix("补上") { continue }
        // Counting on without a missing item brings to light that fewer are there than were announced.
        let alarms = { (all: [Finding]) in
          all.filter { $0.severity <= .warning && ($0.code == finding.code || $0.code != "count-mismatch") }
        }
        let left = alarms(lint(Document(document.text.applying(edits), dialect: dialect)))
        let before = alarms(found)
        #expect(left.count <= before.count - (finding.severity <= .warning ? 1 : 0), "\(name): \(fix.title) \(left)")
      }
    }
    let edits = Fixing.fixAll(document)
    let isCertain = found.contains { $0.fixes.contains(where: \.isCertain) }
    #expect(isCertain || edits.isEmpty, "\(name)")
    let fixed = document.text.applying(edits)
    #expect(Fixing.fixAll(Document(fixed, dialect: dialect)).isEmpty, "\(name)")
  }

  /// Whether a range begins and ends between characters: not inside a surrogate pair, not between CR and LF.
  private func isWhole(_ range: TextRange, _ text: SourceText) -> Bool {
    [range.start, range.end].allSatisfy { text.clamp($0) == $0 }
  }

  private static func areApart(_ edits: [TextEdit]) -> Bool {
    let sorted = edits.sorted { $0.range.start < $1.range.start }
    return zip(sorted, sorted.dropFirst()).allSatisfy { $0.range.end <= $1.range.start }
  }
}

/// The slips that the measuring tool plants.
private enum Mutation: CaseIterable {
  case otherNumber, sameNumber, missingMember, exchanged, wrongMark, halfBracket, otherCount

  func apply(to document: Document, _ random: inout SeededGenerator) -> String? {
    let all = document.outline.series.filter { $0.members.count >= 4 && $0.style.counts }
    if self == .otherCount { return otherCount(document, &random) }
    guard let series = all.randomElement(using: &random),
      let place = (1..<series.members.count - 1).randomElement(using: &random),
      let member = NumberedSeries.Member(node: series.members[place], in: document)
    else { return nil }
    let ordinal = member.ordinal
    let edits: [TextEdit]
    switch self {
    case .otherNumber: edits = [member.edit(saying: ordinal.number + 3)].compactMap { $0 }
    case .sameNumber: edits = [member.edit(saying: ordinal.number - 1)].compactMap { $0 }
    case .missingMember:
      let line = member.range.start.line
      edits = [
        TextEdit(
          range: TextRange(TextPosition(line: line, column: 0), TextPosition(line: line + 1, column: 0)),
          newText: ""
        )
      ]
    case .exchanged:
      guard let next = NumberedSeries.Member(node: series.members[place + 1], in: document) else { return nil }
      edits = [member.edit(saying: next.ordinal.number), next.edit(saying: ordinal.number)].compactMap { $0 }
    case .wrongMark:
      guard ordinal.style == .han || ordinal.style == .arabic else { return nil }
      edits = [TextEdit(range: member.locate(ordinal.mark), newText: ordinal.style == .han ? "." : "、")]
    case .halfBracket:
      guard ordinal.style == .parenHan || ordinal.style == .parenArabic else { return nil }
      let first = ordinal.range.lowerBound
      edits = [TextEdit(range: member.locate(first..<first + 1), newText: "(")]
    case .otherCount: return nil
    }
    return edits.isEmpty ? nil : document.text.applying(edits).string
  }

  private func otherCount(_ document: Document, _ random: inout SeededGenerator) -> String? {
    for line in document.syntax.indices.shuffled(using: &random).prefix(200) where document.syntax[line].kind.isProse {
      let paragraph = document.paragraph(at: line)
      guard let run = paragraph.syntax.runs.first?.items.first,
        let announcement = AnnouncedCount.last(before: run.range.lowerBound, in: paragraph),
        let fix = announcement.fix(saying: announcement.count + 1, in: paragraph)
      else { continue }
      return document.text.applying(fix.edits).string
    }
    return nil
  }
}
