package import Text

/// Two or more expressions that stand side by side in the same frame: 排比, 对偶, a fixed triple.
package struct ParallelSet: Hashable, Sendable {
  /// How large the members are.
  package enum Level: String, Hashable, Sendable, CaseIterable {
    case heading, sentence, clause, phrase
  }

  package var level: Level
  /// Columns of the members in the text they were found in, in order.
  package var members: [Range<Int>]

  package init(level: Level, members: [Range<Int>]) {
    self.level = level
    self.members = members
  }
}

/// What the members of a parallel set share, with slots for what they do not: 在做“{}”上{}.
package struct ParallelTemplate: Hashable, Sendable {
  /// The fixed parts; between each two of them (and before an empty first, after an empty last) is a slot.
  package var pieces: [[CodeUnit]]

  /// The frame of `members`; all slot when they share nothing.
  package init(_ members: [[CodeUnit]]) {
    guard var common = members.first else {
      pieces = [[], []]
      return
    }
    for member in members.dropFirst() { common = ParallelTemplate.commonSubsequence(common, member) }
    let places = members.map { ParallelTemplate.places(of: common, in: $0) }
    pieces = [[]]
    for index in common.indices {
      let isAdjacent =
        index == 0
        ? places.allSatisfy { $0.first == 0 }
        : places.allSatisfy { $0.indices.contains(index) && $0[index] == $0[index - 1] + 1 }
      if !isAdjacent { pieces.append([]) }
      pieces[pieces.count - 1].append(common[index])
    }
    let endsFixed = zip(places, members).allSatisfy { $0.last.map { $0 + 1 } == $1.count }
    if !endsFixed { pieces.append([]) }
  }

  /// As the bank writes it.
  package var text: String {
    pieces.map { String($0) }.joined(separator: "{}")
  }

  /// Units that are fixed.
  package var fixedCount: Int { pieces.reduce(0) { $0 + $1.count } }

  /// The longest common subsequence, the one that keeps the outermost units.
  private static func commonSubsequence(_ a: [CodeUnit], _ b: [CodeUnit]) -> [CodeUnit] {
    let a = a.prefix(80)
    let b = b.prefix(80)
    let width = b.count + 1
    var lengths = [Int](repeating: 0, count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i * width + j] =
          a[i] == b[j]
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var result: [CodeUnit] = []
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        result.append(a[i])
        i += 1
        j += 1
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  /// Where the units of `common` stand in `member`: the common suffix at its end, the rest as early as possible.
  private static func places(of common: [CodeUnit], in member: [CodeUnit]) -> [Int] {
    var tail = 0
    while tail < common.count, tail < member.count,
      common[common.count - 1 - tail] == member[member.count - 1 - tail]
    {
      tail += 1
    }
    var result: [Int] = []
    var next = 0
    for index in common.indices {
      if index >= common.count - tail {
        let place = member.count - (common.count - index)
        if place >= next {
          result.append(place)
          next = place + 1
          continue
        }
      }
      guard let place = member[next...].firstIndex(of: common[index]) else { return result }
      result.append(place)
      next = place + 1
    }
    return result
  }
}
