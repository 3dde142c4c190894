import PhraseBank
import Text

/// Writes the n-grams that are kept as `counts.bin` (`CountFormat`).
struct CountWriter {
  private let priors: [Float]
  private let scalars: [UInt32]
  private var nodes = CountNodes()
  private let unigramCounts: [Float]
  private var thirdLevel = 0
  private var fifthLevel = 0

  init(
    _ levels: [[KeptNGram]],
    scalar: (UInt16) -> UInt32?,
    priors: [Float],
    workers: some Workers,
  ) {
    self.priors = priors
    let first = levels[0].compactMap { ngram in scalar(ngram.code).map { (ngram, $0) } }.sorted { $0.1 < $1.1 }
    scalars = first.map { $0.1 }
    unigramCounts = first.map { $0.0.kept }
    let placing = CountPlacing(levels, first.map { $0.0 })
    nodes.addRoot(children: first.count)
    let shares = placing.shares(workers.jobs * Self.sharesOfThread)
    var placed = workers.map(shares.count) { placing.nodes(below: shares[$0]) }
    for depth in 1..<levels.count {
      if depth == 2 { thirdLevel = nodes.count }
      if depth == 4 { fifthLevel = nodes.count }
      for share in placed.indices {
        nodes.append(placed[share][depth - 1])
        // Nothing need be in memory twice.
        placed[share][depth - 1] = CountNodes()
      }
    }
    nodes.closeLast()
  }

  /// The work of a thread in so many pieces: some characters begin much more than others.
  private static let sharesOfThread = 8

  // MARK: Bytes

  func bytes() -> [UInt8] {
    let ranks = PackedRanks(nodes.ranks)
    var result = CountFormat.magic
    result.append(number: CountFormat.version)
    result.append(contentsOf: [UInt8](repeating: 0, count: 8))
    for number in [nodes.count, scalars.count, thirdLevel, fifthLevel] {
      result.append(number: UInt32(clamping: number))
    }
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
    case .bigramSymbols: little(nodes.bigramSymbols)
    case .bigramCounts: nodes.bigramCodes
    case .parents: little(nodes.parents.words)
    case .parentRanks: little(nodes.parents.ranks)
    case .lastChildren: little(nodes.lastChildren.words)
    case .lastChildPlaces: little(nodes.lastChildren.places)
    case .rankNibbles: little(packedRanks.nibbles)
    case .rankNibbleRanks: little(packedRanks.nibbleRanks)
    case .rankBytes: packedRanks.bytes
    case .rankByteRanks: little(packedRanks.byteRanks)
    case .rankWords: little(packedRanks.words)
    case .countChanges: little(nodes.countChanges.words)
    case .countChangeRanks: little(nodes.countChanges.ranks)
    case .counts: little(nibbles(nodes.changedCounts))
    case .clusterChanges: little(nodes.clusterChanges.words)
    case .clusterChangeRanks: little(nodes.clusterChanges.ranks)
    case .clusters: nodes.changedClusters
    case .insideWords: little(nodes.insideWords.words)
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
