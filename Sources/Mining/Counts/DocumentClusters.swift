import PhraseBank

/// Which kind of text each document is, of 64 that are found in the corpus itself: k-means over the pairs of characters that
/// documents hold (spherical k-means: Dhillon and Modha 2001).
struct DocumentClusters: Sendable {
  /// The cluster of each document.
  let clusters: [UInt8]
  /// How many there are.
  let count: Int

  private static let rounds = 12
  /// The centres of a larger corpus are found on so many of its documents.
  private static let sample = 4096
  /// Documents of a cluster, if they were equally large.
  private static let documentsPerCluster = 8

  init(_ text: CorpusCodes, documents: Int, workers: some Workers) {
    count = max(1, min(CountFormat.clusterCount, documents / Self.documentsPerCluster))
    guard count > 1 else {
      clusters = [UInt8](repeating: 0, count: documents)
      return
    }
    let ranges = stride(from: 0, to: documents, by: Self.documentsAtATime).map {
      $0..<min(documents, $0 + Self.documentsAtATime)
    }
    var holders = [Int](repeating: 0, count: PairCounts.width)
    let sampled = Array(stride(from: 0, to: documents, by: max(1, documents / Self.sample)))
    var samples = PairCounts(rows: sampled.count)
    for range in ranges {
      let counts = PairCounts(of: range, in: text)
      counts.addHolders(&holders)
      for (row, document) in sampled.enumerated() where range.contains(document) {
        samples.copy(counts, document - range.lowerBound, to: row)
      }
    }
    let rarity = holders.map { Float(max(0, Power.log2(Double(documents) / Double(1 + $0)))) }
    let centres = Self.centres(samples, rarity, count: count, workers: workers)
    var clusters: [UInt8] = []
    for range in ranges {
      let counts = sampled.count == documents ? samples : PairCounts(of: range, in: text)
      clusters += Self.nearest(counts, rarity, centres, count, workers).map { UInt8(truncatingIfNeeded: $0) }
    }
    self.clusters = clusters
  }

  /// Documents whose pairs are counted at a time, in 4 KB each.
  private static let documentsAtATime = 8192

  private static func centres(
    _ samples: PairCounts,
    _ rarity: [Float],
    count: Int,
    workers: some Workers,
  ) -> Centres {
    var random: UInt64 = 3
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: random >> 33) % bound
    }
    let centres = Centres()
    var left = Array(0..<samples.rows)
    for lane in 0..<count where !left.isEmpty {
      samples.withVector(left.remove(at: next(left.count)), rarity) { centres.add($0, to: lane) }
    }
    for _ in 0..<rounds {
      let lanes = nearest(samples, rarity, centres, count, workers)
      centres.clear()
      // Documents of one lane are added in their order.
      _ = workers.map(workers.jobs) { [jobs = workers.jobs] part in
        for (row, lane) in lanes.enumerated() where lane % jobs == part {
          samples.withVector(row, rarity) { centres.add($0, to: lane) }
        }
      }
      for lane in centres.normalize() where lane < count {
        // A centre without documents near it begins again somewhere else.
        samples.withVector(next(samples.rows), rarity) { centres.add($0, to: lane) }
      }
    }
    return centres
  }

  /// The nearest centre of each document.
  private static func nearest(
    _ counts: PairCounts,
    _ rarity: [Float],
    _ centres: Centres,
    _ count: Int,
    _ workers: some Workers,
  ) -> [Int] {
    let size = 64
    return workers.map((counts.rows + size - 1) / size) { part in
      (part * size..<min(counts.rows, (part + 1) * size)).map { row in
        counts.withVector(row, rarity) { centres.nearest($0, count) }
      }
    }
    .flatMap { $0 }
  }
}

/// How often each pair of codes stands in some documents, at most 255 times; pairs are told apart by a hash.
private struct PairCounts: Sendable {
  /// Twelve bits of a hash.
  static let width = 4096
  let rows: Int
  private var counts: [UInt8]

  private static let logarithms = (0..<256).map { Float(Power.log2(Double(1 + $0))) }

  init(rows: Int) {
    self.rows = rows
    counts = [UInt8](repeating: 0, count: rows * Self.width)
  }

  /// Counts the pairs of the documents with these numbers.
  ///
  /// - Complexity: linear in the text.
  init(of documents: Range<Int>, in text: CorpusCodes) {
    self.init(rows: documents.count)
    counts.withUnsafeMutableBufferPointer { counts in
      text.forEach { paragraph in
        let mentioned = paragraph.documents.filter { documents.contains(Int($0)) }.map {
          (Int($0) - documents.lowerBound) * Self.width
        }
        guard !mentioned.isEmpty, paragraph.count > 2 else { return }
        for place in 1..<paragraph.count - 1 {
          let hash =
            (UInt32(paragraph.codes[place]) &* 0x9E3B &+ UInt32(paragraph.codes[place + 1]) &* 0x9E37_79B1) >> 20
          for row in mentioned where counts[row + Int(hash)] < 255 { counts[row + Int(hash)] += 1 }
        }
      }
    }
  }

  /// Adds to each pair how many documents hold it.
  func addHolders(_ holders: inout [Int]) {
    for slot in counts.indices where counts[slot] > 0 { holders[slot % Self.width] += 1 }
  }

  /// Takes the row of a document from elsewhere.
  mutating func copy(_ other: PairCounts, _ row: Int, to place: Int) {
    let source = other.counts[row * Self.width..<(row + 1) * Self.width]
    counts.replaceSubrange(place * Self.width..<(place + 1) * Self.width, with: source)
  }

  /// A document as a list of (pair, weight), of length one, for `body`.
  ///
  /// It is made each time anew: the lists of all documents would take more than their counts.
  func withVector<Result>(
    _ row: Int,
    _ rarity: [Float],
    _ body: (UnsafeBufferPointer<PairWeight>) -> Result,
  ) -> Result {
    withUnsafeTemporaryAllocation(of: PairWeight.self, capacity: Self.width) { vector in
      let logarithms = Self.logarithms
      var count = 0
      var square: Float = 0
      counts.withUnsafeBytes { counts in
        for start in stride(from: 0, to: Self.width, by: 8) {
          // Eight counts, of which most are zero: the others are found by their bits.
          var left = UInt64(
            littleEndian: counts.loadUnaligned(fromByteOffset: row * Self.width + start, as: UInt64.self)
          )
          while left != 0 {
            let shift = UInt64(left.trailingZeroBitCount & ~7)
            let times = left >> shift & 0xFF
            left &= ~(0xFF << shift)
            let pair = start + Int(shift >> 3)
            guard rarity[pair] > 0 else { continue }
            let weight = logarithms[Int(times)] * rarity[pair]
            vector.initializeElement(at: count, to: PairWeight(pair: UInt32(truncatingIfNeeded: pair), weight: weight))
            count += 1
            square += weight * weight
          }
        }
      }
      let length = max(square.squareRoot(), 1e-9)
      for index in 0..<count { vector[index].weight /= length }
      return body(UnsafeBufferPointer(rebasing: vector[..<count]))
    }
  }
}

/// What a pair of codes weighs in a document.
private struct PairWeight: BitwiseCopyable {
  let pair: UInt32
  var weight: Float
}

/// Centres as numbers by pair and, within a pair, by cluster.
///
/// `@unchecked`: the caller that adds on several threads gives each thread other lanes.
private final class Centres: @unchecked Sendable {
  static let lanes = CountFormat.clusterCount
  private let values: UnsafeMutablePointer<Float>

  init() {
    values = .allocate(capacity: PairCounts.width * Self.lanes)
    clear()
  }

  deinit {
    values.deallocate()
  }

  func clear() { values.initialize(repeating: 0, count: PairCounts.width * Self.lanes) }

  func add(_ vector: UnsafeBufferPointer<PairWeight>, to lane: Int) {
    for entry in vector { values[Int(entry.pair) * Self.lanes + lane] += entry.weight }
  }

  /// Makes each as long as one; returns those that are nothing.
  func normalize() -> [Int] {
    var squares = [Float](repeating: 0, count: Self.lanes)
    for index in 0..<PairCounts.width * Self.lanes {
      squares[index & (Self.lanes - 1)] += values[index] * values[index]
    }
    let lengths = squares.map { $0 > 0 ? $0.squareRoot() : 1 }
    for index in 0..<PairCounts.width * Self.lanes { values[index] /= lengths[index & (Self.lanes - 1)] }
    return squares.indices.filter { squares[$0] == 0 }
  }

  /// The one of the first `count` that is nearest.
  func nearest(_ vector: UnsafeBufferPointer<PairWeight>, _ count: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.lanes) { products in
      products.initialize(repeating: 0)
      guard let products = products.baseAddress else { return 0 }
      for entry in vector {
        let centre = values + Int(entry.pair) * Self.lanes
        for lane in 0..<Self.lanes { products[lane] += centre[lane] * entry.weight }
      }
      var best = 0
      for lane in 1..<max(2, count) where products[lane] > products[best] { best = lane }
      return best
    }
  }
}
