package import Text

/// What a run of expressions has in common, kept up to date while the run grows.
///
/// Two frames make expressions parallel: shared units in the same place (counted from the front or from the end), and
/// equal length. Shared units weigh more the fewer members there are: two neighbours share a unit by chance, four do
/// not.
package struct ParallelFrame: Sendable {
  /// Units that all members share at the front and at the end.
  package private(set) var prefix: Int
  package private(set) var suffix: Int
  package private(set) var count = 1
  package private(set) var shortest: Int
  package private(set) var longest: Int
  /// The first member; what is shared is shared with it.
  private let first: ArraySlice<CodeUnit>
  /// Whether the unit at this distance from the front (from the end) is the same in all members.
  private var fromFront: [Bool]
  private var fromEnd: [Bool]

  package init(_ member: ArraySlice<CodeUnit>) {
    first = member
    prefix = member.count
    suffix = member.count
    shortest = member.count
    longest = member.count
    let places = min(member.count, 16)
    fromFront = [Bool](repeating: true, count: places)
    fromEnd = [Bool](repeating: true, count: places)
  }

  package mutating func add(_ member: ArraySlice<CodeUnit>) {
    count += 1
    shortest = min(shortest, member.count)
    longest = max(longest, member.count)
    let front = member.startIndex
    let end = member.endIndex - 1
    let firstFront = first.startIndex
    let firstEnd = first.endIndex - 1
    var length = 0
    while length < min(prefix, member.count), member[front + length] == first[firstFront + length] { length += 1 }
    prefix = length
    length = 0
    while length < min(suffix, member.count), member[end - length] == first[firstEnd - length] { length += 1 }
    suffix = length
    for place in fromFront.indices where fromFront[place] {
      fromFront[place] = place < member.count && member[front + place] == first[firstFront + place]
    }
    for place in fromEnd.indices where fromEnd[place] {
      fromEnd[place] = place < member.count && member[end - place] == first[firstEnd - place]
    }
  }

  package var hasEqualLengths: Bool { shortest == longest }

  /// Units shared in the same place, from whichever end more are; grammatical ones do not count.
  package var anchors: Int {
    let front = fromFront.indices.count { fromFront[$0] && !isGrammatical(first[first.startIndex + $0]) }
    let end = fromEnd.indices.count { fromEnd[$0] && !isGrammatical(first[first.endIndex - 1 - $0]) }
    if hasEqualLengths { return max(front, end) }
    return max(front, end, min(prefix + suffix, shortest))
  }

  /// Units shared in the same place, grammatical ones too.
  package var sharedPlaces: Int { max(fromFront.count { $0 }, fromEnd.count { $0 }) }

  /// Whether the members share enough to be parallel. Equal rhythm alone is judged elsewhere.
  package var isParallel: Bool { isParallel(ofMembers: count) }

  /// Whether the members would be parallel if there were `count` of them: a run is judged by what it may become.
  package func isParallel(ofMembers count: Int) -> Bool {
    guard count >= 2, shortest >= 2, longest <= 60 else { return false }
    if self.count == 1 { return true }
    // Members that differ in nothing are repetition.
    if prefix == shortest || suffix == shortest { return false }
    let anchors = anchors
    let spread = longest - shortest
    guard anchors >= 1, longest <= shortest * 3 + 2 else { return false }
    if count == 2 {
      if hasEqualLengths { return anchors >= (shortest <= 5 ? 1 : 2) && anchors * 6 >= shortest }
      if prefix >= 1, suffix >= 1 { return anchors >= 2 && spread <= 8 && anchors * 5 >= shortest }
      return (prefix >= 2 && !prefixIsGrammatical && spread <= 5 || suffix >= 2 && spread <= 3)
        && anchors * 4 >= shortest
    }
    if hasEqualLengths { return shortest <= 8 || anchors >= 2 }
    if prefix >= 2, !prefixIsGrammatical { return true }
    if prefix >= 1, suffix >= 1 { return true }
    if suffix >= 2 { return spread <= 12 }
    return spread <= 3 && shortest >= 3 || prefix >= 1 && spread <= 6 || prefix >= 1 && shortest == 2 && spread <= 1
  }

  private var prefixIsGrammatical: Bool {
    first.prefix(prefix).allSatisfy { isGrammatical($0) }
  }

  private func isGrammatical(_ unit: CodeUnit) -> Bool {
    switch unit {
    case "的", "和", "与", "、", "等": true
    default: false
    }
  }
}
