import PhraseBank
import Text

/// Writes the n-grams that are kept as `counts.bin` (`CountFormat`).
struct CountWriter {
  private let levels: [NGramLevel]
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

  init(_ levels: [NGramLevel], scalar: @escaping (UInt16) -> UInt32?, priors: [Float]) {
    self.levels = levels
    self.scalar = scalar
    self.priors = priors
    layOut()
  }

  /// A node that has been placed, as its children need it.
  private struct Placed {
    /// Its place in its level.
    var place: Int
    var code: UInt8
    var cluster: UInt8
  }

  private mutating func layOut() {
    let first = levels[0].codes.indices.compactMap { place in scalar(levels[0].codes[place]).map { (place, $0) } }
      .sorted { $0.1 < $1.1 }
    scalars = first.map { $0.1 }
    for (symbol, (place, _)) in first.enumerated() {
      symbols[Int(levels[0].codes[place])] = UInt16(truncatingIfNeeded: symbol)
    }
    parents.append(true)
    lastChildren.append(false)
    countChanges.append(false)
    clusterChanges.append(false)
    for index in first.indices {
      unigramCounts.append(levels[0].kept[first[index].0])
      lastChildren.append(index + 1 == first.count)
      countChanges.append(false)
      clusterChanges.append(false)
    }
    nodes += first.count
    var above = first.map { Placed(place: $0.0, code: 0, cluster: 0) }
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

  /// Places the n-grams of `depth` + 1 codes.
  private mutating func place(_ depth: Int, below above: [Placed], _ successors: SuccessorRanks) -> [Placed] {
    let firsts = levels[depth - 1].firstChildren
    let parentCodes = levels[depth - 1].codes
    let level = levels[depth]
    let scale = depth == 1 ? Self.bigramScale : Self.scale
    var placed: [Placed] = []
    placed.reserveCapacity(level.codes.count)
    var children: [(rank: UInt16, place: Int)] = []
    for parent in above {
      children.removeAll(keepingCapacity: true)
      let code = parentCodes[parent.place]
      for child in Int(firsts[parent.place])..<Int(firsts[parent.place + 1]) {
        if let rank = successors.rank(of: level.codes[child], after: code) { children.append((rank, child)) }
      }
      if children.count > 1 { children.sort { $0.rank < $1.rank } }
      parents.append(!children.isEmpty)
      for (index, child) in children.enumerated() {
        lastChildren.append(index + 1 == children.count)
        let step = scale.step(max(1, level.kept[child.place]))
        var node = Placed(place: child.place, code: 0, cluster: level.clusters[child.place])
        if depth == 1 {
          bigramSymbols.append(symbols[Int(level.codes[child.place])])
          bigramCodes.append(step)
          countChanges.append(false)
        } else {
          ranks.append(child.rank)
          node.code = step
          let changes = depth == 2 || node.code != parent.code
          countChanges.append(changes)
          if changes { changedCounts.append(node.code) }
        }
        let changes = node.cluster != parent.cluster
        clusterChanges.append(changes)
        if changes { changedClusters.append(node.cluster) }
        if depth < 4 { insideWords.append(level.isInsideWord[child.place]) }
        placed.append(node)
      }
    }
    nodes += placed.count
    return placed
  }

  // MARK: Bytes

  func bytes() -> [UInt8] {
    var sections: [[UInt8]] = []
    let ranks = PackedRanks(ranks)
    for section in CountFormat.Section.allCases { sections.append(bytes(of: section, ranks)) }
    var result = CountFormat.magic
    result.append(number: CountFormat.version)
    result.append(contentsOf: [UInt8](repeating: 0, count: 8))
    for number in [nodes, scalars.count, thirdLevel, fifthLevel] { result.append(number: UInt32(clamping: number)) }
    result.append(number: unigramCounts.reduce(0, +).bitPattern)
    var start = (CountFormat.headerBytes + 7) & ~7
    for section in sections {
      result.append(number: UInt32(clamping: start))
      result.append(number: UInt32(clamping: section.count))
      start = (start + section.count + 7) & ~7
    }
    for section in sections {
      while result.count % 8 != 0 { result.append(0) }
      result += section
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
