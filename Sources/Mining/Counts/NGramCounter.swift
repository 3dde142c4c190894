import PhraseBank

/// Counts all n-grams of a corpus that stand in two documents at least, by sorting the places of its text by what follows.
///
/// Sorted are the places of one character at a time, so that memory holds the text, the places of some characters and
/// what is found. Linear in the text: what is seen once is left at the first level where it is alone.
struct NGramCounter<Pool: Workers>: Sendable {
  let text: CorpusText
  let clusters: DocumentClusters
  /// What a document counts when it is decided what is kept.
  let worths: [Float]
  let workers: Pool

  /// An n-gram of a larger corpus must stand there more often, once in so many codes: what is found stays as large as the
  /// memory for it.
  private static var codesPerSighting: Int { 16_000_000 }
  /// Places that are sorted by their first code at a time, four bytes each.
  private static var placesAtATime: Int { 48_000_000 }

  /// The levels from one character on.
  func levels() -> [NGramLevel] {
    var histogram = [Int](repeating: 0, count: 0x10000)
    for place in 0..<text.count { histogram[Int(text.codes[place])] += 1 }
    var levels = [NGramLevel](repeating: NGramLevel(), count: CountFormat.depth)
    var code = 1
    while code < 0xFFFF {
      let first = code
      var places = 0
      while code < 0xFFFF, places == 0 || places + histogram[code] <= Self.placesAtATime {
        places += histogram[code]
        code += 1
      }
      for part in count(first..<code, histogram) {
        for depth in part.indices { levels[depth].append(contentsOf: part[depth]) }
      }
    }
    return levels
  }

  /// The n-grams that begin with one of `codes`, code by code.
  private func count(_ codes: Range<Int>, _ histogram: [Int]) -> [[NGramLevel]] {
    var starts: [Int] = [0]
    for code in codes { starts.append(starts[starts.count - 1] + histogram[code]) }
    var next = starts
    let places = PlaceBuffer(count: starts[starts.count - 1])
    for place in 0..<text.count where codes.contains(Int(text.codes[place])) {
      let bucket = Int(text.codes[place]) - codes.lowerBound
      places.buffer[next[bucket]] = UInt32(truncatingIfNeeded: place)
      next[bucket] += 1
    }
    let buckets = starts
    return workers.map(codes.count) { [self] index in
      let bucket = places.buffer[buckets[index]..<buckets[index + 1]]
      guard bucket.count > 0 else { return [] }
      var scan = NGramScan(self, least: max(2, text.count / Self.codesPerSighting))
      scan.count(
        UnsafeMutableBufferPointer(rebasing: bucket),
        code: UInt16(truncatingIfNeeded: codes.lowerBound + index)
      )
      return scan.levels
    }
  }
}

/// Places that several threads read, each its own part.
private final class PlaceBuffer: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<UInt32>

  init(count: Int) {
    buffer = .allocate(capacity: count)
  }

  deinit {
    buffer.deallocate()
  }
}

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
private struct NGramScan<Pool: Workers> {
  private let counter: NGramCounter<Pool>
  private let least: Int
  private(set) var levels = [NGramLevel](repeating: NGramLevel(), count: CountFormat.depth)
  private var places: [UInt32] = []
  private var paragraphs: [UInt32] = []
  /// For each document the n-gram that it was last seen with.
  private var seen: [UInt32]
  private var ngram: UInt32 = 0
  private var clusterCounts = [UInt32](repeating: 0, count: CountFormat.clusterCount)

  init(_ counter: NGramCounter<Pool>, least: Int) {
    self.counter = counter
    self.least = least
    seen = [UInt32](repeating: 0, count: counter.worths.count)
  }

  mutating func count(_ bucket: UnsafeMutableBufferPointer<UInt32>, code: UInt16) {
    let text = counter.text
    paragraphs = bucket.map { UInt32(truncatingIfNeeded: text.paragraph(at: Int($0))) }
    guard add(paragraphs[...], code: code, depth: 0) else { return }
    sort(bucket)
    paragraphs = places.map { UInt32(truncatingIfNeeded: text.paragraph(at: Int($0))) }
    descend(0..<places.count, depth: 1)
  }

  private mutating func sort(_ bucket: UnsafeMutableBufferPointer<UInt32>) {
    let base = UnsafePointer(counter.text.codes)
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
  private mutating func descend(_ range: Range<Int>, depth: Int) {
    let parent = levels[depth - 1].codes.count - 1
    var found: UInt16 = 0
    var low = range.lowerBound
    while low < range.upperBound {
      let code = counter.text.codes[Int(places[low]) + depth]
      var high = low + 1
      while high < range.upperBound, counter.text.codes[Int(places[high]) + depth] == code { high += 1 }
      let part = low..<high
      low = high
      guard !CorpusText.endsString(code), add(paragraphs[part], code: code, depth: depth) else { continue }
      found += 1
      if depth + 1 < CountFormat.depth { descend(part, depth: depth + 1) }
    }
    levels[depth - 1].children[parent] = found
  }

  /// Adds an n-gram that stands in these paragraphs, unless it stands too seldom.
  private mutating func add(_ paragraphs: ArraySlice<UInt32>, code: UInt16, depth: Int) -> Bool {
    let text = counter.text
    var count: UInt32 = 0
    var worth: Float = 0
    var documents = 0
    ngram &+= 1
    for number in paragraphs {
      let paragraph = Int(number)
      let weight = text.weights[paragraph]
      let (sum, isTooMuch) = count.addingReportingOverflow(weight)
      count = isTooMuch ? .max : sum
      let mentioned = Int(text.mentionStarts[paragraph])..<Int(text.mentionStarts[paragraph + 1])
      for place in mentioned {
        let document = Int(text.mentions[place])
        if place == mentioned.lowerBound { worth += Float(weight) * counter.worths[document] }
        if seen[document] != ngram {
          seen[document] = ngram
          documents += 1
        }
      }
    }
    guard count >= UInt32(least), documents >= 2 else { return false }
    for cluster in clusterCounts.indices { clusterCounts[cluster] = 0 }
    var mentions: UInt32 = 0
    for number in paragraphs {
      let paragraph = Int(number)
      for place in Int(text.mentionStarts[paragraph])..<Int(text.mentionStarts[paragraph + 1]) {
        clusterCounts[Int(counter.clusters.clusters[Int(text.mentions[place])])] += 1
        mentions += 1
      }
    }
    levels[depth].codes.append(code)
    levels[depth].children.append(0)
    levels[depth].counts.append(Float(count))
    levels[depth].worths.append(worth)
    levels[depth].kept.append(Self.kept(count, documents))
    levels[depth].clusters.append(Self.cluster(clusterCounts, of: mentions))
    return true
  }

  /// What stands often in few documents is worth less than what stands in many; where there are many it makes no difference.
  private static func kept(_ count: UInt32, _ documents: Int) -> Float {
    count < 255 ? (Float(count) * Float(min(documents, Int(count)))).squareRoot() : Float(count)
  }

  /// Shares below two fifths say nothing; the others are told apart as ½, ¾ and 1.
  private static func cluster(_ counts: [UInt32], of total: UInt32) -> UInt8 {
    var best = 0
    for cluster in counts.indices where counts[cluster] > counts[best] { best = cluster }
    let share = Float(counts[best]) / Float(max(1, total))
    let step: UInt8 = share < 0.4 ? 0 : share < 0.65 ? 1 : share < 0.9 ? 2 : 3
    return step == 0 ? 0 : step << 6 | UInt8(truncatingIfNeeded: best)
  }
}
