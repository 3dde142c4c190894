/// An n-gram that is kept. All of it lies together: in the order of the file, where each is looked at once, the n-grams of a
/// level stand anywhere.
struct KeptNGram: BitwiseCopyable, Sendable {
  /// What the file says of how often it stands: c·√(documents/c).
  var kept: Float
  /// Where those begin, among the n-grams one longer, that begin with it.
  var first: UInt32
  /// How many they are.
  var children: UInt16
  /// The last code.
  var code: UInt16
  /// The kind of documents that say it most, and how much of it is theirs (`CountTrie.Node.cluster`).
  var cluster: UInt8
  /// Whether a word goes on behind it; said of one to four characters.
  var isInsideWord: Bool

  /// Where its children stand, of `count` n-grams one longer.
  @inline(__always)
  func childRange(in count: Int) -> Range<Int> {
    (Int(first)..<Int(first) + Int(children)).clamped(to: 0..<count)
  }
}

extension [UInt16] {
  /// The sum of all numbers before each, and of all.
  var runningStarts: [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(count + 1)
    var next: UInt32 = 0
    for count in self {
      result.append(next)
      next &+= UInt32(count)
    }
    result.append(next)
    return result
  }
}

/// All n-grams of one length, put aside in the order of their codes: the parents' order, and below each the codes
/// ascending.
struct NGramColumns: Sendable {
  var codes: Column<UInt16>
  var children: Column<UInt16>
  /// How often each stands in the corpus.
  var counts: Column<Float>
  /// … and what that is worth when it is decided what is kept.
  var worths: Column<Float>
  var kept: Column<Float>
  var clusters: Column<UInt8>
  /// Of n-grams of one to four characters.
  var isInsideWord: Column<Bool>

  init(in store: ColumnStore) {
    codes = Column(in: store)
    children = Column(in: store)
    counts = Column(in: store)
    worths = Column(in: store)
    kept = Column(in: store)
    clusters = Column(in: store)
    isInsideWord = Column(in: store)
  }

  var count: Int { codes.count }

  mutating func append(_ ngrams: [NGram]) {
    codes.append(ngrams.map { $0.code })
    children.append(ngrams.map { $0.children })
    counts.append(ngrams.map { $0.figures.count })
    worths.append(ngrams.map { $0.figures.worth })
    kept.append(ngrams.map { $0.figures.kept })
    clusters.append(ngrams.map { $0.figures.cluster })
  }

  mutating func append(contentsOf other: NGramColumns) {
    codes.append(contentsOf: other.codes)
    children.append(contentsOf: other.children)
    counts.append(contentsOf: other.counts)
    worths.append(contentsOf: other.worths)
    kept.append(contentsOf: other.kept)
    clusters.append(contentsOf: other.clusters)
  }
}

/// What was counted of one n-gram, as `NGramColumns` says.
struct NGramFigures: BitwiseCopyable {
  var count: Float
  var worth: Float
  var kept: Float
  var cluster: UInt8
}

/// An n-gram as it was found.
struct NGram: BitwiseCopyable {
  var code: UInt16
  var children: UInt16 = 0
  var figures: NGramFigures
}

/// N-grams that follow each other, with their children: so much is read and worked on at a time.
struct NGramBatch: Sendable {
  let parents: Range<Int>
  let children: Range<Int>

  /// Children that one batch has, if no parent has more.
  private static let size = 1 << 16

  /// Batches of all n-grams that have these numbers of children, of which there are no more than `limit`.
  static func all(_ counts: Column<UInt16>, limit: Int) -> [NGramBatch] {
    var result: [NGramBatch] = []
    var parents = 0..<0
    var children = 0..<0
    func close() {
      if !parents.isEmpty { result.append(NGramBatch(parents: parents, children: children)) }
      parents = parents.upperBound..<parents.upperBound
      children = children.upperBound..<children.upperBound
    }
    for start in stride(from: 0, to: counts.count, by: size) {
      for count in counts[start..<min(counts.count, start + size)] {
        parents = parents.lowerBound..<parents.upperBound + 1
        children = children.lowerBound..<min(limit, children.upperBound + Int(count))
        if max(parents.count, children.count) >= size { close() }
      }
    }
    close()
    return result
  }
}
