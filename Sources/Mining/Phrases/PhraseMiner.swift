import Text

/// A phrase with what the corpus says about it.
struct MinedPhrase: Sendable {
  var units: [CodeUnit]
  var count: Int
  var documents: Int
  /// The smallest document numbers, at most `sourceLimit`.
  var sources: [UInt32]

  static let sourceLimit = 8
}

/// Finds the expressions that a corpus repeats, by what stands around them.
///
/// A whole expression is free at both ends: it also stands beside a mark or 、 on either side, and no single
/// neighbour holds most of its occurrences (民群众 is nearly always 人民群众). It is cohesive: its parts meet more often
/// than they would by chance. And it is used by more than one document.
struct PhraseMiner: Sendable {
  private let segments: SegmentLog
  private let minimumDocuments: Int

  init(segments: SegmentLog, documentCount: Int) {
    self.segments = segments
    // The more documents there are, the more of them a phrase must have to stand among the best; see `PhraseSelection`.
    minimumDocuments = documentCount < 20 ? 2 : max(3, documentCount / 400)
  }

  /// Finds all phrases.
  ///
  /// - Parameters:
  ///   - memory: bytes that the work may take.
  ///   - workers: who does it.
  /// - Returns: them, in order.
  func phrases(memory: Int, workers: some Workers) -> [MinedPhrase] {
    let total = segments.costs.reduce(0, +)
    let limit = max(1 << 16, min(memory / workers.jobs, total / (workers.jobs * 4)))
    let parts = segments.parts(limit: limit)
    let found = workers.map(parts.count) { phrases(in: parts[$0]) }
    // By the words found a phrase is seen to begin after a word: 坚持|以民为本.
    let words = Vocabulary(found.lazy.flatMap { $0.whole })
    let late = workers.map(found.count) { part in
      found[part].waiting.filter { $0.followsWords(words) }.map { $0.phrase }
    }
    return zip(found, late).flatMap { $0.whole + $1 }
  }

  /// What was found in one part.
  private struct Found: Sendable {
    var whole: [MinedPhrase] = []
    var waiting: [WaitingPhrase] = []
  }

  /// What phrases are judged with, one after the other.
  private struct Bench {
    var documents: DocumentCounter
    var left = NeighbourCounts(particles: PhraseEdges.beforePhrase)
    var right = NeighbourCounts(particles: PhraseEdges.afterPhrase)
  }

  private func phrases(in part: ClosedRange<UInt32>) -> Found {
    var result = Found()
    var lists = DocumentLists()
    let buckets = segments.stretches(in: part, &lists)
    var bench = Bench(documents: DocumentCounter(lists))
    buckets.forEach { find(in: Stretches($0), &bench, &result) }
    return result
  }

  private func find(in stretches: Stretches, _ bench: inout Bench, _ result: inout Found) {
    var text = [UInt16](repeating: 0, count: Stretch.depth)
    var textOf = -1
    stretches.forEachRepeat { length, range in
      if textOf != range.lowerBound {
        textOf = range.lowerBound
        let first = stretches.items[textOf]
        for index in text.indices { text[index] = first.unit(after: index) }
      }
      if PhraseEdges.accepts(text, 0, length) { judge(text, length, stretches.items[range], &bench, &result) }
    }
  }

  /// Judges the phrase of `length` units that `places` begin with.
  private func judge(
    _ text: [UInt16],
    _ length: Int,
    _ places: ArraySlice<Stretch>,
    _ bench: inout Bench,
    _ result: inout Found
  ) {
    bench.left.reset()
    bench.right.reset()
    var count = 0
    for place in places {
      count += Int(place.weight)
      // A clause that documents copy from each other says once what may stand around its parts.
      bench.left.add(place.before)
      bench.right.add(place.unit(after: length))
    }
    let (left, right) = (bench.left, bench.right)
    guard count >= 2, isCohesive(text, length, count) else { return }
    // A list that goes on is a piece of one.
    if text[..<length].contains(Segments.list.rawValue), (left.listed + right.listed) * 2 > places.count { return }
    let isWhole = isWhole(length, places.count, left, right)
    guard isWhole || length >= 4 && places.count >= 2 && isFreeAtEnd(length, places.count, right) else { return }
    let (number, sources) = bench.documents.count(in: places, atMost: count)
    let isRare = number < minimumDocuments
    // A phrase of two documents only must stand so freely that it is worth having all the same.
    guard !isRare || number >= 2 && length >= 4 && right.free * 2 >= places.count else { return }
    let phrase = MinedPhrase(
      units: text[..<length].map { CodeUnit($0) },
      count: count,
      documents: number,
      sources: sources
    )
    if isWhole, !isRare || left.free * 2 >= places.count {
      result.whole.append(phrase)
    } else if let waiting = WaitingPhrase(
      phrase,
      places,
      followsOne: !isWhole && left.largest * 10 > places.count * 7
    ) {
      result.waiting.append(waiting)
    }
  }

  /// Free at both ends.
  private func isWhole(_ length: Int, _ count: Int, _ left: NeighbourCounts, _ right: NeighbourCounts) -> Bool {
    // Adverbs and verbs hardly ever end a clause, but anything may follow them: 进一步, 坚持.
    if length <= 4, left.free * 10 >= count * 3, right.largest * 5 <= count {
      if right.distinct >= 24 || length == 4 && count >= 8 && right.distinct * 2 >= count { return true }
    }
    guard isFreeAtEnd(length, count, right) else { return false }
    if left.largest * 2 > count, left.largest > left.free { return false }
    if left.free * 25 >= count, left.open * 50 >= count || left.free * 10 >= count * 3 { return true }
    // Or so many different characters stand before it that none of them can belong to it.
    return length >= 4 && left.distinct >= 3 && left.largest * 5 <= count * 2
  }

  private func isFreeAtEnd(_ length: Int, _ count: Int, _ right: NeighbourCounts) -> Bool {
    // A short word may always be followed by another; an expression must also end what is said, and not only an item:
    // 营造风清气正|、干事创业的环境.
    let openShare = length <= 2 ? 50 : 12
    let ends = right.open - (length <= 2 ? 0 : right.listed)
    return (right.largest * 2 <= count || right.largest <= right.free)
      && right.free * 25 >= count && ends * openShare >= count
  }

  /// The two halves meet more often than by chance, wherever the phrase is cut. Judged by single units, which is
  /// enough: what is cut off inside a word was refused as not free.
  private func isCohesive(_ text: [UInt16], _ length: Int, _ count: Int) -> Bool {
    guard length == 2 else { return true }
    let first = Double(segments.unitCounts[Int(text[0])])
    let second = Double(segments.unitCounts[Int(text[1])])
    return Double(count) * Double(max(1, segments.total)) / (first * second) > 8
  }
}
