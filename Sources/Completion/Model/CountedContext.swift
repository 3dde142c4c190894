import PhraseBank
import Text

/// The counts of one bank at a cursor: which of its nodes the last characters lead to.
struct CountedContext {
  let trie: CountTrie
  let affinity: DocumentAffinity
  /// How much more a sighting here counts than one in the shipped bank.
  let weight: Float
  /// By the length of the context in characters, from one on; an `id` of 0 where the corpus does not hold it.
  var nodes: [CountTrie.Node]
  /// The longest context that is known.
  var longest = 0
  /// What may follow the last character.
  var successors = CountTrie.Successors()

  /// The longest context that is looked up, and the room for those that grow while a candidate does.
  static let longestContext = 10
  static let room = 21

  /// - Parameters:
  ///   - trie: the counts.
  ///   - prefix: the paragraph before the cursor.
  ///   - affinity: what the draft says of its kind.
  ///   - weight: how much more a sighting here counts than in the shipped bank.
  init(_ trie: CountTrie, after prefix: ArraySlice<CodeUnit>, affinity: DocumentAffinity, weight: Float) {
    self.trie = trie
    self.affinity = affinity
    self.weight = weight
    nodes = [CountTrie.Node](repeating: CountTrie.Node(), count: Self.room)
    let symbols = Self.symbols(trie, prefix)
    guard let last = symbols.first, let last else { return }
    let lists = symbols.map { $0.map { trie.successors(of: $0) } }
    successors = lists[0] ?? CountTrie.Successors()
    // From each character the rank of the one after it.
    let ranks = symbols.indices.map { index -> Int? in
      guard index > 0, let next = symbols[index - 1], let list = lists[index] else { return nil }
      return trie.rank(of: next, in: list)
    }
    nodes[1] = trie.unigram(last)
    longest = 1
    for length in stride(from: 2, through: symbols.count, by: 1) {
      guard symbols[length - 1] != nil else { break }
      guard let list = lists[length - 1], let rank = ranks[length - 1] else { continue }
      var node: CountTrie.Node? = trie.bigram(at: rank, of: list)
      for index in stride(from: length - 2, to: 0, by: -1) {
        guard let here = node, let rank = ranks[index] else {
          node = nil
          break
        }
        node = trie.child(rank, of: here)
      }
      if let node {
        nodes[length] = node
        longest = length
      }
    }
  }

  /// The symbols of the last characters, the last first; the beginning of the paragraph counts as one.
  private static func symbols(_ trie: CountTrie, _ prefix: ArraySlice<CodeUnit>) -> [Int?] {
    var symbols: [Int?] = []
    var index = prefix.endIndex
    while index > prefix.startIndex, symbols.count < longestContext {
      index -= 1
      var scalar = UInt32(prefix[index].rawValue)
      if prefix[index].isLowSurrogate, index > prefix.startIndex, prefix[index - 1].isHighSurrogate {
        scalar = Transcoder.scalar(prefix[index - 1].rawValue, prefix[index].rawValue)
        index -= 1
      }
      symbols.append(trie.symbol(scalar))
    }
    if index == prefix.startIndex, symbols.count < longestContext { symbols.append(trie.symbol(0x0A)) }
    return symbols
  }
}
