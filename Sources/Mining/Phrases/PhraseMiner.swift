import Text

/// A phrase with what the corpus says about it.
struct MinedPhrase: Sendable {
  var units: [CodeUnit]
  var count: Int
  var documents: Int
  /// The smallest document numbers, at most three.
  var sources: [UInt32]
}

/// Finds the expressions that a corpus repeats, by what stands around them.
///
/// A whole expression is free at both ends: it also stands beside a mark or 、 on either side, and no single
/// neighbour holds most of its occurrences (民群众 is nearly always 人民群众). It is cohesive: its parts meet more often
/// than they would by chance. And it is used by more than one document.
struct PhraseMiner: Sendable {
  private let suffixes: SuffixArray
  /// For each position of the text the segment it belongs to.
  private let segmentOf: [UInt32]
  private let segments: UnitTable
  /// Table index for each segment of the text.
  private let order: [Int]
  private let weights: [UInt32]
  private let unitCounts: [UInt32]
  private let total: Double
  private let minimumDocuments: Int

  init(segments: UnitTable, documentCount: Int) {
    self.segments = segments
    order = segments.sortedIndices()
    var text: [UInt16] = []
    var segmentOf: [UInt32] = []
    var weights: [UInt32] = []
    var unitCounts = [UInt32](repeating: 0, count: 0x10000)
    var total = 0
    for (number, index) in order.enumerated() {
      let key = segments.key(index)
      let weight = segments.entries[index].count
      for unit in key {
        text.append(unit.rawValue)
        unitCounts[Int(unit.rawValue)] &+= weight
        total += Int(weight)
      }
      text.append(0)
      segmentOf += repeatElement(UInt32(number), count: key.count + 1)
      weights.append(weight)
    }
    self.segmentOf = segmentOf
    self.weights = weights
    self.unitCounts = unitCounts
    self.total = Double(max(1, total))
    minimumDocuments = documentCount < 20 ? 2 : 3
    suffixes = SuffixArray(text: text)
  }

  /// Parts of the work that can run side by side; the results belong together in the order of the parts.
  func parts(_ count: Int) -> [Range<Int>] {
    let size = suffixes.positions.count
    var bounds = [0]
    for part in 1..<max(1, count) {
      var bound = max(bounds.last ?? 0, size * part / count)
      while bound < size, bound > 0, suffixes.shared[bound] > 0 { bound += 1 }
      bounds.append(bound)
    }
    bounds.append(size)
    return zip(bounds, bounds.dropFirst()).map { $0..<max($0, $1) }
  }

  /// The phrases that begin in one part of the text's order.
  ///
  /// - Parameters:
  ///   - part: one of `parts`.
  ///   - vocabulary: the words found before, by which a phrase is seen to begin after a word: 坚持|以民为本. Nil while
  ///     they are not known.
  /// - Returns: them, in order.
  func phrases(in part: Range<Int>, vocabulary: Vocabulary? = nil) -> [MinedPhrase] {
    var result: [MinedPhrase] = []
    var marks = [UInt32](repeating: 0, count: 0)
    var stamp: UInt32 = 0
    var left = NeighbourCounts(particles: PhraseEdges.beforePhrase)
    var right = NeighbourCounts(particles: PhraseEdges.afterPhrase)
    suffixes.forEachRepeat(in: part) { length, range in
      let start = Int(suffixes.positions[range.lowerBound])
      guard PhraseEdges.accepts(suffixes.text, start, length) else { return }
      left.reset()
      right.reset()
      var count = 0
      for index in range {
        let position = Int(suffixes.positions[index])
        let weight = Int(weights[Int(segmentOf[position])])
        count += weight
        left.add(position == 0 ? 0 : suffixes.text[position - 1], weight)
        right.add(suffixes.text[position + length], weight)
      }
      guard count >= 2, isCohesive(start, length, count) else { return }
      if !isWhole(length, count, left, right) {
        guard let vocabulary, length >= 4, isFreeAtEnd(length, count, right) else { return }
        guard followsWords(range, length, count, vocabulary) else { return }
      }
      stamp &+= 1
      let (documents, sources) = documents(range, count, &marks, stamp)
      guard documents >= minimumDocuments || isFree(length, documents, count, left, right) else { return }
      result.append(
        MinedPhrase(
          units: suffixes.text[start..<start + length].map { CodeUnit($0) },
          count: count,
          documents: documents,
          sources: sources
        )
      )
    }
    return result
  }

  /// Whether a phrase of two documents only stands so freely that it is worth having all the same.
  private func isFree(
    _ length: Int,
    _ documents: Int,
    _ count: Int,
    _ left: NeighbourCounts,
    _ right: NeighbourCounts
  ) -> Bool {
    documents >= 2 && length >= 4 && left.free * 2 >= count && right.free * 2 >= count
  }

  /// Free at both ends.
  private func isWhole(_ length: Int, _ count: Int, _ left: NeighbourCounts, _ right: NeighbourCounts) -> Bool {
    // Adverbs and verbs hardly ever end a clause, but anything may follow them: 进一步, 坚持.
    if length <= 4, left.free * 10 >= count * 3, right.largest * 5 <= count, right.distinct >= 24 { return true }
    guard isFreeAtEnd(length, count, right) else { return false }
    if left.largest * 2 > count, left.largest > left.free { return false }
    if left.free * 25 >= count, left.open * 50 >= count || left.free * 10 >= count * 3 { return true }
    // Or so many different characters stand before it that none of them can belong to it.
    return length >= 4 && left.distinct >= 3 && left.largest * 5 <= count * 2
  }

  private func isFreeAtEnd(_ length: Int, _ count: Int, _ right: NeighbourCounts) -> Bool {
    // A short word may always be followed by another; an expression must also end what is said.
    let openShare = length <= 2 ? 50 : 12
    return (right.largest * 2 <= count || right.largest <= right.free)
      && right.free * 25 >= count && right.open * openShare >= count
  }

  /// Whether most occurrences stand after a word that ends where the phrase begins.
  private func followsWords(_ range: Range<Int>, _ length: Int, _ count: Int, _ vocabulary: Vocabulary) -> Bool {
    var after = 0
    for index in range {
      let position = Int(suffixes.positions[index])
      let weight = Int(weights[Int(segmentOf[position])])
      let before = position == 0 ? 0 : suffixes.text[position - 1]
      if before == 0 || before == Segments.list.rawValue || PhraseEdges.beforePhrase.contains(before) {
        after += weight
      } else if position >= 2, vocabulary.isBoundary(suffixes.text, position) {
        after += weight
      }
    }
    return after * 5 >= count * 4
  }

  /// The two halves meet more often than by chance, wherever the phrase is cut. Judged by single units, which is
  /// enough: what is cut off inside a word was refused as not free.
  private func isCohesive(_ start: Int, _ length: Int, _ count: Int) -> Bool {
    guard length == 2 else { return true }
    let first = Double(unitCounts[Int(suffixes.text[start])])
    let second = Double(unitCounts[Int(suffixes.text[start + 1])])
    return Double(count) * total / (first * second) > 8
  }

  /// How many documents hold a phrase, and the first three.
  private func documents(
    _ range: Range<Int>,
    _ count: Int,
    _ marks: inout [UInt32],
    _ stamp: UInt32
  ) -> (Int, [UInt32]) {
    var documents = 0
    var more = 0
    var smallest: [UInt32] = []
    for index in range {
      let segment = order[Int(segmentOf[Int(suffixes.positions[index])])]
      let listed = segments.documents(of: segment)
      more += Int(segments.entries[segment].documents) - listed.count
      for document in listed {
        let place = Int(document)
        if place >= marks.count { marks += repeatElement(0, count: place + 1 - marks.count) }
        if marks[place] == stamp { continue }
        marks[place] = stamp
        documents += 1
        if smallest.count < 3 || document < smallest[2] {
          smallest.append(document)
          smallest.sort()
          if smallest.count > 3 { smallest.removeLast() }
        }
      }
    }
    return (min(count, documents + more), smallest)
  }
}

/// What stands before or after a phrase.
private struct NeighbourCounts {
  private let particles: Set<UInt16>
  private var counts = [UInt32](repeating: 0, count: 0x10000)
  private var seen: [UInt16] = []
  /// Occurrences at the edge of a clause, beside 、 or beside a particle: 的重中之重.
  var free = 0
  /// Occurrences at the edge of a clause or beside 、.
  var open = 0
  /// Occurrences beside the most frequent neighbour.
  var largest = 0
  var distinct: Int { seen.count }

  init(particles: Set<UInt16>) {
    self.particles = particles
  }

  mutating func reset() {
    for unit in seen { counts[Int(unit)] = 0 }
    seen.removeAll(keepingCapacity: true)
    free = 0
    open = 0
    largest = 0
  }

  mutating func add(_ unit: UInt16, _ weight: Int) {
    if unit == 0 || unit == Segments.list.rawValue {
      free += weight
      open += weight
      return
    }
    if particles.contains(unit) {
      free += weight
      return
    }
    if counts[Int(unit)] == 0 { seen.append(unit) }
    counts[Int(unit)] &+= UInt32(truncatingIfNeeded: weight)
    largest = max(largest, Int(counts[Int(unit)]))
  }
}
