import Text

/// A phrase that is free at its end only: whether it begins after words is seen when the words are known.
struct WaitingPhrase: Sendable {
  let phrase: MinedPhrase
  /// Occurrences that surely stand free.
  private var free = 0
  /// How often each pair of units stands before the phrase elsewhere.
  private var pairs: [(second: UInt16, first: UInt16, count: Int)] = []

  /// Nil when it cannot begin after words often enough.
  init?(_ phrase: MinedPhrase, _ stretches: ArraySlice<Stretch>) {
    self.phrase = phrase
    var before: [(pair: UInt32, weight: Int)] = []
    for stretch in stretches {
      let unit = stretch.before
      if unit == 0 || unit == Segments.list.rawValue || PhraseEdges.beforePhrase.contains(unit) {
        free += Int(stretch.weight)
      } else if stretch.secondBefore != 0 {
        before.append((KeyRanges.key(stretch.secondBefore, unit), Int(stretch.weight)))
      }
    }
    guard isEnough(free + before.reduce(0) { $0 + $1.weight }) else { return nil }
    before.sort { $0.pair < $1.pair }
    for (pair, weight) in before {
      let second = UInt16(truncatingIfNeeded: pair >> 16)
      let first = UInt16(truncatingIfNeeded: pair)
      if let last = pairs.last, last.second == second, last.first == first {
        pairs[pairs.count - 1].count += weight
      } else {
        pairs.append((second, first, weight))
      }
    }
  }

  /// Whether most occurrences stand after a word that ends where the phrase begins.
  func followsWords(_ words: Vocabulary) -> Bool {
    let opening = phrase.units.prefix(2).map(\.rawValue)
    var after = free
    for pair in pairs where words.isBoundary([pair.second, pair.first] + opening, 2) { after += pair.count }
    return isEnough(after)
  }

  private func isEnough(_ occurrences: Int) -> Bool { occurrences * 5 >= phrase.count * 4 }
}

/// How many documents hold a phrase, and the first three.
struct DocumentCounter {
  private let lists: DocumentLists
  /// For each document the last phrase that was found in it.
  private var marks: [UInt32] = []
  private var stamp: UInt32 = 0

  init(_ lists: DocumentLists) {
    self.lists = lists
  }

  mutating func count(in stretches: ArraySlice<Stretch>, atMost limit: Int) -> (documents: Int, first: [UInt32]) {
    stamp &+= 1
    var documents = 0
    var more = 0
    var smallest = (UInt32.max, UInt32.max, UInt32.max)
    for stretch in stretches {
      more += lists.forEach(of: stretch.documents) { document in
        let place = Int(document)
        if place >= marks.count { marks += repeatElement(0, count: place + 1 - marks.count) }
        if marks[place] == stamp { return }
        marks[place] = stamp
        documents += 1
        if document < smallest.0 {
          smallest = (document, smallest.0, smallest.1)
        } else if document < smallest.1 {
          smallest = (smallest.0, document, smallest.1)
        } else if document < smallest.2 {
          smallest.2 = document
        }
      }
    }
    let first = [smallest.0, smallest.1, smallest.2].filter { $0 != .max }
    return (min(limit, documents + more), first)
  }
}
