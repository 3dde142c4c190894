/// Which lines of one text became which of another: the shortest script of removals and insertions (Myers 1986).
package enum LineDiff {
  /// A stretch that differs: these lines of the old text stand where those of the new do. Either may be empty.
  package struct Change: Hashable {
    package var old: Range<Int>
    package var new: Range<Int>

    package init(old: Range<Int>, new: Range<Int>) {
      self.old = old
      self.new = new
    }
  }

  /// The stretches in order. O((n + m) · d) for d differing lines; where more than `limit` lines differ, everything
  /// between the first and the last difference is one change.
  package static func changes<Line: Equatable>(_ old: [Line], _ new: [Line], limit: Int = 500) -> [Change] {
    let (prefix, suffix) = commonEnds(old, new)
    let a = old[prefix..<old.count - suffix]
    let b = new[prefix..<new.count - suffix]
    if a.isEmpty && b.isEmpty { return [] }
    guard !a.isEmpty, !b.isEmpty, let trace = trace(a, b, limit: limit) else {
      return [Change(old: a.indices, new: b.indices)]
    }
    return walkBack(trace, a, b)
  }

  /// How many elements the two have in common at their beginnings and, behind those, at their ends. Linear.
  package static func commonEnds<Line: Equatable>(_ old: [Line], _ new: [Line]) -> (prefix: Int, suffix: Int) {
    let common = min(old.count, new.count)
    var prefix = 0
    while prefix < common, old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < common - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
    return (prefix, suffix)
  }

  /// For every number of differences the farthest point on each diagonal (x by x - y + count), until the end is
  /// reached; nil when it takes more than `limit`.
  private static func trace<Line: Equatable>(_ a: ArraySlice<Line>, _ b: ArraySlice<Line>, limit: Int) -> [[Int]]? {
    let bound = min(limit, a.count + b.count)
    var farthest = [Int](repeating: 0, count: 2 * bound + 3)
    var trace: [[Int]] = []
    for d in 0...bound {
      trace.append(farthest)
      for k in stride(from: -d, through: d, by: 2) {
        let at = k + bound + 1
        var x = k == -d || (k != d && farthest[at - 1] < farthest[at + 1]) ? farthest[at + 1] : farthest[at - 1] + 1
        var y = x - k
        while x < a.count, y >= 0, y < b.count, a[a.startIndex + x] == b[b.startIndex + y] {
          x += 1
          y += 1
        }
        farthest[at] = x
        if x >= a.count, y >= b.count { return trace }
      }
    }
    return nil
  }

  private static func walkBack<Line>(_ trace: [[Int]], _ a: ArraySlice<Line>, _ b: ArraySlice<Line>) -> [Change] {
    let middle = (trace[0].count - 1) / 2
    var x = a.count
    var y = b.count
    var changes: [Change] = []
    for d in stride(from: trace.count - 1, to: 0, by: -1) {
      let farthest = trace[d]
      let k = x - y
      let at = k + middle
      let isInsertion = k == -d || (k != d && farthest[at - 1] < farthest[at + 1])
      let fromX = isInsertion ? farthest[at + 1] : farthest[at - 1]
      let fromY = fromX - (isInsertion ? k + 1 : k - 1)
      let old = a.startIndex + fromX..<a.startIndex + fromX + (isInsertion ? 0 : 1)
      let new = b.startIndex + fromY..<b.startIndex + fromY + (isInsertion ? 1 : 0)
      if let next = changes.last, next.old.lowerBound == old.upperBound, next.new.lowerBound == new.upperBound {
        changes[changes.count - 1] = Change(
          old: old.lowerBound..<next.old.upperBound,
          new: new.lowerBound..<next.new.upperBound,
        )
      } else {
        changes.append(Change(old: old, new: new))
      }
      x = fromX
      y = fromY
    }
    return changes.reversed()
  }
}
