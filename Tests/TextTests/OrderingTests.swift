import Testing
import Text

/// The one sort of the program.
@Suite struct OrderingTests {
  @Test func `elements stand in the order of their keys, equal ones as they came`() {
    var generator = SystemRandomNumberGenerator()
    for count in 0..<60 {
      let rows = (0..<count).map { (key: Int.random(in: -9...9, using: &generator), place: $0) }
      let expected = rows.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map { $0.place }
      #expect(rows.ordered { $0.key }.map { $0.place } == expected)
      #expect(rows.ordered { $0.key < $1.key }.map { $0.place } == expected)
      let backwards = rows.sorted { (-$0.key, -$0.place) < (-$1.key, -$1.place) }.map { $0.place }
      #expect(rows.ordered { (-$0.key, -$0.place) }.map { $0.place } == backwards)
    }
  }

  @Test func `positions and fractions have keys in their order`() {
    let positions = [(2, 1), (0, 7), (2, 0), (1, 9)].map { TextPosition(line: $0.0, column: $0.1) }
    #expect(positions.ordered { $0.sortKey } == positions.sorted())
    let numbers: [Float] = [0.5, -1, 3e9, 0, 1e-30, -0.25, 7, .infinity, -.infinity]
    #expect(numbers.ordered { $0.sortKey } == numbers.sorted())
  }
}
