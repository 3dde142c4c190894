import PhraseBank

/// What follows a place, without its first code.
private struct CodeSuffix: WordOrdered {
  static var wordCount: Int { (CountFormat.depth + 2) / 4 }
  let codes: UnsafePointer<UInt16>
  /// Which of the places it is.
  let index: UInt32

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
  /// What is seen at each place: everything that is counted of it, so that neither the text nor its paragraphs, which are
  /// far apart in memory, are looked at again.
  private var sightings: [Sighting] = []
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
    let found = bucket.map { Sighting(at: Int($0), in: text) }
    sightings = found
    guard let figures = figures(0..<found.count) else { return }
    self.found[0].append(NGram(code: code, figures: figures))
    sort(bucket, found)
    descend(0..<places.count, depth: 1, below: nil)
  }

  /// Sorts places by what follows them, and their sightings, which lie as they do.
  private mutating func sort(_ bucket: UnsafeMutableBufferPointer<UInt32>, _ found: [Sighting]) {
    let base = UnsafePointer(text.codes)
    var suffixes: [CodeSuffix] = []
    places.reserveCapacity(bucket.count)
    shared.reserveCapacity(bucket.count)
    sightings.removeAll(keepingCapacity: true)
    /// `indices` of some places in the bucket, which agree in nothing with those before them.
    func append(_ indices: some Collection<UInt32>) {
      suffixes.removeAll(keepingCapacity: true)
      for index in indices { suffixes.append(CodeSuffix(codes: base + Int(bucket[Int(index)]), index: index)) }
      suffixes.withUnsafeBufferPointer { suffixes in
        WordSort.forEachSorted(suffixes) { place, common in
          let index = Int(suffixes[place].index)
          places.append(bucket[index])
          sightings.append(found[index])
          shared.append(UInt8(truncatingIfNeeded: min(CountFormat.depth, 1 + common)))
        }
      }
    }
    guard bucket.count > Self.sortedAtOnce else { return append(0..<UInt32(truncatingIfNeeded: bucket.count)) }
    // By the second code first: the room for sorting is several times what is sorted.
    var starts = [Int](repeating: 0, count: 0x10001)
    for place in bucket { starts[Int(base[Int(place) + 1]) + 1] += 1 }
    for code in 0..<0x10000 { starts[code + 1] += starts[code] }
    var next = starts
    var parted = [UInt32](repeating: 0, count: bucket.count)
    for (index, place) in bucket.enumerated() {
      let code = Int(base[Int(place) + 1])
      parted[next[code]] = UInt32(truncatingIfNeeded: index)
      next[code] += 1
    }
    for code in 0..<0x10000 where starts[code] < starts[code + 1] { append(parted[starts[code]..<starts[code + 1]]) }
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
      var high = low + 1
      while high < range.upperBound, Int(shared[high]) > depth { high += 1 }
      let part = low..<high
      low = high
      // What is seen once is most of a text.
      if part.count == 1, sightings[part.lowerBound].document != nil { continue }
      let code = text.codes[Int(places[part.lowerBound]) + depth]
      // All that stood before has gone on in the same way: nothing is to be counted again.
      let known = part == range ? figures : nil
      guard !CorpusText.endsString(code), let figures = known ?? self.figures(part) else { continue }
      children += 1
      found[depth].append(NGram(code: code, figures: figures))
      if depth + 1 < CountFormat.depth { descend(part, depth: depth + 1, below: figures) }
    }
    found[depth - 1][found[depth - 1].count - 1].children = children
  }

  /// How often an n-gram stands at these places; nil if that is too seldom.
  private mutating func figures(_ range: Range<Int>) -> NGramFigures? {
    var count: UInt32 = 0
    var worth: Float = 0
    var documents = 0
    ngram &+= 1
    let ngram = ngram
    seen.withUnsafeMutableBufferPointer { seen in
      func see(_ document: Int) {
        if seen[document] == ngram { return }
        seen[document] = ngram
        documents += 1
      }
      for sighting in sightings[range] {
        if let document = sighting.document {
          let (sum, isTooMuch) = count.addingReportingOverflow(1)
          count = isTooMuch ? .max : sum
          worth += worths[document]
          see(document)
          continue
        }
        let weight = text.weights[sighting.paragraph]
        let (sum, isTooMuch) = count.addingReportingOverflow(weight)
        count = isTooMuch ? .max : sum
        let mentions = text.mentions(of: sighting.paragraph)
        if let first = mentions.first { worth += Float(weight) * worths[Int(first)] }
        for document in mentions { see(Int(document)) }
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

  /// The cluster that most documents of these places are of, and its share. Shares below two fifths say nothing; the others
  /// are told apart as ½, ¾ and 1.
  private mutating func cluster(_ range: Range<Int>) -> UInt8 {
    var mentions: UInt32 = 0
    // Of several the first one.
    var best = 0
    var most: UInt32 = 0
    clusterCounts.withUnsafeMutableBufferPointer { counts in
      counts.update(repeating: 0)
      func add(_ document: Int) {
        let cluster = Int(clusters[document])
        let count = counts[cluster] + 1
        counts[cluster] = count
        if count > most || count == most && cluster < best { (best, most) = (cluster, count) }
        mentions += 1
      }
      for sighting in sightings[range] {
        if let document = sighting.document {
          add(document)
        } else {
          for document in text.mentions(of: sighting.paragraph) { add(Int(document)) }
        }
      }
    }
    let share = Float(most) / Float(max(1, mentions))
    let step: UInt8 = share < 0.4 ? 0 : share < 0.65 ? 1 : share < 0.9 ? 2 : 3
    return step == 0 ? 0 : step << 6 | UInt8(truncatingIfNeeded: best)
  }
}

/// What is counted of a place: of a paragraph that stands once, which most do, its document; of another the paragraph.
private struct Sighting: BitwiseCopyable {
  private let number: UInt32
  private static let several: UInt32 = 1 << 31

  init(at place: Int, in text: CorpusText) {
    let paragraph = text.paragraph(at: place)
    let mentions = text.mentions(of: paragraph)
    if text.weights[paragraph] == 1, mentions.count == 1, let document = mentions.first, document < Self.several {
      number = document
    } else {
      number = UInt32(truncatingIfNeeded: paragraph) | Self.several
    }
  }

  /// The one document; nil if `paragraph` must be asked.
  @inline(__always)
  var document: Int? { number < Self.several ? Int(number) : nil }
  @inline(__always)
  var paragraph: Int { Int(number & ~Self.several) }
}
