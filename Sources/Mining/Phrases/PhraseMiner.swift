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
    minimumDocuments = Limits.minimumDocuments(of: documentCount)
  }

  /// Finds all phrases.
  ///
  /// - Parameters:
  ///   - memory: bytes that the work may take.
  ///   - workers: the threads that do it.
  /// - Returns: them, in order.
  func phrases(memory: Int, workers: some Workers) -> [MinedPhrase] {
    let total = segments.costs.reduce(0, +)
    let limit = max(1 << 16, min(memory / workers.jobs, total / (workers.jobs * 4)))
    let parts = segments.parts(limit: limit)
    let found = workers.map(parts.count) { phrases(in: parts[$0]) }
    // By the words found a phrase is seen to begin after a word: 坚持|以民为本.
    let words = Vocabulary(found.lazy.flatMap { $0.whole })
    let late = workers.map(found.count) { part in
      found[part].pending.filter { $0.followsWords(words) }.map { $0.phrase }
    }
    return zip(found, late).flatMap { $0.whole + $1 }
  }

  /// What was found in one part.
  private struct Found: Sendable {
    var whole: [MinedPhrase] = []
    var pending: [PendingPhrase] = []
  }

  /// What phrases are judged with, one after the other.
  private struct Counters {
    var documents: DocumentCounter
    var left = NeighbourCounts(particles: PhraseEdges.beforePhrase)
    var right = NeighbourCounts(particles: PhraseEdges.afterPhrase)
  }

  private func phrases(in part: ClosedRange<UInt32>) -> Found {
    var result = Found()
    var lists = DocumentLists()
    let buckets = segments.suffixes(in: part, &lists)
    var counters = Counters(documents: DocumentCounter(lists))
    buckets.forEach { _, places in find(in: SortedSuffixes(places), &counters, &result) }
    return result
  }

  private func find(in suffixes: SortedSuffixes, _ counters: inout Counters, _ result: inout Found) {
    var text = [UInt16](repeating: 0, count: Suffix.depth)
    var textOf = -1
    suffixes.forEachRepeat { length, range in
      if textOf != range.lowerBound {
        textOf = range.lowerBound
        let first = suffixes.items[textOf]
        for index in text.indices { text[index] = first.unit(after: index) }
      }
      if PhraseEdges.accepts(text, 0, length) { judge(text, length, suffixes.items[range], &counters, &result) }
    }
  }

  /// Judges the phrase of `length` units that `places` begin with.
  private func judge(
    _ text: [UInt16],
    _ length: Int,
    _ places: ArraySlice<Suffix>,
    _ counters: inout Counters,
    _ result: inout Found
  ) {
    counters.left.reset()
    counters.right.reset()
    var count = 0
    for place in places {
      count += Int(place.weight)
      // A clause that documents copy from each other says once what may stand around its parts.
      counters.left.add(place.before)
      counters.right.add(place.unit(after: length))
    }
    let (left, right) = (counters.left, counters.right)
    guard count >= 2, isCohesive(text, length, count) else { return }
    // A list that goes on is a piece of one.
    if text[..<length].contains(Segments.list.rawValue),
      Share.half.isExceeded(by: left.listed + right.listed, of: places.count)
    {
      return
    }
    let isWhole = isWhole(length, places.count, left, right)
    guard isWhole || length >= 4 && places.count >= 2 && isFreeAtEnd(length, places.count, right) else { return }
    let (number, sources) = counters.documents.count(in: places, atMost: count)
    let isRare = number < minimumDocuments
    // A phrase of two documents only must stand so freely that it is worth having all the same.
    guard !isRare || number >= 2 && length >= 4 && Share.half.isReached(by: right.free, of: places.count) else {
      return
    }
    let phrase = MinedPhrase(
      units: text[..<length].map { CodeUnit($0) },
      count: count,
      documents: number,
      sources: sources
    )
    if isWhole, !isRare || Share.half.isReached(by: left.free, of: places.count) {
      result.whole.append(phrase)
    } else if let pending = PendingPhrase(
      phrase,
      places,
      followsOne: !isWhole && Limits.oneNeighbour.isExceeded(by: left.largest, of: places.count)
    ) {
      result.pending.append(pending)
    }
  }

  /// Free at both ends.
  private func isWhole(_ length: Int, _ count: Int, _ left: NeighbourCounts, _ right: NeighbourCounts) -> Bool {
    // Adverbs and verbs hardly ever end a clause, but anything may follow them: 进一步, 坚持.
    if length <= 4, Limits.oftenFree.isReached(by: left.free, of: count),
      !Limits.commonFollower.isExceeded(by: right.largest, of: count)
    {
      if right.distinct >= Limits.followers
        || length == 4 && count >= Limits.occurrences && Share.half.isReached(by: right.distinct, of: count)
      {
        return true
      }
    }
    guard isFreeAtEnd(length, count, right) else { return false }
    if Share.half.isExceeded(by: left.largest, of: count), left.largest > left.free { return false }
    if Limits.sometimesFree.isReached(by: left.free, of: count),
      Limits.shortOpen.isReached(by: left.open, of: count) || Limits.oftenFree.isReached(by: left.free, of: count)
    {
      return true
    }
    // Or so many different characters stand before it that none of them can belong to it.
    return length >= 4 && left.distinct >= 3 && !Limits.commonPredecessor.isExceeded(by: left.largest, of: count)
  }

  private func isFreeAtEnd(_ length: Int, _ count: Int, _ right: NeighbourCounts) -> Bool {
    // A short word may always be followed by another; an expression must also end what is said, and not only an item:
    // 营造风清气正|、干事创业的环境.
    let open = length <= 2 ? Limits.shortOpen : Limits.open
    let ends = right.open - (length <= 2 ? 0 : right.listed)
    return (!Share.half.isExceeded(by: right.largest, of: count) || right.largest <= right.free)
      && Limits.sometimesFree.isReached(by: right.free, of: count) && open.isReached(by: ends, of: count)
  }

  /// The two halves meet more often than by chance, wherever the phrase is cut. Judged by single units, which is
  /// enough: what is cut off inside a word was refused as not free.
  private func isCohesive(_ text: [UInt16], _ length: Int, _ count: Int) -> Bool {
    guard length == 2 else { return true }
    let first = Double(segments.unitCounts[Int(text[0])])
    let second = Double(segments.unitCounts[Int(text[1])])
    return Double(count) * Double(max(1, segments.total)) / (first * second) > Limits.cohesion
  }
}

extension PhraseMiner {
  /// What a whole expression must show of its surroundings. Each trades pieces of expressions in the bank against
  /// expressions that it lacks. They were set by hand, together, on `train`, with `goldcheck.py phrases` (the marked
  /// expressions that the bank holds) and two hundred rows drawn by rank and read. Set them again in the same way.
  private enum Limits {
    /// In how many documents an expression must stand, of so many. A bank of few documents lives on what two share.
    static func minimumDocuments(of documents: Int) -> Int { documents < 20 ? 2 : max(3, documents / 400) }
    /// Of the occurrences, those beside a mark, 、 or a particle: so many where the unit may always be followed.
    static let oftenFree = Share(3, of: 10)
    /// The same, where it is enough that it happens at all.
    static let sometimesFree = Share(1, of: 25)
    /// Occurrences at the edge of a clause, for two units and for more.
    static let shortOpen = Share(1, of: 50)
    static let open = Share(1, of: 12)
    /// More than this beside one and the same unit: the unit is probably a part of the expression.
    static let oneNeighbour = Share(7, of: 10)
    static let commonPredecessor = Share(2, of: 5)
    static let commonFollower = Share(1, of: 5)
    /// So many different followers, and so many occurrences, show a word that anything may follow: 进一步.
    static let followers = 24
    static let occurrences = 8
    /// How much oftener two units must meet than by chance.
    static let cohesion = 8.0
  }
}

/// A share of a count, compared without fractions.
struct Share: Sendable {
  private let part: Int
  private let whole: Int

  static let half = Share(1, of: 2)

  init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// Whether `count` is at least this share of `total`.
  @inline(__always)
  func isReached(by count: Int, of total: Int) -> Bool { count * whole >= total * part }

  /// Whether `count` is more than this share of `total`.
  @inline(__always)
  func isExceeded(by count: Int, of total: Int) -> Bool { count * whole > total * part }
}
