import Testing

@testable import Lint

@Suite struct SeriesDiagnosisTests {
  private func check(
    _ numbers: [Int],
    start: Int? = 1,
    _ expected: SeriesSlip...,
    at location: SourceLocation = #_sourceLocation,
  ) {
    #expect(SeriesDiagnosis.slips(in: numbers, start: start) == expected, "\(numbers)", sourceLocation: location)
  }

  @Test func aRisingRowHasNoSlip() {
    check([])
    check([1])
    check([1, 2, 3, 4])
    check([5, 6, 7], start: nil)
  }

  @Test func aMissingItemIsOneSlip() {
    check([1, 2, 4, 5], .gap(index: 2, missing: 3..<4))
    check([1, 2, 4], .gap(index: 2, missing: 3..<4))
    check([1, 3], .gap(index: 1, missing: 2..<3))
    check([1, 2, 6, 7, 8], .gap(index: 2, missing: 3..<6))
    check([1, 2, 4, 5, 6, 8, 9], .gap(index: 2, missing: 3..<4), .gap(index: 5, missing: 7..<8))
  }

  @Test func aRowThatBeginsLateIsOneSlip() {
    check([2, 3, 4], .first(expected: 1))
    check([3], .first(expected: 1))
    check([4, 5], start: 3, .first(expected: 3))
  }

  @Test func aRepeatedNumberIsOneSlip() {
    check([1, 2, 2, 4, 5], .duplicate(index: 2, of: 1, expected: 3))
    check([1, 2, 2], .duplicate(index: 2, of: 1, expected: 3))
    check([1, 1], .duplicate(index: 1, of: 0, expected: 2))
    check([1, 3, 3, 4], .duplicate(index: 1, of: 2, expected: 2))
    check([2, 2, 3, 4], .duplicate(index: 0, of: 1, expected: 1))
  }

  @Test func anItemPutInIsOneSlip() {
    check([1, 2, 2, 3, 4, 5], .inserted(index: 2, expected: 3))
  }

  @Test func aWrongNumberIsOneSlip() {
    check([1, 2, 9, 4, 5], .wrong(index: 2, expected: 3))
    check([1, 2, 5, 4, 5], .wrong(index: 2, expected: 3))
    check([1, 4, 3, 4], .wrong(index: 1, expected: 2))
    check([7, 2, 3, 4], .wrong(index: 0, expected: 1))
  }

  @Test func twoNumbersExchangedAreOneSlip() {
    check([1, 2, 4, 3, 5], .swapped(index: 2))
    check([2, 1, 3], .swapped(index: 0))
    check([1, 3, 2], .swapped(index: 1))
  }

  @Test func goingBackIsOneSlip() {
    check([1, 2, 3, 4, 2, 3, 4, 5], .back(index: 4, expected: 5))
  }

  @Test func anySequenceIsAnswered() {
    #expect(!SeriesDiagnosis.slips(in: [Int.max, Int.min, 0, Int.max, Int.max]).isEmpty)
    #expect(!SeriesDiagnosis.slips(in: [1, 2], start: Int.min).isEmpty)
    let long = Array(1...20_000) + Array(20_002...40_000)
    check(long, .gap(index: 20_000, missing: 20_001..<20_002))
  }

  /// Whatever one slip does to a row, one slip explains it.
  @Test(arguments: 3...9)
  func oneSlipIsReportedOnce(count: Int) {
    let row = Array(1...count)
    for index in 0..<count {
      for said in 1...count + 2 {
        var slipped = row
        slipped[index] = said
        #expect(SeriesDiagnosis.slips(in: slipped).count == (slipped == row ? 0 : 1), "\(slipped)")
      }
      var missing = row
      missing.remove(at: index)
      let expected = index == count - 1 ? 0 : 1
      #expect(SeriesDiagnosis.slips(in: missing).count == expected, "\(missing)")
    }
  }
}
