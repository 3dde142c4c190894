import Text

/// Parallel members that are several clauses long, with ； or 。 between them.
enum ParallelColumns {
  /// The sets whose members have `clauses` clauses each.
  ///
  /// - Parameters:
  ///   - groups: the clauses of each stretch between ； and 。. Of the first stretch the end may be a member, of the
  ///     last one the beginning.
  ///   - clauses: how many clauses make a member.
  ///   - units: the text they stand in.
  /// - Returns: for each set its members, each as its clauses.
  static func spans(of groups: [[Range<Int>]], clauses: Int, _ units: [CodeUnit]) -> [[[Range<Int>]]] {
    var result: [[[Range<Int>]]] = []
    var start = 0
    while start + 1 < groups.count {
      guard groups[start].count >= clauses else {
        start += 1
        continue
      }
      var members = [Array(groups[start].suffix(clauses))]
      var next = start + 1
      while next < groups.count, groups[next].count >= clauses {
        let member = Array(groups[next].prefix(clauses))
        guard fits(member, members, units) else { break }
        members.append(member)
        next += 1
        // What goes on after a member ends the set.
        if groups[next - 1].count > clauses { break }
      }
      if members.count >= 2 { result.append(members) }
      start = max(start + 1, next - 1)
    }
    return result
  }

  /// From the beginning of the first clause to the end of the last.
  static func span(_ clauses: [Range<Int>]) -> Range<Int> {
    let start = clauses.first?.lowerBound ?? 0
    return start..<max(start, clauses.last?.upperBound ?? start)
  }

  /// Whether a member begins as those before it, and every clause has its like in them.
  private static func fits(_ member: [Range<Int>], _ members: [[Range<Int>]], _ units: [CodeUnit]) -> Bool {
    guard let first = members.first else { return false }
    let frame = ParallelFrame([span(first), span(member)], units)
    guard frame.prefix > 0 else { return false }
    return zip(first, member).allSatisfy { one, other in
      let pair = ParallelFrame([one, other], units)
      return pair.anchors > 0 || pair.hasEqualLengths
    }
  }
}
