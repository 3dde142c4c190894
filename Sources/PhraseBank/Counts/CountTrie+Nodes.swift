/// From node to node.
extension CountTrie {
  // MARK: Symbols

  /// The number of a character; nil if the corpus does not hold it.
  package func symbol(_ scalar: UInt32) -> Int? {
    let block = Int(scalar >> 8)
    var low = short(.blocks, block)
    var high = short(.blocks, block + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if number(.scalars, middle) < Int(scalar) { low = middle + 1 } else { high = middle }
    }
    return low < symbolCount && number(.scalars, low) == Int(scalar) ? low : nil
  }

  package func scalar(_ symbol: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: number(.scalars, symbol))
  }

  // MARK: The first two levels

  /// The node of one character.
  package func unigram(_ symbol: Int) -> Node {
    var node = Node()
    node.id = symbol + 1
    let count = Float(bitPattern: UInt32(truncatingIfNeeded: number(.unigramCounts, symbol)))
    node.count = count.isFinite && count > 0 ? count : 1
    return node
  }

  package func successors(of symbol: Int) -> Successors {
    var result = Successors()
    guard bit(.parents, symbol + 1) else { return result }
    result.first = firstChild(symbol + 1)
    guard result.first > symbolCount, result.first < thirdLevel else { return Successors() }
    var last = result.first
    var rest = word(.lastChildren, last >> 6) >> UInt64(last & 63)
    if rest == 0 {
      var word = last >> 6 + 1
      while word << 6 < thirdLevel, self.word(.lastChildren, word) == 0 { word += 1 }
      last = word << 6
      rest = self.word(.lastChildren, word)
    }
    last = min(last + rest.trailingZeroBitCount, thirdLevel - 1)
    result.count = last - result.first + 1
    return result
  }

  /// The symbol of the successor at `rank`.
  @inline(__always)
  package func symbol(at rank: Int, of successors: Successors) -> Int {
    short(.bigramSymbols, successors.first - symbolCount - 1 + rank)
  }

  /// The rank of a symbol among the successors.
  ///
  /// - Complexity: linear in the rank, which is low for what is frequent.
  package func rank(of symbol: Int, in successors: Successors) -> Int? {
    let base = successors.first - symbolCount - 1
    let span = spans[CountFormat.Section.bigramSymbols.rawValue]
    guard base >= 0, let start = bytes.buffer.baseAddress, (base + successors.count) * 2 <= span.count else {
      return nil
    }
    let symbols = UnsafeRawPointer(start) + span.start + base * 2
    let wanted = SIMD16<UInt16>(repeating: UInt16(truncatingIfNeeded: symbol).littleEndian)
    var rank = 0
    while rank + 16 <= successors.count {
      let found = symbols.loadUnaligned(fromByteOffset: rank * 2, as: SIMD16<UInt16>.self) .== wanted
      if any(found) {
        for lane in 0..<16 where found[lane] { return rank + lane }
      }
      rank += 16
    }
    while rank < successors.count {
      if symbols.loadUnaligned(fromByteOffset: rank * 2, as: UInt16.self) == wanted[0] { return rank }
      rank += 1
    }
    return nil
  }

  /// The node of two characters.
  package func bigram(at rank: Int, of successors: Successors) -> Node {
    var node = Node()
    node.id = successors.first + rank
    node.count = bigramCounts[byte(.bigramCounts, node.id - symbolCount - 1)]
    if bit(.clusterChanges, node.id) {
      node.cluster = UInt8(
        truncatingIfNeeded: byte(.clusters, self.rank(.clusterChanges, .clusterChangeRanks, node.id))
      )
    }
    return node
  }

  // MARK: Deeper

  package func hasChildren(_ node: Node) -> Bool { node.id < nodeCount && bit(.parents, node.id) }

  /// Whether a word goes on behind this string (弘扬科), as far as short strings tell; false at levels that do not say.
  package func isInsideWord(_ node: Node) -> Bool {
    node.id > symbolCount && node.id < fifthLevel && bit(.insideWords, node.id - symbolCount - 1)
  }

  /// Calls `body` with each child of a node of the second level or below, by the rank of its symbol among the successors
  /// of the node's own; it stops when `body` says so.
  package func forEachChild(of node: Node, _ body: (_ rank: Int, _ child: Node) -> Bool) {
    guard hasChildren(node) else { return }
    var id = firstChild(node.id)
    guard id >= thirdLevel else { return }
    var place = id - thirdLevel
    var ranks = LongRanks()
    var nextCluster = rank(.clusterChanges, .clusterChangeRanks, id)
    var nextCount = rank(.countChanges, .countChangeRanks, id)
    while id < nodeCount {
      var value = shortRank(place)
      if value == Self.longRank { value += ranks.next(place, self) }
      var child = Node()
      child.id = id
      child.code = node.code
      if bit(.countChanges, id) {
        child.code = UInt8(truncatingIfNeeded: word(.counts, nextCount >> 4) >> UInt64(4 * (nextCount & 15)) & 15)
        nextCount += 1
      }
      child.count = counts[Int(child.code & 15)]
      child.cluster = node.cluster
      if bit(.clusterChanges, id) {
        child.cluster = UInt8(truncatingIfNeeded: byte(.clusters, nextCluster))
        nextCluster += 1
      }
      if !body(value, child) || bit(.lastChildren, id) { return }
      id += 1
      place += 1
    }
  }

  /// The child whose symbol has `rank` among the successors of the node's own.
  ///
  /// Only the ranks are read until it is found: most searches find nothing, and many are made for one list.
  package func child(_ rank: Int, of node: Node) -> Node? {
    guard hasChildren(node) else { return nil }
    var id = firstChild(node.id)
    guard id >= thirdLevel else { return nil }
    var ranks = LongRanks()
    while id < nodeCount {
      let place = id - thirdLevel
      var value = shortRank(place)
      if value == Self.longRank {
        if rank < Self.longRank { return nil }
        value += ranks.next(place, self)
      }
      if value == rank { return self.node(id, under: node) }
      if value > rank || bit(.lastChildren, id) { return nil }
      id += 1
    }
    return nil
  }

  /// The rank of a node below the second level, as far as four bits tell; `longRank` where more is told elsewhere.
  @inline(__always)
  private func shortRank(_ place: Int) -> Int {
    Int(truncatingIfNeeded: word(.rankNibbles, place >> 4) >> UInt64(4 * (place & 15)) & 15)
  }

  private static var longRank: Int { 15 }

  /// What is told elsewhere of ranks from `longRank` on, for nodes in their order.
  private struct LongRanks {
    private var byte = -1
    private var word = -1

    /// What the rank at `place` has beyond `longRank`.
    @inline(__always)
    mutating func next(_ place: Int, _ trie: CountTrie) -> Int {
      if byte < 0 { byte = trie.bytesBefore(place) }
      let more = trie.byte(.rankBytes, byte)
      byte += 1
      guard more == 255 else { return more }
      if word < 0 { word = trie.wordsBefore(byte - 1) }
      defer { word += 1 }
      return more + trie.short(.rankWords, word)
    }
  }

  /// The node with the number `id`, a child of `parent`: what is not told of it is as it is there.
  private func node(_ id: Int, under parent: Node) -> Node {
    var node = parent
    node.id = id
    if bit(.countChanges, id) {
      let index = rank(.countChanges, .countChangeRanks, id)
      node.code = UInt8(truncatingIfNeeded: word(.counts, index >> 4) >> UInt64(4 * (index & 15)) & 15)
    }
    node.count = counts[Int(node.code & 15)]
    if bit(.clusterChanges, id) {
      node.cluster = UInt8(truncatingIfNeeded: byte(.clusters, rank(.clusterChanges, .clusterChangeRanks, id)))
    }
    return node
  }

  private func firstChild(_ id: Int) -> Int {
    let parents = rank(.parents, .parentRanks, id)
    return parents == 0 ? 1 : lastChild(parents - 1) + 1
  }

  /// Nibbles that are 15 before `place`.
  private func bytesBefore(_ place: Int) -> Int {
    func fifteens(_ word: UInt64) -> Int {
      let pairs = word & (word >> 2)
      return (pairs & (pairs >> 1) & 0x1111_1111_1111_1111).nonzeroBitCount
    }
    let block = place / CountFormat.nibbleStep
    var sum = number(.rankNibbleRanks, block)
    var at = block * (CountFormat.nibbleStep / 16)
    while at < place >> 4 {
      sum += fifteens(word(.rankNibbles, at))
      at += 1
    }
    if place & 15 != 0 { sum += fifteens(word(.rankNibbles, at) & (1 << UInt64(4 * (place & 15)) - 1)) }
    return sum
  }

  /// Bytes that are 255 before `index`.
  private func wordsBefore(_ index: Int) -> Int {
    let block = index / CountFormat.byteStep
    var sum = number(.rankByteRanks, block)
    for at in block * CountFormat.byteStep..<max(index, block * CountFormat.byteStep) where byte(.rankBytes, at) == 255
    {
      sum += 1
    }
    return sum
  }
}
