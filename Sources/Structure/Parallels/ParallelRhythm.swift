import Text

/// Expressions of equal length that share no unit but say something each: 下基层、进万家.
///
/// A plain list of names has the same rhythm, so most members must be predicates: they begin with a verb, or their
/// second half is one.
struct ParallelRhythm {
  private let length: Int
  private var count = 1
  private var predicates = 0
  /// Whether the members can still be parallel. Once they cannot, no other member is looked at.
  private var isOpen = true

  init(_ member: ArraySlice<CodeUnit>) {
    length = member.count
    isOpen = (3...8).contains(length)
    look(at: member)
  }

  /// The rhythm of `members`, which are columns in `units`.
  init(_ members: [Range<Int>], _ units: [CodeUnit]) {
    self.init(members.first.map { units[$0] } ?? [])
    for member in members.dropFirst() { add(units[member]) }
  }

  mutating func add(_ member: ArraySlice<CodeUnit>) {
    count += 1
    look(at: member)
  }

  private mutating func look(at member: ArraySlice<CodeUnit>) {
    guard isOpen else { return }
    isOpen = member.count == length && member.allSatisfy { $0.isUnifiedHan }
    if isOpen, Verbs.isPredicate(member) { predicates += 1 }
  }

  var isParallel: Bool { isParallel(ofMembers: count) }

  /// Whether the members would be parallel if there were `members` of them, the missing ones predicates.
  func isParallel(ofMembers members: Int) -> Bool {
    guard isOpen, members >= 3 else { return false }
    return ParallelJudge.areMost(predicates + max(0, members - count), of: members)
  }
}
