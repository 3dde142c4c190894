/// From node to node, from the third level on.
extension CountTrie {
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
    childID(rank, of: node.id).map { self.node($0, under: node) }
  }

  /// The node that is reached from `node` by way of `ranks`; a negative one leads nowhere.
  ///
  /// What is known of a node is read on the way back, from where it was last told: of the nodes between nothing is asked.
  func descendant(_ ranks: some Sequence<Int>, of node: Node) -> Node? {
    var way = Way()
    var id = node.id
    for rank in ranks {
      guard rank >= 0, let next = childID(rank, of: id), way.append(next) else { return nil }
      id = next
    }
    var result = node
    result.id = id
    if let told = way.last(where: { bit(.countChanges, $0) }) { result.code = code(told) }
    if way.count > 0 { result.count = counts[Int(result.code & 15)] }
    if let told = way.last(where: { bit(.clusterChanges, $0) }) { result.cluster = cluster(told) }
    return result
  }

  /// Numbers of nodes, each a child of the one before.
  private struct Way {
    private var ids = InlineArray<16, Int>(repeating: 0)
    private(set) var count = 0

    /// Whether there was room.
    mutating func append(_ id: Int) -> Bool {
      guard count < CountFormat.depth else { return false }
      ids[count] = id
      count += 1
      return true
    }

    func last(where isTold: (Int) -> Bool) -> Int? {
      var index = count
      while index > 0 {
        index -= 1
        if isTold(ids[index]) { return ids[index] }
      }
      return nil
    }
  }

  private func childID(_ rank: Int, of parent: Int) -> Int? {
    guard parent < nodeCount, bit(.parents, parent) else { return nil }
    var id = firstChild(parent)
    guard id >= thirdLevel else { return nil }
    var ranks = LongRanks()
    while id < nodeCount {
      let place = id - thirdLevel
      var value = shortRank(place)
      if value == Self.longRank {
        if rank < Self.longRank { return nil }
        value += ranks.next(place, self)
      }
      if value == rank { return id }
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
    if bit(.countChanges, id) { node.code = code(id) }
    node.count = counts[Int(node.code & 15)]
    if bit(.clusterChanges, id) { node.cluster = cluster(id) }
    return node
  }

  /// The count of a node of which it is told.
  private func code(_ id: Int) -> UInt8 {
    let index = rank(.countChanges, .countChangeRanks, id)
    return UInt8(truncatingIfNeeded: word(.counts, index >> 4) >> UInt64(4 * (index & 15)) & 15)
  }

  /// The cluster of a node of which it is told.
  private func cluster(_ id: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: byte(.clusters, rank(.clusterChanges, .clusterChangeRanks, id)))
  }

  func firstChild(_ id: Int) -> Int {
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
