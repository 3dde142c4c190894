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
    // The same members may stand between different words.
    var known: [[CodeUnit]: Int] = [:]
    corpus.forEach(.sets) { counted in
      guard var set = FoundSet(key: counted.units[...]) else { return }
      set.members = SetShape.trimmed(set.members)
      let name = Array(set.members.joined(separator: [SetMiner.separator]))
      if let place = known[name] {
        sets[place].count += counted.count
        sets[place].sources = Array(Set(sets[place].sources + counted.listed)).sorted()
        return
      }
      guard set.members.count >= 2, set.members.allSatisfy({ Self.isClean($0) }), Self.isShort(set.members),
        SetShape.isWhole(set.members, set.level)
      else { return }
      // One name among many members does no harm: what the others say is worth having.
      let named = set.members.count { names.occur(in: $0) }
      if named > 0, named * 3 > set.members.count { return }
      if let vocabulary, !Self.isWorthwhile(set, documents: counted.documents, vocabulary) { return }
      known[name] = sets.count
      sets.append(Row(level: set.level, members: set.members, count: counted.count, sources: counted.listed))
    }
    self.sets = sets
  }

  /// No member is longer than a clause, apart from what all of them repeat: the bank holds no sentences.
  private static func isShort(_ members: [[CodeUnit]]) -> Bool {
    let longest = members.map { $0.count }.max() ?? 0
    return longest <= longestMember
      || longest <= 2 * longestMember && longest - ParallelTemplate(members).fixedCount <= longestMember
  }

  private static func isWorthwhile(_ set: FoundSet, documents: Int, _ vocabulary: Vocabulary) -> Bool {
    guard let first = set.members.first, let last = set.members.last else { return false }
    if documents == 1, set.members.count == 2, !Self.isPair(set.members) { return false }
    if documents == 1, TopicList.matches(set.members) { return false }
    // 构建国际化|创新合作机制，加强国际交流: the object of a verb that stands before the set.
    if let before = set.before.last, Self.attributive.contains(before), TopicList.endsInClass(first),
      !TopicList.endsInClass(last)
    {
      return false
    }
    // A member that was cut out of a clause must not be cut inside a word.
    return !vocabulary.isSplit(set.before, first) && !vocabulary.isSplit(last, set.after)
  }

  /// Whether two members of one document plainly repeat what 排比 repeats: around two slots, or before and after one, or
  /// before two verbs.
  private static func isPair(_ members: [[CodeUnit]]) -> Bool {
    guard let first = members.first, let last = members.last, first.count == last.count else { return false }
    let frame = ParallelTemplate(members)
    guard let opening = frame.pieces.first, let closing = frame.pieces.last, frame.fixedCount * 4 >= first.count else {
      return false
    }
    let opens = !opening.isEmpty && members.allSatisfy { Verbs.opens($0[...]) }
    let isInside = frame.pieces.dropFirst().dropLast().contains { !$0.isEmpty }
    if isInside {
      var aligned = ParallelFrame(first[...])
      aligned.add(last[...])
      return opens
        || aligned.hasSeveralSlots && aligned.anchors * 2 >= first.count
          && !members.contains { TopicList.endsInClass($0) }
    }
    guard opens, first.count >= 3 else { return false }
    if !closing.isEmpty { return first.count >= 4 }
    return members.allSatisfy { Verbs.opens($0.dropFirst(opening.count)) }
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

  private static let attributive = Set([CodeUnit]("化型性式级"))
  private static let inner = Set([CodeUnit]("、“”，《》"))
}
