import Structure
import Text

/// A phrase that is free at its end only: whether it begins after words is seen when the words are known.
struct PendingPhrase: Sendable {
  let phrase: MinedPhrase
  /// Occurrences that surely stand free.
  private var free = 0
  /// How often each pair of units stands before the phrase elsewhere.
  private var pairs: [(second: UInt16, first: UInt16, count: Int)] = []

  private let places: Int
  /// Whether nearly always the same unit stands before it.
  private let followsOne: Bool

  /// Nil when it cannot begin after words often enough.
  init?(_ phrase: MinedPhrase, _ suffixes: ArraySlice<Suffix>, followsOne: Bool) {
    self.phrase = phrase
    self.followsOne = followsOne
    places = suffixes.count
    var before: [UInt32] = []
    for suffix in suffixes {
      let unit = suffix.before
      if unit == 0 || unit == Segments.list.rawValue || PhraseEdges.beforePhrase.contains(unit) {
        free += 1
      } else if suffix.secondBefore != 0 {
        before.append(KeyRanges.key(suffix.secondBefore, unit))
      }
    }
    guard isEnough(free + before.count) else { return nil }
    before.sort()
    for pair in before {
      let second = UInt16(truncatingIfNeeded: pair >> 16)
      let first = UInt16(truncatingIfNeeded: pair)
      if let last = pairs.last, last.second == second, last.first == first {
        pairs[pairs.count - 1].count += 1
      } else {
        pairs.append((second, first, 1))
      }
    }
  }

  /// Whether most occurrences stand after a word that ends where the phrase begins. If it is nearly always the same,
  /// it must be a verb: 坚持|以民为本, but not 中国|特色社会主义.
  func followsWords(_ words: Vocabulary) -> Bool {
    let opening = phrase.units.prefix(2).map { $0.rawValue }
    var after = free
    for pair in pairs where words.isBoundary([pair.second, pair.first] + opening, 2) {
      if followsOne, !Verbs.opens([CodeUnit(pair.second), CodeUnit(pair.first)]) { continue }
      after += pair.count
    }
    return isEnough(after)
  }

  private func isEnough(_ occurrences: Int) -> Bool { Self.afterWords.isReached(by: occurrences, of: places) }

  /// So many occurrences must stand free or after a word; set with the limits of `PhraseMiner`.
  private static let afterWords = Share(4, of: 5)
}

/// How many documents hold a phrase, and the first of them.
struct DocumentCounter {
  private let lists: DocumentLists
  /// For each document the last phrase that was found in it.
  private var marks: [UInt32] = []
  private var stamp: UInt32 = 0

  init(_ lists: DocumentLists) {
    self.lists = lists
  }

  mutating func count(in suffixes: ArraySlice<Suffix>, atMost limit: Int) -> (documents: Int, first: [UInt32]) {
    stamp &+= 1
    var documents = 0
    var more = 0
    var first: [UInt32] = []
    for suffix in suffixes {
      more += lists.forEach(of: suffix.documents) { document in
        let place = Int(document)
        if place >= marks.count { marks += repeatElement(0, count: place + 1 - marks.count) }
        if marks[place] == stamp { return }
        marks[place] = stamp
        documents += 1
        if first.count == MinedPhrase.sourceLimit {
          guard let last = first.last, document < last else { return }
          first.removeLast()
        }
        first.insert(document, at: first.firstIndex { $0 > document } ?? first.count)
      }
    }
    return (min(limit, documents + more), first)
  }
}
