import Foundation
import Testing

@testable import Lint

@Suite struct AllRulesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/Lint/Rules")

  @Test func theListHoldsTheFolder() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
    let tables = files.filter { $0.hasSuffix("Rules") }
    #expect(codeRules.map { String(describing: type(of: $0)) } == files.filter { !tables.contains($0) })
    // Each file of rows is one list in `patternRules`.
    let list = try String(
      contentsOf: Self.folder.deletingLastPathComponent().appendingPathComponent("AllRules.swift"),
      encoding: .utf8
    )
    for table in tables {
      let name = table.prefix(1).lowercased() + table.dropFirst()
      #expect(list.contains("\(name) ") || list.contains("\(name)\n"), "\(name)")
    }
  }

  @Test func idsAreUniqueAndNamedLikeTheirTypes() {
    #expect(Set(allRules.map { $0.info.id }).count == allRules.count)
    for rule in codeRules {
      let name = rule.info.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      #expect(name + "Rule" == String(describing: type(of: rule)))
    }
  }

  @Test func everyRuleSaysWhatAPageNeeds() {
    for rule in allRules {
      let info = rule.info
      #expect(!info.good.isEmpty && (!info.bad.isEmpty || Self.withoutExample.contains(info.id)), "\(info.id)")
      #expect(!info.title.hasSuffix("。") && info.explanation.hasSuffix("。") && !info.basis.isEmpty, "\(info.id)")
      #expect(info.bad.allSatisfy { $0.text.contains("⟦") }, "\(info.id)")
      #expect(info.page.contains("gongwen-disable-next-line \(info.id)"))
    }
  }

  /// The writer's own words are in no example.
  private static let withoutExample: Set = ["words"]

  @Test func everyPatternCanBeReadAndLookedFor() {
    for rule in patternRules {
      for (index, row) in rule.cases.enumerated() {
        switch row.sought {
        case .pattern(let pattern): #expect(pattern.isValid, "\(rule.info.id) \(index)")
        case .word(let word): #expect(!word.isEmpty, "\(rule.info.id) \(index)")
        }
      }
    }
  }

  @Test func aRuleIsFoundByItsId() {
    #expect(rule(named: "ordinal-gap")?.info.id == "ordinal-gap")
    #expect(rule(named: "ordinal-gapp") == nil)
  }
}
