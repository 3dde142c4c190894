internal import Text

/// The readings before each token of a search: in one array, since an array for each token would be made anew each time.
struct NumberingHistory {
  private var states: [NumberingState] = []
  /// Where those before each token begin.
  private var starts: [Int] = []

  mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  /// Takes in the readings before the next token.
  mutating func append(_ readings: [NumberingState]) {
    starts.append(states.count)
    states += readings
  }

  /// The readings before the token at `offset`; none where the search did not come.
  subscript(offset: Int) -> [NumberingState] {
    guard let start = starts[safe: offset] else { return [] }
    return Array(states[start..<(starts[safe: offset + 1] ?? states.count)])
  }
}
