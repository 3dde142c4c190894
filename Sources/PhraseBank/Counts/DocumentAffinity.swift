import Synchronization
package import Text

/// How much likelier each kind of document is behind a draft than in the corpus: what a kind of document says is
/// offered sooner in a draft that says what such documents say.
package struct DocumentAffinity: Sendable {
  /// By the two bits of a node's share and the six of its cluster.
  private var factors: [Float]

  /// Sightings that the corpus itself is worth: a draft must say something before it counts. Ten save 0.0004 less on dev.
  private static let doubt: Float = 4
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
  private let memory: Mutex<Memory>

  /// What was looked at before.
  private struct Memory {
    /// What the strings of a part say, by a hash of it.
    var hits: [UInt64: [UInt8]] = [:]
    /// By symbol; to find them in the trie was a third of what a new part costs.
    var successors: [CountTrie.Successors?]
  }

  /// Units that are looked at together, and parts that are remembered.
  private static let part = 64
  private static let limit = 4096
  /// Strings that are looked up are so many units long: shorter ones stand everywhere.
  private static let length = 6
  private static let greatestCount: Float = 200
  /// Of the strings that begin in a part every eighth is looked up: its neighbours say the same, and a cursor that jumps
  /// waits for all of them. Every third, of seven units, cost more than four times as much; on documents that the bank was not
  /// mined from the savings are the same.
  private static let stride = 8

  init(_ trie: CountTrie) {
    self.trie = trie
    memory = Mutex(Memory(successors: [CountTrie.Successors?](repeating: nil, count: trie.symbolCount)))
  }

  /// The affinity of a draft of which `units` are the last part before the cursor.
  ///
  /// - Complexity: what has been looked at before costs a hash a unit.
  package func affinity(of units: ArraySlice<CodeUnit>) -> DocumentAffinity {
    memory.withLock { memory in
      var sums = [Float](repeating: 0, count: CountFormat.clusterCount)
      var start = units.startIndex
      while start < units.endIndex {
        var end = start + 1
        while end < units.endIndex, units[end] != "\n", end - start < Self.part { end += 1 }
        // What is still being written changes with every key: it counts when it is a whole part.
        if end < units.endIndex || end - start == Self.part {
          for cluster in hits(in: start..<end, of: units, &memory) {
            sums[Int(cluster & 63)] += Float(Self.stride * (1 + Int(cluster >> 6))) / 4
          }
        }
        start = end
      }
      return DocumentAffinity(trie, hits: sums)
    }
  }

  private func hits(in part: Range<Int>, of draft: ArraySlice<CodeUnit>, _ memory: inout Memory) -> [UInt8] {
    let units = draft[part.lowerBound..<min(draft.endIndex, part.upperBound + Self.length)]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for unit in units { hash = (hash ^ UInt64(unit.rawValue)) &* 0x0000_0100_0000_01B3 }
    hash ^= UInt64(part.count) << 48
    if let known = memory.hits[hash] { return known }
    let found = look(at: units, starts: part.count, &memory)
    if memory.hits.count >= Self.limit { memory.hits.removeAll(keepingCapacity: true) }
    memory.hits[hash] = found
    return found
  }

  private func look(at units: ArraySlice<CodeUnit>, starts: Int, _ memory: inout Memory) -> [UInt8] {
    var symbols: [Int] = []
    symbols.reserveCapacity(units.count)
    for unit in units { symbols.append(trie.symbol(UInt32(unit.rawValue)) ?? -1) }
    var pairs: [(successors: CountTrie.Successors, rank: Int)] = []
    pairs.reserveCapacity(units.count)
    for (first, second) in zip(symbols, symbols.dropFirst()) {
      let successors = first >= 0 ? self.successors(of: first, &memory) : CountTrie.Successors()
      pairs.append((successors, second >= 0 ? trie.rank(of: second, in: successors) ?? -1 : -1))
    }
    var found: [UInt8] = []
    for start in Swift.stride(from: 0, to: min(starts, symbols.count - Self.length + 1), by: Self.stride) {
      guard pairs[start].rank >= 0 else { continue }
      let ranks = pairs[start + 1..<start + Self.length - 1].lazy.map { $0.rank }
      let bigram = trie.bigram(at: pairs[start].rank, of: pairs[start].successors)
      guard let node = trie.descendant(ranks, of: bigram) else { continue }
      if node.count <= Self.greatestCount, node.cluster >= 64 { found.append(node.cluster) }
    }
    return found
  }

  private func successors(of symbol: Int, _ memory: inout Memory) -> CountTrie.Successors {
    guard memory.successors.indices.contains(symbol) else { return CountTrie.Successors() }
    if let known = memory.successors[symbol] { return known }
    let found = trie.successors(of: symbol)
    memory.successors[symbol] = found
    return found
  }
}
