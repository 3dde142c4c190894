import Testing
import Text

@testable import Lexicon

/// The words that tell what a line or clause is.
@Suite struct CueTests {
  @Test func `table and code name the same cues`() {
    var named: Set<String> = []
    LexiconTable.cues.forEachRow { row in named.formUnion(row.strings(1)) }
    #expect(named == Set(Cue.allCases.map { $0.rawValue }))
  }

  @Test func `the longest word that begins at a place is found`() {
    let parts = CueSet(.countedPart)
    let units = [CodeUnit]("第一个方面")
    #expect(parts.length(at: 2, in: units) == 3)
    #expect(parts.length(at: 3, in: units) == 2)
    #expect(parts.length(at: 4, in: units) == nil)
  }

  @Test func `the longest word that ends at a place is found, and none that begins before the start`() {
    let kinds = CueSet(.mistakenGenre)
    let units = [CodeUnit]("关于经费的申请报告")
    #expect(kinds.length(endingAt: units.count, in: units) == 4)
    #expect(kinds.length(endingAt: units.count, from: 6, in: units) == nil)
    #expect(kinds.length(endingAt: 7, in: units) == 2)
  }

  @Test(arguments: Cue.allCases) func `no place of a text is out of reach`(cue: Cue) {
    let set = CueSet(cue)
    for units in [[], [CodeUnit]("的"), set.words.first ?? [], Array((set.words.last ?? []).dropLast())] {
      for index in -2...units.count + 2 {
        #expect(set.length(at: index, in: units) ?? 0 <= max(0, units.count - index))
        #expect(set.length(endingAt: index, in: units) ?? 0 <= max(0, index))
      }
    }
  }
}
