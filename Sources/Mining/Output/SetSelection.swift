import Structure
import Text

/// The parallel sets that go into the bank.
struct SetSelection: Sendable {
  struct Row: Sendable {
    var level: ParallelSet.Level
    var members: [[CodeUnit]]
    var count: Int
    var sources: [UInt32]
  }

  private(set) var sets: [Row] = []

  /// No member is longer: the bank holds no sentences.
  static let longestMember = 40

  /// `vocabulary` holds the words of the corpus; nil when it is too small to know any.
  init(_ counts: CorpusCounts, names: ProperNames, vocabulary: Vocabulary?) {
    for index in counts.sets.sortedIndices() {
      guard let set = FoundSet(key: counts.sets.key(index)) else { continue }
      let level = set.level
      let members = set.members
      guard members.count >= 2, members.allSatisfy({ $0.count <= Self.longestMember && Self.isClean($0) }) else {
        continue
      }
      if members.contains(where: { names.occur(in: $0) }) { continue }
      // Of one document, two sentences that begin alike are no set to offer to others.
      let isStrict = Set(members.map(\.count)).count == 1
      if members.count == 2, counts.sets.entries[index].documents == 1, vocabulary != nil, !isStrict { continue }
      // A member that was cut out of a clause must not be cut inside a word.
      if let vocabulary, let first = members.first, let last = members.last,
        set.isCutInFront && !vocabulary.begins(first) || set.isCutAtEnd && !vocabulary.ends(last)
      {
        continue
      }
      sets.append(
        Row(
          level: level,
          members: members,
          count: Int(counts.sets.entries[index].count),
          sources: counts.sets.documents(of: index)
        )
      )
    }
  }

  /// Sorted by template, then members.
  func rows(_ ids: ([UInt32]) -> String) -> [String] {
    let rows = sets.map { set in
      (
        template: [CodeUnit](ParallelTemplate(set.members).text), set: set,
        members: set.members.map { String($0) }.joined(separator: "|")
      )
    }
    let sorted = rows.sorted {
      $0.template != $1.template
        ? $0.template.lexicographicallyPrecedes($1.template)
        : $0.members.utf16.lexicographicallyPrecedes($1.members.utf16)
    }
    return sorted.map {
      "\(String($0.template))\t\($0.set.level.rawValue)\t\($0.members)\t\($0.set.count)\t\(ids($0.set.sources))"
    }
  }

  /// 汉字, quotation marks, and the marks inside an expression.
  private static func isClean(_ member: [CodeUnit]) -> Bool {
    member.allSatisfy { $0.isIdeograph || $0.isASCIIDigit || $0.isASCIILetter || inner.contains($0) }
  }

  private static let inner = Set([CodeUnit]("、“”，《》"))
}
