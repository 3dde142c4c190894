import PhraseBank

/// The n-grams that are kept: those that gain so much, every one that begins one that is kept, and all single characters.
struct NGramSelection: Sendable {
  private let levels: [NGramLevel]
  /// By level, what each n-gram gains, or what one gains that it begins, whatever is more.
  private let gains: [PartedBuffer<Float>]
  /// How many gains lie in each bin or a later one.
  private let counts: [Int]

  init(_ levels: [NGramLevel], _ gains: NGramGains, workers: some Workers) {
    self.levels = levels
    self.gains = gains.gains
    for depth in levels.indices.dropLast().reversed() {
      Self.raise(gains.gains[depth].items, below: gains.gains[depth + 1].items, levels[depth].children)
    }
    let histograms = workers.map(levels.count) { depth in Self.histogram(gains.gains[depth].items) }
    var counts = [Int](repeating: 0, count: Self.bins + 1)
    for bin in (0..<Self.bins).reversed() {
      counts[bin] = counts[bin + 1] + histograms.reduce(0) { $0 + $1[bin] }
    }
    self.counts = counts
  }

  /// Lets each n-gram gain what the best of its children does.
  private static func raise(
    _ gains: UnsafeMutableBufferPointer<Float>,
    below: UnsafeMutableBufferPointer<Float>,
    _ children: [UInt16],
  ) {
    var child = 0
    for place in children.indices {
      for _ in 0..<children[place] {
        gains[place] = max(gains[place], below[child])
        child += 1
      }
    }
  }

  /// All n-grams.
  var count: Int { gains.reduce(0) { $0 + $1.items.count } }

  // MARK: Thresholds

  /// Gains above zero by the first bits of their numbers, which order them: 256 bins an octave.
  private static let bins = 1 << 16
  @inline(__always)
  private static func bin(_ gain: Float) -> Int { Int(gain.bitPattern >> 15) }

  private static func histogram(_ gains: UnsafeMutableBufferPointer<Float>) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for gain in gains where gain > 0 { counts[bin(gain)] += 1 }
    return counts
  }

  /// Thresholds that can be chosen: powers of 2 in so many steps.
  private static let octaves = -14.0...20.0
  private static let steps = 1 << 15

  private static func threshold(_ step: Int) -> Float {
    Float(Power.exp2(octaves.lowerBound + (octaves.upperBound - octaves.lowerBound) * Double(step) / Double(steps)))
  }

  /// The least threshold at which at most `limit` n-grams are kept; −∞ if all are.
  func threshold(limit: Int) -> Float {
    if count <= limit { return -.infinity }
    // The gains of the one bin in which the bins do not decide.
    var open: (bin: Int, gains: [Float])?
    func areFew(_ threshold: Float) -> Bool {
      let bin = Self.bin(threshold)
      if counts[bin] <= limit { return true }
      if counts[bin + 1] > limit { return false }
      let gains = open.flatMap { $0.bin == bin ? $0.gains : nil } ?? gains(in: bin)
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

  private func gains(in bin: Int) -> [Float] {
    gains.flatMap { level in level.items.filter { $0 > 0 && Self.bin($0) == bin } }
  }

  /// What is kept, level by level.
  func levels(_ threshold: Float, workers: some Workers) -> [NGramLevel] {
    workers.map(levels.count) { [self] depth in level(depth, threshold) }
  }

  private func level(_ depth: Int, _ threshold: Float) -> NGramLevel {
    let (level, gains) = (levels[depth], gains[depth].items)
    let below = depth + 1 < levels.count ? self.gains[depth + 1].items : nil
    var kept = NGramLevel()
    var child = 0
    for place in level.codes.indices {
      let end = child + Int(level.children[place])
      defer { child = end }
      guard gains[place] >= threshold else { continue }
      var children: UInt16 = 0
      if let below { for child in child..<end where below[child] >= threshold { children += 1 } }
      kept.codes.append(level.codes[place])
      kept.children.append(children)
      kept.kept.append(level.kept[place])
      kept.clusters.append(level.clusters[place])
      if depth < 4 { kept.isInsideWord.append(level.isInsideWord[place]) }
    }
    return kept
  }
}
