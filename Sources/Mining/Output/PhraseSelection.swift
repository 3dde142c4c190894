import Structure
import Text

/// The phrases that go into the bank: what the corpus repeats and what its texts name, without names, figures and
/// near-duplicates.
struct PhraseSelection: Sendable {
  /// Sorted by their units.
  private(set) var phrases: [MinedPhrase] = []

  init(
    mined: [MinedPhrase],
    named: [MinedPhrase],
    sets: SetSelection,
    names: ProperNames,
    documentCount: Int,
  ) {
    var table = UnitTable()
    var all: [MinedPhrase] = []
    var isNamed: [Bool] = []

    func add(_ phrase: MinedPhrase, named: Bool = false) {
      guard (2...Stretch.depth).contains(phrase.units.count), !names.occur(in: phrase.units) else { return }
      if let known = table.index(of: phrase.units[...]) {
        all[known].count = max(all[known].count, phrase.count)
        if named { isNamed[known] = true }
        return
      }
      table.add(phrase.units[...], documents: 1)
      all.append(phrase)
      isNamed.append(named)
    }
    for phrase in mined where Self.isWorthwhile(phrase, documentCount: documentCount) { add(phrase) }
    for phrase in named { add(phrase, named: true) }
    for set in sets.sets where set.level != .sentence {
      let documents = set.sources.count
      func offer(_ units: [CodeUnit]) {
        guard units.allSatisfy({ $0.isIdeograph || $0 == "、" }) else { return }
        add(
          MinedPhrase(units: units, count: set.count, documents: documents, sources: Array(set.sources.prefix(3))),
          named: true
        )
      }
      let lengths = Set(set.members.map(\.count))
      let longest = lengths.max() ?? 0
      let isStrict =
        set.members.count >= 3 && longest - (lengths.min() ?? 0) <= 1 || lengths == [longest] && longest >= 6
      if isStrict || documentCount < 40 || documents >= 2 {
        for member in set.members where (4...10).contains(member.count) { offer(member) }
      }
      let total = set.members.reduce(set.members.count - 1) { $0 + $1.count }
      if lengths.count == 1 || set.members.count >= 3, total <= Stretch.depth {
        offer(Array(set.members.joined(separator: [Segments.list])))
      }
    }
    let kept = Self.folded(all, table)
    let vocabulary = Vocabulary(mined)
    let scores = kept.map { Self.score(all[$0], isNamed: isNamed[$0], vocabulary) }
    let ranked = kept.indices.sorted { a, b in
      scores[a] != scores[b] ? scores[a] > scores[b] : all[kept[a]].units.lexicographicallyPrecedes(all[kept[b]].units)
    }
    phrases = ranked.prefix(Self.limit).map { all[kept[$0]] }
      .sorted { $0.units.lexicographicallyPrecedes($1.units) }
  }

  /// How many phrases a bank holds: more would hide the good ones and cost more than the bank may weigh.
  static let limit = 21_000

  /// What a row is worth: how many documents know it, how much typing it saves, whether a text names it.
  private static func score(_ phrase: MinedPhrase, isNamed: Bool, _ vocabulary: Vocabulary) -> Int {
    let length = phrase.units.count
    let known = min(phrase.documents, 60) * 4 + min(length, 8) * 2 + (length >= 4 ? 6 : 0)
    // What a text says once is worth having if it says it in words that everybody uses.
    return known + (isNamed ? phrase.units.contains(Segments.list) ? 30 : 20 : 0)
      + (phrase.documents <= 3 ? vocabulary.commonness(phrase.units) : 8)
  }

  /// A word of two characters saves hardly a keystroke; it must be common to be worth its row.
  private static func isWorthwhile(_ phrase: MinedPhrase, documentCount: Int) -> Bool {
    guard documentCount >= 40 else { return true }
    switch phrase.units.count {
    case 2: return phrase.documents >= 20
    case 3: return phrase.documents >= 8
    default: return true
    }
  }

  /// Drops a phrase that hardly occurs outside a longer one.
  private static func folded(_ phrases: [MinedPhrase], _ table: UnitTable) -> [Int] {
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
    return phrases.indices.filter { !isCovered[$0] }
  }
}
