import Text

/// The pairs that are open at the cursor, and which of them the text behind it closes: an editor that closes （ by itself has
/// （‸）, and a candidate 二） would close it twice.
struct OpenPairs {
  /// What opened them, the innermost last.
  let openings: [CodeUnit]
  /// How many units behind the cursor each is closed; nil for one that is not.
  private let closed: [Int?]
  private let isClosedBehind: Bool

  /// So far off in the line a pair may be opened or closed.
  private static let reach = 60

  init(_ context: CompletionContext) {
    var openings: [CodeUnit] = []
    for unit in context.prefix.suffix(Self.reach) {
      if unit.isOpening { openings.append(unit) } else if unit.isClosing { _ = openings.popLast() }
    }
    var closed = [Int?](repeating: nil, count: openings.count)
    var (left, inside) = (openings[...], 0)
    for (offset, unit) in context.line[min(context.position.column, context.line.count)...].prefix(Self.reach)
      .enumerated()
    {
      if unit.isOpening {
        inside += 1
      } else if unit.isClosing, inside > 0 {
        inside -= 1
      } else if unit.isClosing {
        guard left.last?.closing == unit else { break }
        _ = left.popLast()
        closed[left.count] = offset
      }
    }
    self.openings = openings
    self.closed = closed
    isClosedBehind = left.count < openings.count
  }

  /// What of `units`, written at the cursor, closes again what is closed right behind it; nil where they close what is
  /// closed farther on, behind words that would stand outside then.
  func closedAgain(by units: ArraySlice<CodeUnit>) -> CompletionCandidate.Standing? {
    var standing = CompletionCandidate.Standing(start: units.count, count: 0)
    guard isClosedBehind else { return standing }
    var (left, inside) = (openings.count, 0)
    for (offset, unit) in units.enumerated() {
      if unit.isOpening {
        inside += 1
      } else if unit.isClosing, inside > 0 {
        inside -= 1
      } else if unit.isClosing, left > 0 {
        left -= 1
        guard let place = closed[left] else { continue }
        guard place == standing.count else { return nil }
        if standing.count == 0 { standing.start = offset }
        standing.count += 1
      }
    }
    return standing
  }
}
