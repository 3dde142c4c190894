import PhraseBank

/// Counts all n-grams of a corpus that stand in two documents at least, by sorting the places of its text by what follows.
///
/// Sorted are the places of some codes at a time, each with all that is asked of it, so that memory holds neither the text
/// nor what is found: the text is gone through once for each part of the work. What is seen once is left at the first
/// level where it is alone.
struct NGramCounter<Pool: Workers>: Sendable {
  let text: CorpusCodes
  /// The cluster of each document.
  let clusters: [UInt8]
  /// What a document counts when it is decided what is kept.
  let worths: [Float]
  /// Bytes that the work may take.
  let memory: Int
  let workers: Pool

  /// An n-gram of a larger corpus must stand there more often, once in so many codes: what is found does not grow without
  /// end.
  private static var codesPerSighting: Int { 16_000_000 }
  /// A place, and what is worked out of it while its code is counted.
  private static var cost: Int { MemoryLayout<NGramPlace>.stride + 16 }

  private var tally: NGramTally {
    NGramTally(clusters: clusters, worths: worths, least: max(2, text.count / Self.codesPerSighting))
  }

  /// What was found in one part.
  private struct Found: Sendable {
    var firsts: [NGram] = []
    var longer: [NGramColumns] = []
  }

  /// The levels from one character on.
  func levels(in store: ColumnStore) -> [NGramColumns] {
    var costs = text.counts.map { $0 * Self.cost }
    for code in [0, 0xFFFF] { costs[code] = 0 }
    // Half: phrases are looked for at the same time.
    let limit = max(1 << 16, min(memory / workers.jobs / 2, costs.reduce(0, +) / (workers.jobs * 4)))
    let parts = KeyRanges.cut(costs, limit: limit) { seconds($0) }
    let wholes = wholes(costs.indices.filter { costs[$0] > limit }.map { UInt16(truncatingIfNeeded: $0) })
    let found = workers.map(parts.count) { [self] in count(parts[$0], wholes, in: store) }
    var levels = [NGramColumns](repeating: NGramColumns(in: store), count: CountFormat.depth)
    var firsts: [NGram] = []
    for part in found {
      for first in part.firsts {
        // A code whose places are more than one part of the work.
        if let last = firsts.last, last.code == first.code {
          firsts[firsts.count - 1].children &+= first.children
        } else {
          firsts.append(first)
        }
      }
      for (depth, columns) in part.longer.enumerated() { levels[depth].append(contentsOf: columns) }
    }
    levels[0].append(firsts)
    return levels
  }

  /// What the places of each of `firsts` cost by the code that follows.
  private func seconds(_ firsts: [UInt16]) -> [UInt16: [Int]] {
    var rows = [Int](repeating: -1, count: 0x10000)
    for (row, first) in firsts.enumerated() { rows[Int(first)] = row }
    var costs = firsts.map { _ in [Int](repeating: 0, count: 0x10000) }
    text.forEach { paragraph in
      for place in 0..<paragraph.count {
        let row = rows[Int(paragraph.codes[place])]
        if row >= 0 { costs[row][Int(paragraph.codes[place + 1])] += Self.cost }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(firsts, costs))
  }

  /// What was counted of codes whose places are more than one part of the work; nil of those that stand too seldom.
  private func wholes(_ codes: [UInt16]) -> [UInt16: NGramFigures?] {
    let figures = workers.map(codes.count) { [text, tally] index in
      var tally = tally
      return tally.figures(of: codes[index], in: text)
    }
    return Dictionary(uniqueKeysWithValues: zip(codes, figures))
  }

  /// Counts the n-grams that begin with a pair of codes in `part`.
  private func count(_ part: ClosedRange<UInt32>, _ wholes: [UInt16: NGramFigures?], in store: ColumnStore) -> Found {
    var places = UnitBuckets<NGramPlace>(text.counts, in: part)
    var repeated = RepeatedParagraphs()
    let firsts = UInt16(truncatingIfNeeded: part.lowerBound >> 16)...UInt16(truncatingIfNeeded: part.upperBound >> 16)
    text.forEach { paragraph in
      var sighting: Sighting?
      for place in 0..<paragraph.count {
        let codes = paragraph.codes + place
        guard firsts.contains(codes[0]), part.contains(KeyRanges.key(codes[0], codes[1])) else { continue }
        let known = sighting ?? Sighting(paragraph, &repeated)
        sighting = known
        places.add(NGramPlace(codes, known), to: codes[0])
      }
    }
    var scan = NGramScan(in: store, tally, repeated)
    places.forEach { code, places in
      switch wholes[code] {
      case .none: scan.count(places, code: code, whole: nil)
      case .some(.some(let whole)): scan.count(places, code: code, whole: whole)
      case .some(.none): break
      }
    }
    let (first, longer) = scan.finished()
    return Found(firsts: first, longer: longer)
  }
}
