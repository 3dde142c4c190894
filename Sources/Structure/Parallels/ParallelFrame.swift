import Lexicon
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
  /// Bits: whether the unit at this distance from the front (from the end) is the same in all members. No arrays: frames
  /// are made by the million when a corpus is mined.
  private var fromFront: UInt16
  private var fromEnd: UInt16
  /// Whether all members end in 汉字.
  private var endsInHan: Bool

  package init(_ member: ArraySlice<CodeUnit>) {
    first = member
    prefix = member.count
    suffix = member.count
    shortest = member.count
    longest = member.count
    fromFront = member.count >= 16 ? .max : 1 << UInt16(truncatingIfNeeded: member.count) - 1
    fromEnd = fromFront
    endsInHan = member.suffix(3).allSatisfy { $0.isHan }
  }

  /// The frame of `members`, which are columns in `units`.
  init(_ members: [Range<Int>], _ units: [CodeUnit]) {
    self.init(members.first.map { units[$0] } ?? [])
    for member in members.dropFirst() { add(units[member]) }
  }

  package mutating func add(_ member: ArraySlice<CodeUnit>) {
    count += 1
    shortest = min(shortest, member.count)
    longest = max(longest, member.count)
    endsInHan = endsInHan && member.suffix(3).allSatisfy { $0.isHan }
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
    fromFront = Self.kept(fromFront) { $0 < member.count && member[front + $0] == first[firstFront + $0] }
    fromEnd = Self.kept(fromEnd) { $0 < member.count && member[end - $0] == first[firstEnd - $0] }
  }

  /// The bits of `places` that satisfy `test`, which is asked about those only.
  @inline(__always)
  private static func kept(_ places: UInt16, _ test: (Int) -> Bool) -> UInt16 {
    var result = places
    var rest = places
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest &- 1
      if !test(place) { result &= ~(1 << UInt16(truncatingIfNeeded: place)) }
    }
    return result
  }

  package var hasEqualLengths: Bool { shortest == longest }

  /// Whether members of equal length differ in two places or more with something shared between them.
  package var hasSeveralSlots: Bool {
    guard hasEqualLengths, longest < 16 else { return false }
    let slots = ~fromFront & (1 << UInt16(truncatingIfNeeded: longest) - 1)
    // The ends of stretches of slots.
    return (slots & ~(slots >> 1)).nonzeroBitCount >= 2
  }

  /// Units shared in the same place, from whichever end more are; grammatical ones do not count.
  package var anchors: Int {
    let front = Self.kept(fromFront) { !isGrammatical(first[first.startIndex + $0]) }.nonzeroBitCount
    let end = Self.kept(fromEnd) { !isGrammatical(first[first.endIndex - 1 - $0]) }.nonzeroBitCount
    if hasEqualLengths { return max(front, end) }
    return max(front, end, min(prefix + suffix, shortest))
  }

  /// How well the members fit together: shared ends and equal lengths.
  var tightness: Int {
    min(prefix, 3) * 3 + min(suffix, 3) * 2 + (hasEqualLengths ? 4 : 0) - min(6, longest - shortest)
  }

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
    if hasPivot { return true }
    return spread <= 3 && shortest >= 3 || prefix >= 1 && spread <= 6 || prefix >= 1 && shortest == 2 && spread <= 1
  }

  /// Whether the members turn on the same word shortly before their end: …来部署, …来开展; …难量化, …难做实.
  package var hasPivot: Bool {
    guard endsInHan, longest <= shortest * 2 else { return false }
    let inner = Self.kept(fromEnd & 0b1110) { Self.pivots.contains(first[first.endIndex - 1 - $0]) }
    return inner != 0
  }

  private static let pivots = UnitSet(.pivot)

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
