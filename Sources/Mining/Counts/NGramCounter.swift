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
  /// What the codes of so many places have found is put together before the next ones are counted: it is in memory twice
  /// then. A shorter turn leaves threads without work at its end more often.
  private var placesAtATurn: Int { max(1 << 16, text.count / 12) }

  /// The levels from one character on.
  func levels() -> [NGramLevel] {
    var histogram = [Int](repeating: 0, count: 0x10000)
    for place in 0..<text.count { histogram[Int(text.codes[place])] += 1 }
    var levels = [NGramLevel](repeating: NGramLevel(), count: CountFormat.depth)
    let codes = 1..<0xFFFF
    for some in Self.cut(codes, histogram, limit: Self.placesAtATime) { count(some, histogram, &levels) }
    return levels
  }

  /// Adds the n-grams that begin with one of `codes`, code by code.
  private func count(_ codes: Range<Int>, _ histogram: [Int], _ levels: inout [NGramLevel]) {
    var starts: [Int] = [0]
    for code in codes { starts.append(starts[starts.count - 1] + histogram[code]) }
    var next = starts
    let places = PartedBuffer<UInt32>(count: starts[starts.count - 1])
    for place in 0..<text.count where codes.contains(Int(text.codes[place])) {
      let bucket = Int(text.codes[place]) - codes.lowerBound
      places.items[next[bucket]] = UInt32(truncatingIfNeeded: place)
      next[bucket] += 1
    }
    for turn in Self.cut(codes, histogram, limit: placesAtATurn) {
      // Codes that no text holds are no work to hand out.
      let used = turn.filter { histogram[$0] > 0 }
      let buckets = starts
      let found = workers.map(used.count) { [self] index -> [NGramLevel] in
        let bucket = used[index] - codes.lowerBound
        let least = max(2, text.count / Self.codesPerSighting)
        var scan = NGramScan(text, clusters: clusters.clusters, worths: worths, least: least)
        scan.count(places.part(buckets[bucket]..<buckets[bucket + 1]), code: UInt16(truncatingIfNeeded: used[index]))
        return scan.levels
      }
      // Room for all at once: what grows step by step is copied each time.
      let share = Double(text.count) / Double(max(1, histogram[..<turn.upperBound].reduce(0, +)))
      for depth in levels.indices {
        let count = levels[depth].codes.count + found.reduce(0) { $0 + $1[depth].codes.count }
        levels[depth].reserve(count, expected: Int(Double(count) * share * 1.1))
        for part in found { levels[depth].append(contentsOf: part[depth]) }
      }
    }
  }

  /// Cuts codes into runs that have at most `limit` places each, or one code.
  private static func cut(_ codes: Range<Int>, _ histogram: [Int], limit: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var first = codes.lowerBound
    var places = 0
    for code in codes {
      if code > first, places + histogram[code] > limit {
        result.append(first..<code)
        (first, places) = (code, 0)
      }
      places += histogram[code]
    }
    if first < codes.upperBound { result.append(first..<codes.upperBound) }
    return result
  }
}
