import Synchronization
package import Text

/// How much likelier each kind of document is behind a draft than in the corpus: what a kind of document says is
/// offered sooner in a draft that says what such documents say.
package struct DocumentAffinity: Sendable {
  /// By the two bits of a node's share and the six of its cluster.
  private var factors: [Float]

  /// Sightings that the corpus itself is worth: a draft must say something before it counts.
  private static let doubt: Float = 10
  /// Parts of a count that are its cluster's: see `CountTrie.Node.cluster`.
  private static let shares: [Float] = [0, 0.5, 0.75, 1]

  /// No draft, no affinity.
  package init() {
    factors = [Float](repeating: 1, count: 256)
  }

  init(_ trie: CountTrie, hits: [Float]) {
    self.init()
    let all = hits.reduce(0, +)
    guard all > 0 else { return }
    var weights = [Float](repeating: 1, count: CountFormat.clusterCount)
    var sum: Float = 0
    for cluster in weights.indices {
      let prior = trie.prior(cluster)
      guard prior > 0 else { continue }
      // Half of the evidence, on a scale of logarithms: neighbouring strings are not independent.
      weights[cluster] = ((hits[cluster] + Self.doubt * prior) / ((all + Self.doubt) * prior)).squareRoot()
      sum += prior * weights[cluster]
    }
    guard sum > 0 else { return }
    for slot in factors.indices {
      factors[slot] = 1 + Self.shares[slot >> 6] * (weights[slot & 63] / sum - 1)
    }
  }

  /// What the count of a node is multiplied with.
  @inline(__always)
  package func factor(_ node: CountTrie.Node) -> Float { factors[Int(node.cluster)] }
}

/// What parts of drafts say of the kind of document they belong to, remembered by their content.
package final class AffinityCache: Sendable {
  private let trie: CountTrie
  private let hits = Mutex<[UInt64: [UInt8]]>([:])

  /// Units that are looked at together, and parts that are remembered.
  private static let part = 64
  private static let limit = 4096
  /// Strings that are looked up are so long: shorter ones stand everywhere.
  private static let length = 7
  private static let greatestCount: Float = 200
  /// Of the strings that begin in a part every third is looked up: its neighbours say the same, and a cursor that jumps
  /// waits for all of them.
  private static let stride = 3

  init(_ trie: CountTrie) {
    self.trie = trie
  }

  /// The affinity of a draft of which `units` are the last part before the cursor.
  ///
  /// - Complexity: what has been looked at before costs a hash a unit.
  package func affinity(of units: ArraySlice<CodeUnit>) -> DocumentAffinity {
    var sums = [Float](repeating: 0, count: CountFormat.clusterCount)
    var start = units.startIndex
    while start < units.endIndex {
      var end = start + 1
      while end < units.endIndex, units[end] != "\n", end - start < Self.part { end += 1 }
      // What is still being written changes with every key: it counts when it is a whole part.
      if end < units.endIndex || end - start == Self.part {
        for cluster in hits(in: units[start..<end], before: units[..<min(units.endIndex, end + Self.length)]) {
          sums[Int(cluster & 63)] += Float(Self.stride * (1 + Int(cluster >> 6))) / 4
        }
      }
      start = end
    }
    return DocumentAffinity(trie, hits: sums)
  }

  private func hits(in part: ArraySlice<CodeUnit>, before: ArraySlice<CodeUnit>) -> [UInt8] {
    let units = before[part.startIndex...]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for unit in units { hash = (hash ^ UInt64(unit.rawValue)) &* 0x0000_0100_0000_01B3 }
    hash ^= UInt64(part.count) << 48
    if let known = hits.withLock({ $0[hash] }) { return known }
    let found = look(at: units, starts: part.count)
    hits.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[hash] = found
    }
    return found
  }

  private func look(at units: ArraySlice<CodeUnit>, starts: Int) -> [UInt8] {
    var symbols: [Int] = []
    var ranks: [(successors: CountTrie.Successors, rank: Int)] = []
    for unit in units {
      let symbol = trie.symbol(UInt32(unit.rawValue)) ?? -1
      if let last = symbols.last {
        let successors = last >= 0 ? trie.successors(of: last) : CountTrie.Successors()
        ranks.append((successors, symbol >= 0 ? trie.rank(of: symbol, in: successors) ?? -1 : -1))
      }
      symbols.append(symbol)
    }
    var found: [UInt8] = []
    for start in Swift.stride(from: 0, to: min(starts, symbols.count - Self.length + 1), by: Self.stride) {
      guard ranks[start].rank >= 0 else { continue }
      var node = trie.bigram(at: ranks[start].rank, of: ranks[start].successors)
      var isWhole = true
      for step in start + 1..<start + Self.length - 1 {
        guard ranks[step].rank >= 0, let child = trie.child(ranks[step].rank, of: node) else {
          isWhole = false
          break
        }
        node = child
      }
      if isWhole, node.count <= Self.greatestCount, node.cluster >= 64 { found.append(node.cluster) }
    }
    return found
  }
}
