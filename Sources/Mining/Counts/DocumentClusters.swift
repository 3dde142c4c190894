import PhraseBank

/// Which kind of text each document is, of 64 that are found in the corpus itself: k-means over the pairs of characters that
/// documents hold (spherical k-means: Dhillon and Modha 2001).
struct DocumentClusters: Sendable {
  /// The cluster of each document.
  let clusters: [UInt8]
  /// How many there are.
  let count: Int

  /// Pairs are told apart by so many bits of a hash.
  private static let width = 4096
  private static let rounds = 12
  /// The centres of a larger corpus are found on so many of its documents.
  private static let sample = 4096
  /// Documents of a cluster, if they were equally large.
  private static let documentsPerCluster = 8

  private static let logarithms = (0..<256).map { Float(Power.log2(Double(1 + $0))) }

  init(_ text: CorpusText, documents: Int) {
    count = max(1, min(CountFormat.clusterCount, documents / Self.documentsPerCluster))
    guard count > 1 else {
      clusters = [UInt8](repeating: 0, count: documents)
      return
    }
    let vectors = Self.vectors(text, documents: documents)
    clusters = Self.cluster(vectors, documents: documents, count: count)
  }

  /// How often each pair stands in each document, at most 255 times.
  private static func pairs(_ text: CorpusText, documents: Int) -> [UInt8] {
    var counts = [UInt8](repeating: 0, count: documents * width)
    counts.withUnsafeMutableBufferPointer { counts in
      for paragraph in text.weights.indices {
        let mentioned = text.mentions(of: paragraph)
        for place in Int(text.starts[paragraph])
          + 1..<max(Int(text.starts[paragraph]) + 1, Int(text.starts[paragraph + 1]) - 1)
        {
          let hash = (UInt32(text.codes[place]) &* 0x9E3B &+ UInt32(text.codes[place + 1]) &* 0x9E37_79B1) >> 20
          for document in mentioned where Int(document) < documents {
            let slot = Int(document) * width + Int(hash)
            if counts[slot] < 255 { counts[slot] += 1 }
          }
        }
      }
    }
    return counts
  }

  /// Documents as lists of (pair, weight), each of length one.
  private static func vectors(_ text: CorpusText, documents: Int) -> [[(pair: UInt16, weight: Float)]] {
    let counts = pairs(text, documents: documents)
    var holders = [Int](repeating: 0, count: width)
    for slot in counts.indices where counts[slot] > 0 { holders[slot % width] += 1 }
    let rarity = holders.map { Float(max(0, Power.log2(Double(documents) / Double(1 + $0)))) }
    return (0..<documents).map { document in
      var vector: [(pair: UInt16, weight: Float)] = []
      var square: Float = 0
      for pair in 0..<width where counts[document * width + pair] > 0 && rarity[pair] > 0 {
        let weight = logarithms[Int(counts[document * width + pair])] * rarity[pair]
        vector.append((UInt16(truncatingIfNeeded: pair), weight))
        square += weight * weight
      }
      let length = max(square.squareRoot(), 1e-9)
      for index in vector.indices { vector[index].weight /= length }
      return vector
    }
  }

  /// Centres as numbers by pair and, within a pair, by cluster.
  private final class Centres {
    static let lanes = CountFormat.clusterCount
    let values: UnsafeMutablePointer<Float>

    init() {
      values = .allocate(capacity: width * Self.lanes)
      clear()
    }

    deinit {
      values.deallocate()
    }

    func clear() { values.initialize(repeating: 0, count: width * Self.lanes) }

    func add(_ vector: [(pair: UInt16, weight: Float)], to lane: Int) {
      for (pair, weight) in vector { values[Int(pair) * Self.lanes + lane] += weight }
    }

    /// Makes each as long as one; returns those that are nothing.
    func normalize() -> [Int] {
      var squares = [Float](repeating: 0, count: Self.lanes)
      for index in 0..<width * Self.lanes { squares[index & (Self.lanes - 1)] += values[index] * values[index] }
      let lengths = squares.map { $0 > 0 ? $0.squareRoot() : 1 }
      for index in 0..<width * Self.lanes { values[index] /= lengths[index & (Self.lanes - 1)] }
      return squares.indices.filter { squares[$0] == 0 }
    }

    /// The one of the first `count` that is nearest.
    func nearest(_ vector: [(pair: UInt16, weight: Float)], _ count: Int) -> Int {
      withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.lanes) { products in
        products.initialize(repeating: 0)
        guard let products = products.baseAddress else { return 0 }
        for (pair, weight) in vector {
          let centre = values + Int(pair) * Self.lanes
          for lane in 0..<Self.lanes { products[lane] += centre[lane] * weight }
        }
        var best = 0
        for lane in 1..<max(2, count) where products[lane] > products[best] { best = lane }
        return best
      }
    }
  }

  private static func cluster(_ vectors: [[(pair: UInt16, weight: Float)]], documents: Int, count: Int) -> [UInt8] {
    let sampled = Array(stride(from: 0, to: documents, by: max(1, documents / sample)))
    var random: UInt64 = 3
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: random >> 33) % bound
    }
    let centres = Centres()
    var left = sampled
    for lane in 0..<count where !left.isEmpty { centres.add(vectors[left.remove(at: next(left.count))], to: lane) }
    for _ in 0..<rounds {
      let lanes = sampled.map { centres.nearest(vectors[$0], count) }
      centres.clear()
      for (document, lane) in zip(sampled, lanes) { centres.add(vectors[document], to: lane) }
      for lane in centres.normalize() where lane < count {
        // A centre without documents near it begins again somewhere else.
        centres.add(vectors[sampled[next(sampled.count)]], to: lane)
      }
    }
    return vectors.map { UInt8(truncatingIfNeeded: centres.nearest($0, count)) }
  }
}
