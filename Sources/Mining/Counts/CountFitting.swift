import PhraseBank

/// Finds how many n-grams go into a file of a given size.
struct CountFitting<Pool: Workers> {
  let selection: NGramSelection
  /// The character that a code stands for.
  let scalar: (UInt16) -> UInt32?
  /// The share of each cluster in the corpus.
  let priors: [Float]
  let workers: Pool

  /// The largest file of at most `size` bytes that a few tries find; what any file must hold may be more.
  func file(size: Int) -> BankFile {
    func attempt(_ threshold: Float) -> (bytes: [UInt8], nodes: Int) {
      let kept = selection.levels(threshold, workers: workers)
      return (
        CountWriter(kept, scalar: scalar, priors: priors, workers: workers).bytes(), kept.reduce(0) { $0 + $1.count }
      )
    }
    // What any file holds, and what more nodes take, by the last try.
    var best = attempt(.infinity)
    let (base, least) = (best.bytes.count, best.nodes)
    let all = selection.count
    var bits = Self.bitsPerNode
    for _ in 0..<Self.attempts where best.nodes < all && Double(best.bytes.count) < Self.near * Double(size) {
      let limit = least + Int(Double(max(0, size - base)) * 8 / bits)
      let tried = attempt(selection.threshold(limit: limit, workers: workers))
      if tried.bytes.count <= size, tried.nodes > best.nodes { best = tried }
      guard tried.nodes > least, tried.bytes.count > base else { break }
      bits = Double(tried.bytes.count - base) * 8 / Double(tried.nodes - least) * Self.caution
    }
    return BankFile(PhraseBank.Table.counts.fileName, bytes: best.bytes, rows: best.nodes)
  }

  /// A first guess; what a try has shown makes the next one, which must not miss by a little.
  private static var bitsPerNode: Double { 18.2 }
  private static var caution: Double { 1.001 }
  private static var attempts: Int { 4 }
  /// So much of the size is enough.
  private static var near: Double { 0.995 }
}
