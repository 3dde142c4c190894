import PhraseBank

/// What follows a place, without its first code.
private struct CodeSuffix: WordOrdered {
  static var wordCount: Int { (CountFormat.depth + 2) / 4 }
  let codes: UnsafePointer<UInt16>

  func word(_ index: Int) -> UInt64 {
    let four = codes + (1 + 4 * index)
    return UInt64(four[0]) << 48 | UInt64(four[1]) << 32 | UInt64(four[2]) << 16 | UInt64(four[3])
  }
}

/// Counts the n-grams that begin with one code.
///
/// Not generic over the workers: what is, is not specialized for those of another module.
struct NGramScan {
  private let text: CorpusText
  private let clusters: [UInt8]
  private let worths: [Float]
  private let least: Int
  /// What was found, by length.
  private var found = [[NGram]](repeating: [], count: CountFormat.depth)
  /// The places of the code in the order of what follows them.
  private var places: [UInt32] = []
  /// How many codes each place has in common with the one before it, at most all that are counted.
  private var shared: [UInt8] = []
  /// The paragraph of each place.
  private var paragraphs: [UInt32] = []
  /// For each document the n-gram that it was last seen with.
  private var seen: [UInt32]
  private var ngram: UInt32 = 0
  private var clusterCounts = [UInt32](repeating: 0, count: CountFormat.clusterCount)

  /// - Parameters:
  ///   - text: the corpus.
  ///   - clusters: the cluster of each document.
  ///   - worths: what each document counts when it is decided what is kept.
  ///   - least: how often an n-gram must stand there.
  init(_ text: CorpusText, clusters: [UInt8], worths: [Float], least: Int) {
    self.text = text
    self.clusters = clusters
    self.worths = worths
    self.least = least
    seen = [UInt32](repeating: 0, count: worths.count)
  }

  /// An n-gram as it was found.
  private struct NGram {
    var code: UInt16
    var children: UInt16 = 0
    var figures: NGramFigures
  }

  /// What was found, level by level.
  var levels: [NGramLevel] {
    found.map { ngrams in
      var level = NGramLevel()
      level.codes = ngrams.map { $0.code }
      level.children = ngrams.map { $0.children }
      level.counts = ngrams.map { $0.figures.count }
      level.worths = ngrams.map { $0.figures.worth }
      level.kept = ngrams.map { $0.figures.kept }
      level.clusters = ngrams.map { $0.figures.cluster }
      return level
    }
  }

  mutating func count(_ bucket: UnsafeMutableBufferPointer<UInt32>, code: UInt16) {
    paragraphs = bucket.map { UInt32(truncatingIfNeeded: text.paragraph(at: Int($0))) }
    guard let figures = figures(0..<paragraphs.count) else { return }
    found[0].append(NGram(code: code, figures: figures))
    sort(bucket)
    paragraphs = places.map { UInt32(truncatingIfNeeded: text.paragraph(at: Int($0))) }
    shared = places.indices.map { place in
      place == 0 ? 0 : sharedCodes(Int(places[place - 1]), Int(places[place]))
    }
    descend(0..<places.count, depth: 1, below: nil)
  }

  /// How many codes two places begin with in common: the first one they do, at most all that are counted.
  private func sharedCodes(_ one: Int, _ other: Int) -> UInt8 {
    let (one, other) = (text.codes + one, text.codes + other)
    var count = 1
    while count < CountFormat.depth, one[count] == other[count] { count += 1 }
    return UInt8(truncatingIfNeeded: count)
  }

  private mutating func sort(_ bucket: UnsafeMutableBufferPointer<UInt32>) {
    let base = UnsafePointer(text.codes)
    var suffixes: [CodeSuffix] = []
    func flush() {
      for suffix in suffixes.withUnsafeBufferPointer({ WordSort.sorted($0) }) {
        places.append(UInt32(truncatingIfNeeded: suffix.codes - base))
      }
      suffixes.removeAll(keepingCapacity: true)
    }
    places.reserveCapacity(bucket.count)
    guard bucket.count > Self.sortedAtOnce else {
      for place in bucket { suffixes.append(CodeSuffix(codes: base + Int(place))) }
      return flush()
    }
    // By the second code first: the room for sorting is several times what is sorted.
    var starts = [Int](repeating: 0, count: 0x10001)
    for place in bucket { starts[Int(base[Int(place) + 1]) + 1] += 1 }
    for code in 0..<0x10000 { starts[code + 1] += starts[code] }
    var next = starts
    var parted = [UInt32](repeating: 0, count: bucket.count)
    for place in bucket {
      let code = Int(base[Int(place) + 1])
      parted[next[code]] = place
      next[code] += 1
    }
    for code in 0..<0x10000 where starts[code] < starts[code + 1] {
      for place in parted[starts[code]..<starts[code + 1]] { suffixes.append(CodeSuffix(codes: base + Int(place))) }
      flush()
    }
  }

  private static var sortedAtOnce: Int { 1 << 20 }

  /// Adds the n-grams of `depth` + 1 codes in a range of sorted places that agree in all but the last one.
  ///
  /// - Parameters:
  ///   - range: the places.
  ///   - depth: how many codes they agree in.
  ///   - figures: what was found of those; nil if it is to be found anew.
  private mutating func descend(_ range: Range<Int>, depth: Int, below figures: NGramFigures?) {
    var children: UInt16 = 0
    var low = range.lowerBound
    while low < range.upperBound {
      let code = text.codes[Int(places[low]) + depth]
      var high = low + 1
      while high < range.upperBound, Int(shared[high]) > depth { high += 1 }
      let part = low..<high
      low = high
      // All that stood before has gone on in the same way: nothing is to be counted again.
      let known = part == range ? figures : nil
      guard !CorpusText.endsString(code), let figures = known ?? self.figures(part) else { continue }
      children += 1
      found[depth].append(NGram(code: code, figures: figures))
      if depth + 1 < CountFormat.depth { descend(part, depth: depth + 1, below: figures) }
    }
    found[depth - 1][found[depth - 1].count - 1].children = children
  }

  /// How often an n-gram stands in these paragraphs; nil if that is too seldom.
  private mutating func figures(_ range: Range<Int>) -> NGramFigures? {
    var count: UInt32 = 0
    var worth: Float = 0
    var documents = 0
    ngram &+= 1
    for number in paragraphs[range] {
      let paragraph = Int(number)
      let weight = text.weights[paragraph]
      let (sum, isTooMuch) = count.addingReportingOverflow(weight)
      count = isTooMuch ? .max : sum
      let mentioned = Int(text.mentionStarts[paragraph])..<Int(text.mentionStarts[paragraph + 1])
      for place in mentioned {
        let document = Int(text.mentions[place])
        if place == mentioned.lowerBound { worth += Float(weight) * worths[document] }
        if seen[document] != ngram {
          seen[document] = ngram
          documents += 1
        }
      }
    }
    guard count >= UInt32(least), documents >= 2 else { return nil }
    return NGramFigures(
      count: Float(count),
      worth: worth,
      kept: Self.kept(count, documents),
      cluster: cluster(range)
    )
  }

  /// What stands often in few documents is worth less than what stands in many; where there are many it makes no difference.
  private static func kept(_ count: UInt32, _ documents: Int) -> Float {
    count < 255 ? (Float(count) * Float(min(documents, Int(count)))).squareRoot() : Float(count)
  }

  /// The cluster that most documents of these paragraphs are of, and its share. Shares below two fifths say nothing; the
  /// others are told apart as ½, ¾ and 1.
  private mutating func cluster(_ range: Range<Int>) -> UInt8 {
    for cluster in clusterCounts.indices { clusterCounts[cluster] = 0 }
    var mentions: UInt32 = 0
    // Of several the first one.
    var best = 0
    var most: UInt32 = 0
    for number in paragraphs[range] {
      let paragraph = Int(number)
      for place in Int(text.mentionStarts[paragraph])..<Int(text.mentionStarts[paragraph + 1]) {
        let cluster = Int(clusters[Int(text.mentions[place])])
        let count = clusterCounts[cluster] + 1
        clusterCounts[cluster] = count
        if count > most || count == most && cluster < best { (best, most) = (cluster, count) }
        mentions += 1
      }
    }
    let share = Float(most) / Float(max(1, mentions))
    let step: UInt8 = share < 0.4 ? 0 : share < 0.65 ? 1 : share < 0.9 ? 2 : 3
    return step == 0 ? 0 : step << 6 | UInt8(truncatingIfNeeded: best)
  }
}
