import Structure
import TestSupport
import Testing

@testable import Lint

/// How often the proofreader's rules may speak on published papers. Every hit up to the budget was read; one more has to
/// be read before the number here may rise. Runs only beside the corpus.
@Suite(.enabled(if: SharedMaterial.isPresent)) struct BudgetTests {
  /// Findings on `dev` (58 papers) and `field` (26 papers), by rule; a rule that is not named may not speak at all.
  private static let budget: [String: Int] = [
    "abbreviation-unused": 1, "approx-comma": 1, "attachment-reference": 4, "book-angle": 3, "dash-form": 5,
    "digit-space": 4, "fullwidth-digit": 5, "halfwidth-bracket": 6, "halfwidth-mark": 9, "heading-echo": 1,
    "mark-space": 2, "misspelling": 1, "misspelling-guarded": 1, "number-range": 13, "organ-pair": 3,
    "paren-nesting": 1, "placeholder": 4, "shejidao": 1, "short-year": 0, "straight-quote": 1, "variant-form": 27,
    "year-ling": 2, "year-range": 1, "zuochu": 3,
  ]

  @Test func publishedPapersStayWithinTheBudget() {
    var counts: [String: Int] = [:]
    var alarms = 0
    let papers = SharedMaterial.documents(in: ["dev", "field"])
    for path in papers {
      guard let text = SharedMaterial.read(path) else { continue }
      for finding in lint(Document(text)) {
        guard let info = rule(named: finding.code)?.info, isNew(info) else { continue }
        counts[info.id, default: 0] += 1
        if finding.severity <= .warning, !info.isOncePerDocument { alarms += 1 }
      }
    }
    for (id, count) in counts.sorted(by: { $0.key < $1.key }) {
      #expect(count <= Self.budget[id] ?? 0, "\(id): \(count)")
    }
    // Errors and warnings together: at most 0.12 a paper.
    #expect(alarms * 100 <= papers.count * 12)
  }

  /// Whether it is one of the proofreader's rules, not of the structure.
  private func isNew(_ info: RuleInfo) -> Bool {
    patternRules.contains { $0.info.id == info.id }
      || ["quote-pair", "bracket-pair", "line-start-mark", "missing-final", "sum-mismatch", "heading-echo"].contains(
        info.id
      )
  }
}
