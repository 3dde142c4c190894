import PhraseBank

/// Brings n-grams into the order of the file, in which the children of a node stand by rank, below some characters at a
/// time: most of the work is to fetch n-grams from all over the memory, which threads do side by side.
struct CountPlacing: Sendable {
  private let levels: [[KeptNGram]]
  /// The n-grams of one character, by symbol.
  private let first: [KeptNGram]
  /// Symbols by code; `none` of what is no character.
  private var symbols = [UInt16](repeating: Self.none, count: 0x10000)
  private let successors: SuccessorRanks
  static var none: UInt16 { 0xFFFF }

  init(_ levels: [[KeptNGram]], _ first: [KeptNGram]) {
    self.levels = levels
    self.first = first
    for (symbol, ngram) in first.enumerated() { symbols[Int(ngram.code)] = UInt16(truncatingIfNeeded: symbol) }
    successors = SuccessorRanks(levels, symbols)
  }

  /// The symbols in about so many ranges, by how many n-grams of two characters they begin.
  func shares(_ count: Int) -> [Range<Int>] {
    let limit = first.reduce(0) { $0 + Int($1.children) } / max(1, count) + 1
    var result: [Range<Int>] = []
    var start = 0
    var children = 0
    for index in first.indices {
      children += Int(first[index].children)
      guard children >= limit || index + 1 == first.count else { continue }
      result.append(start..<index + 1)
      (start, children) = (index + 1, 0)
    }
    return result
  }

  /// A node that has been placed, as its children need it.
  private struct Placed {
    var ngram: KeptNGram
    /// What the file says of its count.
    var step: UInt8
  }

  private static let bigramScale = CountScale(base: CountFormat.bigramStep, first: 0, last: 255)
  private static let scale = CountScale(base: CountFormat.countStep, first: 1, last: 15)

  /// The nodes of two characters and more below these symbols, by length.
  func nodes(below symbols: Range<Int>) -> [CountNodes] {
    var above = first[symbols].map { ngram in
      var ngram = ngram
      ngram.cluster = 0
      return Placed(ngram: ngram, step: 0)
    }
    return levels.indices.dropFirst().map { depth in
      var nodes = CountNodes()
      above = place(depth, below: above, in: &nodes)
      return nodes
    }
  }

  /// A child of the node at hand.
  private typealias Child = (rank: UInt16, ngram: KeptNGram)

  /// Places the n-grams of `depth` + 1 codes.
  private func place(_ depth: Int, below above: [Placed], in nodes: inout CountNodes) -> [Placed] {
    let level = levels[depth]
    let scale = depth == 1 ? Self.bigramScale : Self.scale
    var placed: [Placed] = []
    // What a damaged disk gave back may name more children than there are.
    placed.reserveCapacity(min(level.count, above.reduce(0) { $0 + Int($1.ngram.children) }))
    var children: [Child] = []
    for parent in above {
      children.removeAll(keepingCapacity: true)
      for child in parent.ngram.childRange(in: level.count) {
        let ngram = level[child]
        if let rank = successors.rank(of: ngram.code, after: parent.ngram.code) { children.append((rank, ngram)) }
      }
      Self.sort(&children)
      nodes.addParent(hasChildren: !children.isEmpty)
      for (index, child) in children.enumerated() {
        var node = Placed(ngram: child.ngram, step: 0)
        let step = scale.step(max(1, child.ngram.kept))
        if depth == 1 {
          nodes.add(bigram: symbols[Int(child.ngram.code)], step)
        } else {
          node.step = step
          nodes.add(rank: child.rank, depth == 2 || step != parent.step ? step : nil)
        }
        let cluster = child.ngram.cluster
        nodes.close(
          isLast: index + 1 == children.count,
          cluster == parent.ngram.cluster ? nil : cluster,
          isInsideWord: depth < 4 ? child.ngram.isInsideWord : nil
        )
        placed.append(node)
      }
    }
    return placed
  }

  /// By rank; most n-grams have a few children at most.
  private static func sort(_ children: inout [Child]) {
    guard children.count < 16 else { return children.sort { $0.rank < $1.rank } }
    for index in children.indices.dropFirst() {
      let child = children[index]
      var place = index
      while place > 0, children[place - 1].rank > child.rank {
        children[place] = children[place - 1]
        place -= 1
      }
      children[place] = child
    }
  }
}
