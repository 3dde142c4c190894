import TestSupport
import Testing
import Text

@testable import Lint

@Suite struct UnitPatternTests {
  /// Every match of `pattern` is what is marked in the fixture.
  private func check(_ pattern: String, _ fixture: String, at location: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(fixture)
    let units = marked.text.line(0).units
    var program = PatternProgram()
    let pattern = UnitPattern(pattern)
    #expect(pattern.isValid, sourceLocation: location)
    let entry = program.append(pattern)
    var found: [TextRange] = []
    units.withUnsafeBufferPointer { buffer in
      program.run(buffer, 0..<units.count) { run in
        for index in units.indices {
          guard let (end, saved) = run.match(entry, at: index) else { continue }
          found.append(TextRange(line: 0, saved[0] >= 0 ? saved[0]..<saved[1] : index..<end))
        }
      }
    }
    let shown = MarkedText.render(marked.text, ranges: found)
    #expect(shown == MarkedText.render(marked.text, ranges: marked.ranges), sourceLocation: location)
  }

  @Test func literalsAndClasses() {
    check("等等", "工业⟦等等⟧领域")
    check(#"[一二]\h"#, "⟦一个⟧三个⟦二十⟧")
    check(#"约\d+人"#, "⟦约500人⟧，约多人")
    check(#"\.$"#, "a.b⟦.⟧")
    check("^其", "⟦其⟧中其他")
    check(#"全\p"#, "⟦全省⟧⟦全市⟧⟦全旗⟧全国")
  }

  @Test func alternativesAndRepetition() {
    check("甲(?:乙|丙丁)戊", "⟦甲乙戊⟧甲丁戊⟦甲丙丁戊⟧")
    check("甲乙{2,3}丙", "甲乙丙⟦甲乙乙丙⟧⟦甲乙乙乙丙⟧甲乙乙乙乙丙")
    check("甲乙*丙?", "⟦甲⟧丁⟦甲乙乙⟧⟦甲乙丙⟧")
    check(#"([甲乙])\1"#, "⟦甲甲⟧丁甲乙丁⟦乙乙⟧")
  }

  @Test func marksAndSurroundings() {
    check("甲⟦乙⟧丙", "甲⟦乙⟧丙甲乙丁")
    check("(?<=甲|丙丁)乙", "甲⟦乙⟧丙丁⟦乙⟧丁乙")
    check("(?<!甲)乙(?!丙)", "甲乙⟦乙⟧丁乙丙")
    check(#"(?<=甲.{0,3})乙"#, "甲⟦乙⟧甲丁丁⟦乙⟧丁丁丁丁丁乙")
  }

  /// What is taken in one step finds what trying every length would.
  @Test func repetitionsInOneStep() {
    check(#"甲\d{1,3}乙"#, "⟦甲1乙⟧⟦甲123乙⟧甲1234乙甲乙")
    check("甲[乙丙]{0,2}丁", "⟦甲丁⟧⟦甲乙丙丁⟧甲乙丙乙丁")
    check(#"甲\d{1,3}(?:\.\d+)?[乙丙]"#, "⟦甲1乙⟧⟦甲12.5丙⟧甲1.乙")
    // Here something has to be given back.
    check("甲[乙丙]{0,2}丙", "⟦甲丙⟧⟦甲乙丙⟧甲乙乙")
    check(#"甲\d{1,2}\d乙"#, "⟦甲12乙⟧⟦甲123乙⟧甲1乙")
    check(#"甲[^乙]{1,3}丙"#, "⟦甲丁丙⟧乙⟦甲丙丙⟧")
  }

  @Test func whatStandsBeforeIsAskedLast() {
    check("(?<!甲.{0,2})乙丙", "甲乙丙丁丁⟦乙丙⟧")
    check("(?<=甲)(?<!丙甲)乙", "甲⟦乙⟧丙甲乙")
    check("(?<=^|丙)⟦乙⟧丁", "⟦乙⟧丁甲乙丁丙⟦乙⟧丁")
  }

  @Test func classesOfManyRanges() {
    check("[甲丙戊庚壬子寅辰午申]乙", "⟦甲乙⟧⟦午乙⟧丁乙⟦申乙⟧乙乙")
    check("丁[^甲丙戊庚壬子寅辰午申]乙", "丁甲乙丁午乙⟦丁丑乙⟧丁申乙")
  }

  @Test func whatCannotBeReadMatchesNothing() {
    for pattern in ["(甲", "甲)", "[甲", "*甲", "甲{3", "甲{5,2}", #"甲\"#] {
      #expect(!UnitPattern(pattern).isValid, "\(pattern)")
    }
  }

  /// Hostile text costs a bounded number of steps.
  @Test func backtrackingIsBounded() {
    let units = [CodeUnit](String(repeating: "甲", count: 3000))
    var program = PatternProgram()
    let entry = program.append(UnitPattern("甲*甲*甲*乙"))
    units.withUnsafeBufferPointer { buffer in
      program.run(buffer, 0..<units.count) { run in
        for index in units.indices { #expect(run.match(entry, at: index) == nil) }
      }
    }
  }
}
