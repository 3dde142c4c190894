import Structure
import Text

/// The phrases that go into the bank: what the corpus repeats and what its texts name, without names, figures and
/// near-duplicates.
struct PhraseSelection: Sendable {
  /// Sorted by their units.
  private(set) var phrases: [MinedPhrase] = []

  init(mined: [MinedPhrase], sets: SetSelection, counts: CorpusCounts, names: ProperNames, documentCount: Int) {
    var table = UnitTable()
    var all: [MinedPhrase] = []

    func add(_ phrase: MinedPhrase) {
      guard (2...SuffixArray.depth).contains(phrase.units.count), !names.occur(in: phrase.units) else { return }
      if let known = table.index(of: phrase.units[...]) {
        all[known].count = max(all[known].count, phrase.count)
        return
      }
      table.add(phrase.units[...], count: 1, documents: 1, listed: [])
      all.append(phrase)
    }
    for phrase in mined where Self.isWorthwhile(phrase, documentCount: documentCount) { add(phrase) }
    for index in counts.quotations.sortedIndices() {
      let entry = counts.quotations.entries[index]
      add(
        MinedPhrase(
          units: Array(counts.quotations.key(index)),
          count: Int(entry.count),
          documents: Int(entry.documents),
          sources: Array(counts.quotations.documents(of: index).prefix(3))
        )
      )
    }
    for set in sets.sets where set.members.count >= 3 && set.level != .sentence {
      let documents = set.sources.count
      func offer(_ units: [CodeUnit]) {
        guard units.allSatisfy({ $0.isIdeograph || $0 == "、" }) else { return }
        add(MinedPhrase(units: units, count: set.count, documents: documents, sources: Array(set.sources.prefix(3))))
      }
      for member in set.members where (3...12).contains(member.count) { offer(member) }
      offer(Array(set.members.joined(separator: [Segments.list])))
    }
    phrases = Self.folded(all, table).sorted { $0.units.lexicographicallyPrecedes($1.units) }
  }

  /// A word of two characters saves hardly a keystroke; it must be common to be worth its row.
  private static func isWorthwhile(_ phrase: MinedPhrase, documentCount: Int) -> Bool {
    guard documentCount >= 40 else { return true }
    switch phrase.units.count {
    case 2: return phrase.documents >= 10
    case 3: return phrase.documents >= 5
    default: return true
    }
  }

  /// Drops a phrase that hardly occurs outside a longer one.
  private static func folded(_ phrases: [MinedPhrase], _ table: UnitTable) -> [MinedPhrase] {
    var isCovered = [Bool](repeating: false, count: phrases.count)
    for phrase in phrases where phrase.units.count >= 4 {
      let units = phrase.units
      for missing in 1...4 where units.count - missing >= 3 {
        for start in 0...missing {
          let part = units[start..<start + units.count - missing]
          guard let index = table.index(of: part) else { continue }
          if phrases[index].count * 9 <= phrase.count * 10, phrases[index].documents <= phrase.documents + 1 {
            isCovered[index] = true
          }
        }
      }
    }
    return phrases.indices.filter { !isCovered[$0] }.map { phrases[$0] }
  }
}
