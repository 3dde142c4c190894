import Lexicon
import Text

/// Collects sets, gives them their level and keeps one of those that say the same.
struct ParallelSets {
  private(set) var sets: [ParallelSet] = []

  mutating func add(_ lists: [[Range<Int>]], _ units: [CodeUnit]) {
    for members in lists { add(members, level: level(of: members, units), units) }
  }

  mutating func addSentences(_ lists: [[Range<Int>]], _ units: [CodeUnit]) {
    for members in lists { add(members, level: .sentence, units) }
  }

  private mutating func add(_ members: [Range<Int>], level: ParallelSet.Level, _ units: [CodeUnit]) {
    guard !isNameList(members, units),
      !Self.isStatistics(members, units) || level == .sentence && isReport(members, units),
      !isRepetition(members, units),
      ParallelJudge.isReal(members, units)
    else { return }
    // A set that another one holds whole says nothing new; of one set cut in two ways the tighter cut is right.
    if let index = sets.firstIndex(where: { isSame($0.members, members) }) {
      let known = sets[index].members
      let isBetter =
        members.count != known.count
        ? members.count > known.count
        : ParallelFrame(members, units).tightness > ParallelFrame(known, units).tightness
      if isBetter { sets[index] = ParallelSet(level: level, members: members) }
      return
    }
    sets.append(ParallelSet(level: level, members: members))
  }

  /// Whether each member of the smaller set is one of the larger, the first one perhaps longer in front and the last
  /// one at its end.
  private func isSame(_ one: [Range<Int>], _ other: [Range<Int>]) -> Bool {
    let (outer, inner) = one.count >= other.count ? (one, other) : (other, one)
    if covers(outer, inner) { return true }
    return inner.indices.allSatisfy { index in
      outer.contains {
        (index == 0 || $0.lowerBound == inner[index].lowerBound)
          && (index == inner.count - 1 || $0.upperBound == inner[index].upperBound)
          && $0.overlaps(inner[index])
      }
    }
  }

  private func covers(_ outer: [Range<Int>], _ inner: [Range<Int>]) -> Bool {
    inner.allSatisfy { member in
      outer.contains {
        $0.lowerBound <= member.lowerBound + 1 && member.upperBound <= $0.upperBound + 1 && $0.count <= member.count + 3
      }
    }
  }

  /// Up to five units a member is a phrase, beyond a clause.
  private func level(of members: [Range<Int>], _ units: [CodeUnit]) -> ParallelSet.Level {
    let mean = members.reduce(0) { $0 + $1.count } / max(1, members.count)
    return mean <= 5 ? .phrase : .clause
  }

  /// Members that share only the class word of a name: 财政部、教育部.
  private func isNameList(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    let frame = ParallelFrame(members, units)
    guard let first = members.first, frame.prefix == 0, frame.suffix > 0 else { return false }
    let shared = units[first.upperBound - frame.suffix..<first.upperBound]
    return frame.suffix <= 2 && Self.kindWords.contains(Array(shared))
  }

  static func isStatistics(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    let withDigits = members.count { units[$0].contains { $0.decimalDigit != nil } }
    return withDigits * 2 > members.count
  }

  /// 目前已选派8427名, 目前已选派19601人次: a sentence that comes back with new figures.
  private func isReport(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    let frame = ParallelFrame(members, units)
    return members.count >= 3 && frame.prefix >= 3
      && (members.first.map { units[$0].prefix(frame.prefix).contains("已") } ?? false)
  }

  private func isRepetition(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    UniqueList(members.map { Array(units[$0]) }).count < members.count
  }

  /// Words that say what kind of thing a name names.
  private static let kindWords = UniqueList(WordClass.kind.words)
}
