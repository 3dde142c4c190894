import PhraseBank

/// The n-grams that are kept: those that gain so much, every one that begins one that is kept, and all single characters.
struct NGramSelection: Sendable {
  private let levels: [NGramColumns]
  private let batches: [[NGramBatch]]
  /// By level, what each n-gram gains, or what one gains that it begins, whatever is more.
  private let gains: [Column<Float>]
  /// How many gains lie in each bin or a later one.
  private let counts: [Int]

  init(_ levels: [NGramColumns], _ gains: NGramGains, in store: ColumnStore, workers: some Workers) {
    self.levels = levels
    batches = gains.batches
    var raised = gains.gains
    for depth in levels.indices.dropLast().reversed() {
      let batches = gains.batches[depth]
      let parts = workers.map(batches.count) { [gains = raised[depth], below = raised[depth + 1]] index in
        Self.raised(gains, below: below, levels[depth].children, batches[index], in: store)
      }
      raised[depth] = Column(in: store)
      for part in parts { raised[depth].append(contentsOf: part) }
    }
    self.gains = raised
    let histograms = workers.map(levels.count) { [raised, batches] depth in
      Self.histogram(raised[depth], batches[depth])
    }
    var counts = [Int](repeating: 0, count: Self.bins + 1)
    for bin in (0..<Self.bins).reversed() { counts[bin] = counts[bin + 1] + histograms.reduce(0) { $0 + $1[bin] } }
    self.counts = counts
  }

  /// Lets each n-gram of a batch gain what the best of its children does.
  private static func raised(
    _ gains: Column<Float>,
    below: Column<Float>,
    _ children: Column<UInt16>,
    _ batch: NGramBatch,
    in store: ColumnStore,
  ) -> Column<Float> {
    var gains = gains[batch.parents]
    let (below, children) = (below[batch.children], children[batch.parents])
    var child = 0
    for place in children.indices {
      for _ in 0..<min(Int(children[place]), below.count - child) {
        gains[place] = max(gains[place], below[child])
        child += 1
      }
    }
    var column = Column<Float>(in: store)
    column.append(gains)
    return column
  }

  /// All n-grams.
  var count: Int { gains.reduce(0) { $0 + $1.count } }

  // MARK: Thresholds

  /// Gains above zero by the first bits of their numbers, which order them: 256 bins an octave.
  private static let bins = 1 << 16
  @inline(__always)
  private static func bin(_ gain: Float) -> Int { Int(gain.bitPattern >> 15) }

  private static func histogram(_ gains: Column<Float>, _ batches: [NGramBatch]) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for batch in batches { for gain in gains[batch.parents] where gain > 0 { counts[bin(gain)] += 1 } }
    return counts
  }

  /// Thresholds that can be chosen: powers of 2 in so many steps.
  private static let octaves = -14.0...20.0
  private static let steps = 1 << 15

  private static func threshold(_ step: Int) -> Float {
    Float(Power.exp2(octaves.lowerBound + (octaves.upperBound - octaves.lowerBound) * Double(step) / Double(steps)))
  }

  /// The least threshold at which at most `limit` n-grams are kept; −∞ if all are.
  func threshold(limit: Int, workers: some Workers) -> Float {
    if count <= limit { return -.infinity }
    // The gains of the one bin in which the bins do not decide.
    var open: (bin: Int, gains: [Float])?
    func areFew(_ threshold: Float) -> Bool {
      let bin = Self.bin(threshold)
      if counts[bin] <= limit { return true }
      if counts[bin + 1] > limit { return false }
      let gains = open.flatMap { $0.bin == bin ? $0.gains : nil } ?? gains(in: bin, workers)
      open = (bin, gains)
      return counts[bin + 1] + gains.count { $0 >= threshold } <= limit
    }
    var low = 0
    var high = Self.steps
    while high - low > 1 {
      let middle = (low + high) / 2
      if areFew(Self.threshold(middle)) { high = middle } else { low = middle }
    }
    return Self.threshold(high)
  }

  private func gains(in bin: Int, _ workers: some Workers) -> [Float] {
    workers.map(levels.count) { [self] depth in
      batches[depth].flatMap { batch in gains[depth][batch.parents].filter { $0 > 0 && Self.bin($0) == bin } }
    }.flatMap { $0 }
  }

  /// What is kept, level by level.
  func levels(_ threshold: Float, workers: some Workers) -> [[KeptNGram]] {
    workers.map(levels.count) { [self] depth in level(depth, threshold) }
  }

  private func level(_ depth: Int, _ threshold: Float) -> [KeptNGram] {
    var kept: [KeptNGram] = []
    // What grows step by step takes twice the room.
    kept.reserveCapacity(batches[depth].reduce(0) { $0 + gains[depth][$1.parents].count { $0 >= threshold } })
    var first: UInt32 = 0
    for batch in batches[depth] {
      let gains = gains[depth][batch.parents]
      guard gains.contains(where: { $0 >= threshold }) else { continue }
      add(batch, depth, gains, threshold, to: &kept, &first)
    }
    return kept
  }

  /// Adds what is kept of a batch.
  private func add(
    _ batch: NGramBatch,
    _ depth: Int,
    _ gains: [Float],
    _ threshold: Float,
    to kept: inout [KeptNGram],
    _ first: inout UInt32,
  ) {
    let level = levels[depth]
    let (codes, children) = (level.codes[batch.parents], level.children[batch.parents])
    let (counts, clusters) = (level.kept[batch.parents], level.clusters[batch.parents])
    let insideWords = depth < 4 ? level.isInsideWord[batch.parents] : []
    let below = depth + 1 < levels.count ? self.gains[depth + 1][batch.children] : []
    var child = 0
    for place in codes.indices {
      let start = child
      child = min(below.count, child + Int(children[place]))
      guard gains[place] >= threshold else { continue }
      var count: UInt16 = 0
      for child in start..<child where below[child] >= threshold { count += 1 }
      kept.append(
        KeptNGram(
          kept: counts[place],
          first: first,
          children: count,
          code: codes[place],
          cluster: clusters[place],
          isInsideWord: depth < 4 && insideWords[place]
        )
      )
      first &+= UInt32(count)
    }
  }
}
