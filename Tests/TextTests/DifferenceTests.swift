import TestSupport
import Testing
import Text

@Suite struct LineDiffTests {
  private func apply(_ changes: [LineDiff.Change], _ old: [Int], _ new: [Int]) -> [Int] {
    var result: [Int] = []
    var at = 0
    for change in changes {
      result += old[at..<change.old.lowerBound]
      result += new[change.new]
      at = change.old.upperBound
    }
    return result + old[at...]
  }

  @Test func `Any two lists differ by changes that lead from one to the other`() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<3000 {
      let old = (0..<random.int(in: 0..<12)).map { _ in random.int(in: 0..<4) }
      let new = (0..<random.int(in: 0..<12)).map { _ in random.int(in: 0..<4) }
      let limit = random.int(in: 0..<24)
      #expect(apply(LineDiff.changes(old, new, limit: limit), old, new) == new, "\(old) \(new) \(limit)")
    }
  }

  @Test func `The script is the shortest`() {
    #expect(LineDiff.changes([1, 2, 3], [1, 2, 3]).isEmpty)
    #expect(
      LineDiff.changes([1, 2, 3, 4, 5], [1, 9, 3, 4, 5, 6]) == [
        .init(old: 1..<2, new: 1..<2), .init(old: 5..<5, new: 5..<6),
      ]
    )
    #expect(LineDiff.changes([1, 2, 3], []) == [.init(old: 0..<3, new: 0..<0)])
  }
}

@Suite struct EditDistanceTests {
  @Test func `Distance counts swaps of neighbours once`() {
    func check(_ a: String, _ b: String, _ distance: Int, sourceLocation: SourceLocation = #_sourceLocation) {
      #expect(EditDistance.between(Array(a), Array(b)) == distance, sourceLocation: sourceLocation)
    }
    check("abc", "acb", 1)
    check("abc", "abc", 0)
    check("", "abc", 3)
    check("kitten", "sitting", 3)
  }
}
