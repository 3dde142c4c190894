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
  init(_ corpus: CountedCorpus, names: ProperNames, vocabulary: Vocabulary?) {
    var sets: [Row] = []
    corpus.forEach(.sets) { counted in
      guard let set = FoundSet(key: counted.units[...]) else { return }
      let level = set.level
      let members = set.members
      guard members.count >= 2, members.allSatisfy({ $0.count <= Self.longestMember && Self.isClean($0) }) else {
        return
      }
      if members.contains(where: { names.occur(in: $0) }) { return }
      // Of one document, two sentences that begin alike are no set to offer to others.
      let isStrict = Set(members.map(\.count)).count == 1
      if members.count == 2, counted.documents == 1, vocabulary != nil, !isStrict { return }
      // A member that was cut out of a clause must not be cut inside a word.
      if let vocabulary, let first = members.first, let last = members.last,
        set.isCutInFront && !vocabulary.begins(first) || set.isCutAtEnd && !vocabulary.ends(last)
      {
        return
      }
      sets.append(
        Row(
          level: level,
          members: members,
          count: counted.count,
          sources: counted.listed
        )
      )
    }
    self.sets = sets
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
