import PhraseBank
import Text

/// Writes the n-grams that are kept as `counts.bin` (`CountFormat`).
struct CountWriter {
  private let levels: [[KeptNGram]]
  /// The character that a code stands for.
  private let scalar: (UInt16) -> UInt32?
  private let priors: [Float]
  /// Symbols by code.
  private var symbols = [UInt16](repeating: 0xFFFF, count: 0x10000)
  private var scalars: [UInt32] = []

  // The nodes in the order of the file.
  /// Whether each has children, is its parent's last.
  private var parents = BitWriter()
  private var lastChildren = BitWriter()
  private var ranks: [UInt16] = []
  private var countChanges = BitWriter()
  private var changedCounts: [UInt8] = []
  private var clusterChanges = BitWriter()
  private var changedClusters: [UInt8] = []
  private var insideWords = BitWriter()
  private var bigramSymbols: [UInt16] = []
  private var bigramCodes: [UInt8] = []
  private var unigramCounts: [Float] = []
  private var nodes = 1
  private var thirdLevel = 0
  private var fifthLevel = 0

  init(_ levels: [[KeptNGram]], scalar: @escaping (UInt16) -> UInt32?, priors: [Float]) {
    self.levels = levels
    self.scalar = scalar
    self.priors = priors
    layOut()
  }

  /// A node that has been placed, as its children need it.
  private struct Placed {
    var ngram: KeptNGram
    /// What the file says of its count.
    var step: UInt8
  }

  private mutating func layOut() {
    let first = levels[0].compactMap { ngram in scalar(ngram.code).map { (ngram, $0) } }.sorted { $0.1 < $1.1 }
    scalars = first.map { $0.1 }
    for (symbol, (ngram, _)) in first.enumerated() { symbols[Int(ngram.code)] = UInt16(truncatingIfNeeded: symbol) }
    parents.append(true)
    lastChildren.append(false)
    countChanges.append(false)
    clusterChanges.append(false)
    for index in first.indices {
      unigramCounts.append(first[index].0.kept)
      lastChildren.append(index + 1 == first.count)
      countChanges.append(false)
      clusterChanges.append(false)
    }
    nodes += first.count
    var above = first.map { ngram, _ in
      var ngram = ngram
      ngram.cluster = 0
      return Placed(ngram: ngram, step: 0)
    }
    let successors = SuccessorRanks(levels, symbols)
    for depth in 1..<levels.count {
      if depth == 2 { thirdLevel = nodes }
      if depth == 4 { fifthLevel = nodes }
      above = place(depth, below: above, successors)
    }
    for _ in above { parents.append(false) }
  }

  private static let bigramScale = CountScale(base: CountFormat.bigramStep, first: 0, last: 255)
  private static let scale = CountScale(base: CountFormat.countStep, first: 1, last: 15)

  /// A child of the node at hand.
  private typealias Child = (rank: UInt16, ngram: KeptNGram)

  /// Places the n-grams of `depth` + 1 codes.
  private mutating func place(_ depth: Int, below above: [Placed], _ successors: SuccessorRanks) -> [Placed] {
    let level = levels[depth]
    let scale = depth == 1 ? Self.bigramScale : Self.scale
    var placed: [Placed] = []
    placed.reserveCapacity(level.count)
    var children: [Child] = []
    for parent in above {
      children.removeAll(keepingCapacity: true)
      for child in parent.ngram.childRange(in: level.count) {
        let ngram = level[child]
        if let rank = successors.rank(of: ngram.code, after: parent.ngram.code) { children.append((rank, ngram)) }
      }
      Self.sort(&children)
      parents.append(!children.isEmpty)
      for (index, child) in children.enumerated() {
        lastChildren.append(index + 1 == children.count)
        var node = Placed(ngram: child.ngram, step: 0)
        let step = scale.step(max(1, child.ngram.kept))
        if depth == 1 {
          bigramSymbols.append(symbols[Int(child.ngram.code)])
          bigramCodes.append(step)
          countChanges.append(false)
        } else {
          ranks.append(child.rank)
          node.step = step
          let changes = depth == 2 || step != parent.step
          countChanges.append(changes)
          if changes { changedCounts.append(step) }
        }
        let changes = child.ngram.cluster != parent.ngram.cluster
        clusterChanges.append(changes)
        if changes { changedClusters.append(child.ngram.cluster) }
        if depth < 4 { insideWords.append(child.ngram.isInsideWord) }
        placed.append(node)
      }
    }
    nodes += placed.count
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

  // MARK: Bytes

  func bytes() -> [UInt8] {
    let ranks = PackedRanks(ranks)
    var result = CountFormat.magic
    result.append(number: CountFormat.version)
    result.append(contentsOf: [UInt8](repeating: 0, count: 8))
    for number in [nodes, scalars.count, thirdLevel, fifthLevel] { result.append(number: UInt32(clamping: number)) }
    result.append(number: unigramCounts.reduce(0, +).bitPattern)
    result.append(contentsOf: [UInt8](repeating: 0, count: CountFormat.headerBytes - result.count))
    for (index, section) in CountFormat.Section.allCases.enumerated() {
      while result.count % 8 != 0 { result.append(0) }
      let bytes = bytes(of: section, ranks)
      let place = CountFormat.Field.sections + 8 * index
      result.replace(number: UInt32(clamping: result.count), at: place)
      result.replace(number: UInt32(clamping: bytes.count), at: place + 4)
      result += bytes
    }
    while result.count % 8 != 0 { result.append(0) }
    result.replace(number: UInt32(clamping: result.count), at: CountFormat.Field.byteCount)
    let sum = result.withUnsafeBytes { CountFormat.checksum($0) }
    result.replace(number: sum, at: CountFormat.Field.checksum)
    return result
  }

  private func bytes(of section: CountFormat.Section, _ packedRanks: PackedRanks) -> [UInt8] {
    switch section {
    case .scalars: little(scalars)
    case .blocks:
      little(
        (0...0x1100).map { block in UInt16(truncatingIfNeeded: scalars.partitioningIndex { $0 >= UInt32(block) << 8 }) }
      )
    case .priors: little(priors.map { $0.bitPattern })
    case .unigramCounts: little(unigramCounts.map { $0.bitPattern })
    case .bigramSymbols: little(bigramSymbols)
    case .bigramCounts: bigramCodes
    case .parents: little(parents.words)
    case .parentRanks: little(parents.ranks)
    case .lastChildren: little(lastChildren.words)
    case .lastChildPlaces: little(lastChildren.places)
    case .rankNibbles: little(packedRanks.nibbles)
    case .rankNibbleRanks: little(packedRanks.nibbleRanks)
    case .rankBytes: packedRanks.bytes
    case .rankByteRanks: little(packedRanks.byteRanks)
    case .rankWords: little(packedRanks.words)
    case .countChanges: little(countChanges.words)
    case .countChangeRanks: little(countChanges.ranks)
    case .counts: little(nibbles(changedCounts))
    case .clusterChanges: little(clusterChanges.words)
    case .clusterChangeRanks: little(clusterChanges.ranks)
    case .clusters: changedClusters
    case .insideWords: little(insideWords.words)
    }
  }

  private func nibbles(_ values: [UInt8]) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: values.count / 16 + 1)
    for (index, value) in values.enumerated() { words[index >> 4] |= UInt64(value) << UInt64(4 * (index & 15)) }
    return words
  }

  private func little<T: FixedWidthInteger>(_ numbers: [T]) -> [UInt8] {
    numbers.map { $0.littleEndian }.withUnsafeBytes { Array($0) }
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  fileprivate mutating func replace(number: UInt32, at offset: Int) {
    for byte in 0..<4 { self[offset + byte] = UInt8(truncatingIfNeeded: number >> UInt32(8 * byte)) }
  }
}
