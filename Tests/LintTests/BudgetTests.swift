import Foundation
import Structure
import TestSupport
import Testing

@testable import Lint

/// How often each rule may speak on published papers: `Tests/QualityFixtures/budget.tsv`. Every hit up to the budget was
/// read; one more has to be read before the number there may rise.
struct BudgetTests {
  /// One row: what was found on `train` (331 papers), `dev` (58) and `field` (26), and how much of it a reader refuses.
  private struct Row {
    var hits: Int
    var refused: Int
  }

  private static let budget: [String: Row] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "QualityFixtures/budget.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var rows: [String: Row] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 4, let hits = Int(cells[2]), let refused = Int(cells[3]) else { continue }
      rows[cells[0]] = Row(hits: hits, refused: refused)
    }
    return rows
  }()

  @Test(.enabled(if: SharedMaterial.isPresent)) func publishedPapersStayWithinTheBudget() async {
    let (train, dev, field) = await (Self.tally("train"), Self.tally("dev"), Self.tally("field"))
    for rule in allRules {
      let id = rule.info.id
      let hits = [train, dev, field].reduce(0) { $0 + $1.hits[id, default: 0] }
      #expect(hits <= Self.budget[id]?.hits ?? 0, "\(id): \(hits)")
    }
    // Issue: errors and warnings of the proofreader's rules together at most 0.12 a paper.
    #expect(dev.alarms * 100 <= dev.papers * 12, "\(dev.alarms)")
    // Issue: errors that a reader does not confirm at most 0.01 a paper.
    let errors = allRules.filter { $0.info.severity == .error }
    let refused = errors.reduce(0) { $0 + (Self.budget[$1.info.id]?.refused ?? 0) }
    #expect(refused * 100 <= train.papers + dev.papers, "\(refused)")
  }

  @Test func theBudgetNamesRulesThatThereAre() {
    #expect(Self.budget.count >= 20)
    for (id, row) in Self.budget {
      #expect(rule(named: id) != nil, "\(id)")
      #expect(row.refused <= row.hits, "\(id)")
    }
  }

  private struct Tally: Sendable {
    var papers = 0
    var hits: [String: Int] = [:]
    /// Errors and warnings of the proofreader's rules, those told once for a whole page not counted.
    var alarms = 0
  }

  private static func tally(_ folder: String) async -> Tally {
    await withTaskGroup(of: Tally.self) { group in
      for path in SharedMaterial.documents(in: [folder]) {
        group.addTask { tally(paper: SharedMaterial.read(path) ?? "") }
      }
      return await group.reduce(into: Tally()) { all, one in
        all.papers += 1
        all.hits.merge(one.hits) { $0 + $1 }
        all.alarms += one.alarms
      }
    }
  }

  private static func tally(paper text: String) -> Tally {
    var tally = Tally()
    for finding in lint(Document(text)) {
      tally.hits[finding.code, default: 0] += 1
      guard let info = rule(named: finding.code)?.info, info.group != .structure, finding.severity <= .warning,
        !info.isOncePerDocument
      else { continue }
      tally.alarms += 1
    }
    return tally
  }
}
