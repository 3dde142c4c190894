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

  /// How much members must share, and how far their lengths may differ, in units.
  ///
  /// Each trades sets that are found against neighbours that share a unit by chance; `ParallelJudge` looks closer at what
  /// passes here. They were set as its limits were, and are set again in the same way.
  private enum Limit {
    /// One character is no expression, and what is longer than three lines no member of a figure.
    static let lengths = 2...60
    /// The longest member has at most so many times the units of the shortest, and `slack` more.
    static let ratio = 3
    static let slack = 2
    /// Of two members as long as this one shared unit is enough, of longer ones two.
    static let shortPair = 5
    /// Of how many units of the shortest of two members one is shared: the less else binds them, the more.
    static let sharesOfEqual = 6
    static let sharesOfFramed = 5
    static let sharesOfEnded = 4
    /// How much the lengths of two differ that share both ends, their front, their end.
    static let framedPairSpread = 8
    static let frontPairSpread = 5
    static let endPairSpread = 3
    /// Of three or more as long as each other and no longer than this one shared unit is enough.
    static let shortSet = 8
    /// How much the lengths of three or more differ that share two units at their end, one at their front, one inside.
    static let endSpread = 12
    static let frontSpread = 6
    static let innerSpread = 3
    /// Members that turn on one word are at most so many times as long as each other.
    static let pivotRatio = 2
  }

  /// What makes one cut of a list fit better than another. What is shared in front binds more than what is shared at the
  /// end, where lists of things are alike too; set with the limits.
  private enum Weight {
    static let front = 3
    static let end = 2
    /// More shared units at one end say no more.
    static let mostShared = 3
    static let equalLengths = 4
    static let mostSpread = 6
  }

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
    min(prefix, Weight.mostShared) * Weight.front + min(suffix, Weight.mostShared) * Weight.end
      + (hasEqualLengths ? Weight.equalLengths : 0) - min(Weight.mostSpread, longest - shortest)
  }

  /// Whether the members share enough to be parallel. Equal rhythm alone is judged elsewhere.
  package var isParallel: Bool { isParallel(ofMembers: count) }

  /// Whether the members would be parallel if there were `count` of them: a run is judged by what it may become.
  package func isParallel(ofMembers count: Int) -> Bool {
    guard count >= 2, Limit.lengths.contains(shortest), Limit.lengths.contains(longest) else { return false }
    if self.count == 1 { return true }
    // Members that differ in nothing are repetition.
    if prefix == shortest || suffix == shortest { return false }
    let anchors = anchors
    let spread = longest - shortest
    guard anchors >= 1, longest <= shortest * Limit.ratio + Limit.slack else { return false }
    if count == 2 {
      if hasEqualLengths {
        return anchors >= (shortest <= Limit.shortPair ? 1 : 2) && anchors * Limit.sharesOfEqual >= shortest
      }
      if prefix >= 1, suffix >= 1 {
        return anchors >= 2 && spread <= Limit.framedPairSpread && anchors * Limit.sharesOfFramed >= shortest
      }
      return
        (prefix >= 2 && !prefixIsGrammatical && spread <= Limit.frontPairSpread
        || suffix >= 2 && spread <= Limit.endPairSpread) && anchors * Limit.sharesOfEnded >= shortest
    }
    if hasEqualLengths { return shortest <= Limit.shortSet || anchors >= 2 }
    if prefix >= 2, !prefixIsGrammatical { return true }
    if prefix >= 1, suffix >= 1 { return true }
    if suffix >= 2 { return spread <= Limit.endSpread }
    if hasPivot { return true }
    return spread <= Limit.innerSpread && shortest >= 3 || prefix >= 1 && spread <= Limit.frontSpread
  }

  /// Whether the members turn on the same word shortly before their end: …来部署, …来开展; …难量化, …难做实.
  package var hasPivot: Bool {
    guard endsInHan, longest <= shortest * Limit.pivotRatio else { return false }
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
