package import Text

/// What a writer was shown and typed past: he goes on typing what begins like a candidate and does not take it.
///
/// As long as what he types fits, the rest of the candidate is refused. It is demoted, not left out: people overlook what
/// they could have taken.
package struct RefusedOffers: Sendable {
  private var position = TextPosition(line: -1, column: 0)
  /// The last units before the position.
  private var before: [CodeUnit] = []
  private var offers: [[CodeUnit]] = []

  /// Only what stands so high was seen.
  private static let seen = 5
  private static let remembered = 16

  package init() {}

  /// What is refused at `position` of a line.
  package mutating func refused(at position: TextPosition, in line: [CodeUnit]) -> [[CodeUnit]] {
    let last = self.position
    self.position = position
    let before = self.before
    self.before = Array(line[..<min(line.count, max(0, position.column))].suffix(Self.remembered))
    let isTyped = position.line == last.line && last.column <= position.column && position.column <= line.count
    guard isTyped, line[..<last.column].suffix(Self.remembered).elementsEqual(before) else {
      offers = []
      return []
    }
    let typed = line[last.column..<position.column]
    // What was typed is all of a candidate: it was taken.
    if !typed.isEmpty, offers.contains(where: { $0.elementsEqual(typed) }) {
      offers = []
    } else {
      offers = offers.filter { $0.count > typed.count && $0.starts(with: typed) }.map {
        Array($0.dropFirst(typed.count))
      }
    }
    // Asked again at the same place: nothing was typed past.
    return typed.isEmpty ? [] : offers
  }

  /// Remembers what is shown at the position that was asked for last.
  package mutating func show(_ candidates: [CompletionCandidate]) {
    for candidate in candidates.prefix(Self.seen)
    where candidate.replacing == 0 && !offers.contains(candidate.remainder) {
      offers.append(candidate.remainder)
    }
  }
}
