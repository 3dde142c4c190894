import Foundation
import Structure
import TestSupport
import Testing
import Text

@testable import Lint

/// The sentences of `Tests/QualityFixtures/proofreading.tsv`.
@Suite struct ProofreadingTests {
  private struct Sentence {
    var rule: String
    var marked: MarkedText
    var isClean: Bool
  }

  private static let sentences: [Sentence] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "QualityFixtures/proofreading.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 2 else { return nil }
      let isClean = !cells[1].contains("⟦")
      return Sentence(rule: cells[0], marked: MarkedText(cells[1].replacing("⏎", with: "\n")), isClean: isClean)
    }
  }()

  /// Issue: at least 0.97 of the marked places are found.
  @Test func whatAProofreaderCirclesIsFound() {
    let faulty = Self.sentences.filter { !$0.isClean }
    let missed = faulty.filter { sentence in
      let found = lint(Document(sentence.marked.text))
      return !found.contains { finding in sentence.marked.ranges.contains { $0.overlaps(finding.range) } }
    }
    #expect(faulty.count >= 500)
    #expect(missed.count * 100 <= faulty.count * 3, "\(missed.map { "\($0.rule) \($0.marked.string)" })")
  }

  /// A clean look-alike gives nothing of the rule it looks like, nor of any other of its group.
  @Test func cleanSentencesAreLeftAlone() {
    let clean = Self.sentences.filter { $0.isClean }
    #expect(clean.count >= 300)
    for sentence in clean {
      let found = lint(Document(sentence.marked.text)).filter { rule(named: $0.code)?.info.group != .structure }
      #expect(found.isEmpty, "\(sentence.rule) \(sentence.marked.string): \(found.map { $0.code })")
    }
  }

  /// The half-width one closes the inner pair; the outer one is whole.
  @Test func theOuterBracketHasItsPartner() {
    let found = lint(Document("提交材料（营业执照（复印件)、承诺函）。\n")).map { $0.code }
    #expect(found.contains("mixed-width-bracket") && !found.contains("bracket-pair"))
  }

  /// A cell is no prose; its words and days are read all the same.
  @Test func cellsOfTablesAreProofread() {
    let table = "| 事项 | 时间 |\n| --- | --- |\n| 公开竟争 | 4月31日 |\n| 布署 | 2026-02-30 |\n"
    let found = lint(Document(table, dialect: .markdown)).map { $0.code }
    #expect(found == ["misspelling", "impossible-date", "misspelling", "impossible-date"])
  }

  /// 请示报告 names two kinds: nothing is said that holds of one of them only.
  @Test func aTitleOfTwoKindsIsToldAlone() {
    let draft = "某县水利局关于解决水库加固资金的请示报告\n县人民政府：\n恳请拨付经费10万元。\n以上请示当否，请批示。\n"
    #expect(lint(Document(draft)).map { $0.code } == ["title-kind-wrong"])
  }

  /// The standard binds 公文; what residents write to each other is told, in no way that `fix` would act on.
  @Test func aLetterIsDatedAsItsWriterLikes() {
    let letter = "节约用水倡议书\n广大居民朋友们：\n我们要节约用水，从我做起。\n阳光小区居民\n二〇二六年五月十一日\n"
    let found = lint(Document(letter)).filter { $0.code == "document-date" }
    #expect(found.map { $0.severity } == [.information])
    #expect(found.allSatisfy { $0.fixes.allSatisfy { !$0.isCertain } })
  }

  /// A certain fix ends its finding and brings no other, of any rule.
  @Test func certainFixesSettle() {
    let examples = allRules.flatMap { $0.info.bad.map { MarkedText($0.text).text } }
    for text in Self.sentences.map({ $0.marked.text }) + examples {
      let dialect: Document.Dialect = text.string.contains("<!--") ? .markdown : .plain
      let found = lint(Document(text, dialect: dialect))
      for finding in found {
        for fix in finding.fixes where fix.isCertain {
          let edits = fix.complete(in: Document(text, dialect: dialect)).edits
          let left = Self.counts(lint(Document(text.applying(edits), dialect: dialect)))
          for (code, count) in left {
            let before = Self.counts(found)[code, default: 0]
            #expect(
              count <= before - (code == finding.code ? 1 : 0),
              "\(text.string) \(finding.code) \(fix.title): \(code)"
            )
          }
        }
      }
    }
  }

  private static func counts(_ findings: [Finding]) -> [String: Int] {
    findings.reduce(into: [:]) { $0[$1.code, default: 0] += 1 }
  }
}
