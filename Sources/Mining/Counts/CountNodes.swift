/// What the file says of nodes that follow each other there, column by column.
struct CountNodes: Sendable {
  private(set) var count = 0
  /// Whether each node above these has children; whether each of these is its parent's last.
  private(set) var parents = BitWriter()
  private(set) var lastChildren = BitWriter()
  private(set) var ranks: [UInt16] = []
  private(set) var countChanges = BitWriter()
  private(set) var changedCounts: [UInt8] = []
  private(set) var clusterChanges = BitWriter()
  private(set) var changedClusters: [UInt8] = []
  private(set) var insideWords = BitWriter()
  private(set) var bigramSymbols: [UInt16] = []
  private(set) var bigramCodes: [UInt8] = []

  /// The empty string, and `children` characters, of which nothing else is said here.
  mutating func addRoot(children: Int) {
    parents.append(true)
    for node in 0...children {
      lastChildren.append(node > 0 && node == children)
      countChanges.append(false)
      clusterChanges.append(false)
    }
    count = children + 1
  }

  /// Adds whether the next node above has children, before those.
  mutating func addParent(hasChildren: Bool) { parents.append(hasChildren) }

  /// A node of two characters: its last one, and its count on the scale of those.
  mutating func add(bigram symbol: UInt16, _ code: UInt8) {
    bigramSymbols.append(symbol)
    bigramCodes.append(code)
    countChanges.append(false)
  }

  /// A longer node: its rank, and its count where that is not its parent's.
  mutating func add(rank: UInt16, _ changedCount: UInt8?) {
    ranks.append(rank)
    countChanges.append(changedCount != nil)
    if let changedCount { changedCounts.append(changedCount) }
  }

  /// What is said of a node of either kind, behind that.
  mutating func close(isLast: Bool, _ changedCluster: UInt8?, isInsideWord: Bool?) {
    lastChildren.append(isLast)
    clusterChanges.append(changedCluster != nil)
    if let changedCluster { changedClusters.append(changedCluster) }
    if let isInsideWord { insideWords.append(isInsideWord) }
    count += 1
  }

  /// Adds the nodes of `other` behind these.
  mutating func append(_ other: CountNodes) {
    parents.append(other.parents)
    lastChildren.append(other.lastChildren)
    ranks += other.ranks
    countChanges.append(other.countChanges)
    changedCounts += other.changedCounts
    clusterChanges.append(other.clusterChanges)
    changedClusters += other.changedClusters
    insideWords.append(other.insideWords)
    bigramSymbols += other.bigramSymbols
    bigramCodes += other.bigramCodes
    count += other.count
  }

  /// Says of the last nodes that they have no children.
  mutating func closeLast() {
    while parents.count < count { parents.append(false) }
  }
}
