import Lexicon
import Testing
import Text

@Suite struct SpellingTableTests {
  /// `text` marks the doubtful characters; `right` is what should stand there.
  private func check(_ text: String, _ right: String, at location: SourceLocation = #_sourceLocation) {
    let plain = [CodeUnit](text.filter { $0 != "⟦" && $0 != "⟧" })
    let doubts = SpellingTable.shipped.doubts(in: plain, 0..<plain.count)
    let marked = doubts.reversed().reduce(into: plain) {
      $0.insert("⟧", at: $1.index + 1)
      $0.insert("⟦", at: $1.index)
    }
    #expect(String(marked) == text, sourceLocation: location)
    #expect(String(doubts.map { $0.right }) == right, sourceLocation: location)
  }

  @Test func whatWasTypedForItsSoundIsDoubted() {
    check("各单位要高度重⟦示⟧，精心组织", "视")
    check("切实履行一岗双⟦则⟧", "责")
    check("不得挪⟦做⟧他用，做到廉洁奉⟦工⟧", "作公")
  }

  @Test func soundsThatManyDoNotTellApartAreOne() {
    check("实施乡村⟦正⟧兴战略", "振")
    check("持之以⟦横⟧推进", "恒")
  }

  @Test func whatDocumentsSayIsLeft() {
    check("群众从中受益，监察官依法履行职责，形式多样", "")
    check("制定、制订本办法；形势与形式；权力、权利", "")
  }

  @Test func otherScriptsAreNoSlips() {
    check("中華人民共和國", "")
  }

  @Test func nothingIsReadOutsideTheText() {
    let units = [CodeUnit]("要高度重示")
    #expect(SpellingTable.shipped.doubts(in: units, 3..<400).isEmpty)
    #expect(SpellingTable.shipped.doubts(in: units, 0..<5).map { $0.index } == [4])
    #expect(SpellingTable.shipped.doubts(in: [], 0..<1).isEmpty)
  }
}
