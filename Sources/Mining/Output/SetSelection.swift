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

  init(_ counts: CorpusCounts, names: ProperNames) {
    for index in counts.sets.sortedIndices() {
      let parts = counts.sets.key(index).split(separator: SetMiner.separator).map(Array.init)
      guard let level = parts.first.flatMap({ ParallelSet.Level(rawValue: String($0)) }) else { continue }
      let members = Array(parts.dropFirst())
      guard members.count >= 2, members.allSatisfy({ $0.count <= Self.longestMember && Self.isClean($0) }) else {
        continue
      }
      if members.contains(where: { names.occur(in: $0) }) { continue }
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
    member.allSatisfy {
      $0.isIdeograph || $0 == "、" || $0 == "“" || $0 == "”" || $0 == "，" || $0 == "《" || $0 == "》" || $0.isASCIIDigit
        || $0.isASCIILetter || $0 == " "
    }
  }
}
