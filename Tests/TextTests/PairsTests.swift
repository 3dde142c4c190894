import Testing
import Text

/// The one list of the marks that stand in pairs.
@Suite struct PairsTests {
  @Test func `what closes a pair is opened by what it closes, and no mark does both`() {
    var closings: [CodeUnit] = []
    for raw in UInt16.min...UInt16.max {
      let unit = CodeUnit(raw)
      if let closing = unit.closing {
        #expect(closing.opening == unit)
        closings.append(closing)
      }
      #expect(!unit.isOpening || !unit.isClosing)
      #expect(!unit.isUnifiedHan || !unit.isOpening && !unit.isClosing)
    }
    #expect(String(closings.sorted()) == ")]}’”〉》」』】〕）］｝")
    #expect(closings.allSatisfy { $0.isClosing })
  }

  @Test func `a quotation goes from the last mark that opens to the next that closes`() {
    let units = [CodeUnit]("”甲“乙“丙”丁”《戊》“”“己")
    #expect(units.quotations.map { String(units[$0]) } == ["丙", ""])
    #expect(units.quotations(in: 3..<99, openings: ["《"]).map { String(units[$0]) } == ["戊"])
    #expect(units.quotations(in: 4..<6).isEmpty)
  }

  @Test func `the depth counts what is open, and what was closed in vain`() {
    #expect([CodeUnit]("“甲（乙“丙")[...].depth(of: "“") == 2)
    #expect([CodeUnit]("甲”》")[...].depth(of: "“") == -1)
  }
}
