/// The n-grams of one length in the order of their codes: the parents' order, and below each the codes ascending.
struct NGramLevel: Sendable {
  /// The last code of each.
  var codes: [UInt16] = []
  /// How many longer n-grams each has.
  var children: [UInt16] = []
  /// How often each stands in the corpus.
  var counts: [Float] = []
  /// … and what that is worth when it is decided what is kept.
  var worths: [Float] = []
  /// … and what the file says of it: c·√(documents/c).
  var kept: [Float] = []
  /// The kind of documents that say it most, and how much of it is theirs (`CountTrie.Node.cluster`).
  var clusters: [UInt8] = []
  /// Whether a word goes on behind it.
  var isInsideWord: [Bool] = []

  /// Makes room for `expected` n-grams where there is none for `count`. Room that is not used costs no memory.
  mutating func reserve(_ count: Int, expected: Int) {
    guard codes.capacity < count else { return }
    codes.reserveCapacity(max(count, expected))
    children.reserveCapacity(max(count, expected))
    counts.reserveCapacity(max(count, expected))
    worths.reserveCapacity(max(count, expected))
    kept.reserveCapacity(max(count, expected))
    clusters.reserveCapacity(max(count, expected))
  }

  mutating func append(contentsOf other: NGramLevel) {
    codes += other.codes
    children += other.children
    counts += other.counts
    worths += other.worths
    kept += other.kept
    clusters += other.clusters
  }

  /// Where the children of each begin among the n-grams one longer, and the end.
  var firstChildren: [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(children.count + 1)
    var next: UInt32 = 0
    for count in children {
      result.append(next)
      next += UInt32(count)
    }
    result.append(next)
    return result
  }
}

/// What was counted of one n-gram, as `NGramLevel` says.
struct NGramFigures: BitwiseCopyable {
  var count: Float
  var worth: Float
  var kept: Float
  var cluster: UInt8
}
