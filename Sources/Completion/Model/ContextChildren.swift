import PhraseBank

/// Characters that may follow, with what speaks for each.
struct Characters {
  struct Found {
    var scalar: UInt32
    var probability: Float
    var isFromDraft: Bool
    /// The longest match of the draft that goes on with it; 0 if none does.
    var match = 0
    /// How many matches of the draft go on with it, however short they are.
    var sightings: Float = 0
    /// The longest context of the counts that goes on with it; 0 if none does.
    var context = 0
  }

  private(set) var found: [Found] = []

  mutating func add(_ scalar: UInt32, _ probability: Float, isFromDraft: Bool = false, match: Int = 0, context: Int = 0)
  {
    for index in found.indices where found[index].scalar == scalar {
      found[index].context = max(found[index].context, context)
      found[index].probability += probability
      found[index].match = max(found[index].match, match)
      if match > 0 { found[index].sightings += 1 }
      if isFromDraft { found[index].isFromDraft = true }
      return
    }
    found.append(
      Found(
        scalar: scalar,
        probability: probability,
        isFromDraft: isFromDraft,
        match: match,
        sightings: match > 0 ? 1 : 0,
        context: context
      )
    )
  }

  /// Believes each character as much as the place lets it.
  mutating func weigh(_ doubt: HeadDoubt) {
    for index in found.indices { found[index].probability = doubt.probability(found[index]) }
  }
}

/// What follows the contexts of one bank, read once and used twice: for what may follow, and for the contexts of the
/// string that is one character longer.
struct ContextChildren {
  private var children: [(rank: Int, node: CountTrie.Node)] = []
  /// Where the children of each context lie.
  private var ranges = [Range<Int>](repeating: 0..<0, count: CountedContext.room)

  /// With more children than this the share of those that are not kept is small: their sum is not corrected.
  private static let few = 64

  /// Reads the children of the context of `length` characters.
  mutating func read(_ context: CountedContext, _ length: Int) {
    let first = children.count
    context.trie.forEachChild(of: context.nodes[length]) { rank, node in
      children.append((rank, node))
      return true
    }
    ranges[length] = first..<children.count
  }

  /// Gives every character that follows the context its part of `share`; what would get less than a part of `threshold`
  /// is left out.
  ///
  /// - Returns: how much of `share` is for what the counts keep of this context. What they leave out shorter contexts tell
  ///   nearly as well (`NGramPruning`): the rest is theirs to give.
  func add(
    _ context: CountedContext,
    _ length: Int,
    _ share: Float,
    _ threshold: Float,
    _ characters: inout Characters,
  ) -> Float {
    let (trie, node, affinity) = (context.trie, context.nodes[length], context.affinity)
    func scalar(_ rank: Int) -> UInt32 { trie.scalar(trie.symbol(at: rank, of: context.successors)) }
    if length == 1 {
      let part = share / (affinity.factor(node) * node.count)
      let least = threshold / part
      for rank in 0..<context.successors.count {
        let next = trie.bigram(at: rank, of: context.successors)
        // They come by falling counts; no affinity raises one by more than this.
        if next.count * 4 < least { return 1 }
        let count = next.count * affinity.factor(next)
        if count >= least { characters.add(scalar(rank), part * count, context: 1) }
      }
      return 1
    }
    let range = ranges[length]
    var (sum, raw): (Float, Float) = (0, 0)
    for (_, next) in children[range] {
      sum += next.count * affinity.factor(next)
      raw += next.count
    }
    let total = range.count <= Self.few ? sum + max(0, node.count - raw) : affinity.factor(node) * node.count
    guard total > 0 else { return 1 }
    let part = share / total
    for (rank, next) in children[range] where rank < context.successors.count {
      let count = next.count * affinity.factor(next)
      if count * part >= threshold { characters.add(scalar(rank), part * count, context: length) }
    }
    return min(1, sum / total)
  }

  /// The child of the context of `length` characters with `rank`; nil if there is none.
  fileprivate func child(_ rank: Int, _ context: CountedContext, _ length: Int) -> CountTrie.Node? {
    let range = ranges[length]
    if range.isEmpty { return context.trie.child(rank, of: context.nodes[length]) }
    for place in range where children[place].rank == rank { return children[place].node }
    return nil
  }
}

extension CountedContext {
  /// Goes on behind `scalar`.
  mutating func step(_ scalar: UInt32, _ children: ContextChildren) {
    let before = self
    longest = 0
    successors = CountTrie.Successors()
    guard let symbol = trie.symbol(scalar) else { return }
    nodes[1] = trie.unigram(symbol)
    longest = 1
    successors = trie.successors(of: symbol)
    guard before.longest >= 1, let rank = trie.rank(of: symbol, in: before.successors) else { return }
    nodes[2] = trie.bigram(at: rank, of: before.successors)
    longest = 2
    for length in stride(from: 2, through: min(before.longest, Self.room - 2), by: 1) {
      nodes[length + 1] = CountTrie.Node()
      guard before.nodes[length].id > 0, let child = children.child(rank, before, length) else { continue }
      nodes[length + 1] = child
      longest = length + 1
    }
  }
}
