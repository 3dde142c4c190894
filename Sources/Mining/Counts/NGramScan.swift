import PhraseBank

/// A place of the text, with all that is asked of it, so that the text itself need not be in memory: the codes that follow
/// its first one, four in a word, and what is counted there.
struct NGramPlace: WordOrdered, BitwiseCopyable {
  static var wordCount: Int { CountFormat.depth / 4 }
  private let words: (UInt64, UInt64, UInt64, UInt64)
  fileprivate let sighting: Sighting

  init(_ codes: UnsafePointer<UInt16>, _ sighting: Sighting) {
    words = (Self.word(codes + 1), Self.word(codes + 5), Self.word(codes + 9), Self.word(codes + 13))
    self.sighting = sighting
  }

  private static func word(_ codes: UnsafePointer<UInt16>) -> UInt64 {
    UInt64(codes[0]) << 48 | UInt64(codes[1]) << 32 | UInt64(codes[2]) << 16 | UInt64(codes[3])
  }

  @inline(__always)
  func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    default: words.3
    }
  }

  /// The code that stands `depth` codes behind the first one.
  @inline(__always)
  func code(_ depth: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: word((depth - 1) >> 2) >> UInt64(48 - ((depth - 1) & 3) * 16))
  }
}

/// What is counted of a place: of a paragraph that stands once, which most do, its document; of another the place of its
/// figures among those of its kind.
struct Sighting: BitwiseCopyable {
  private let number: UInt32
  private static let several: UInt32 = 1 << 31

  /// - Parameters:
  ///   - paragraph: the one that holds the place.
  ///   - repeated: takes the figures of a paragraph that stands more than once.
  init(_ paragraph: CorpusCodes.Paragraph, _ repeated: inout RepeatedParagraphs) {
    if paragraph.weight == 1, paragraph.documents.count == 1, let document = paragraph.documents.first,
      document < Self.several
    {
      number = document
    } else {
      number = repeated.append(paragraph) | Self.several
    }
  }

  /// The one document; nil if `paragraph` must be asked.
  @inline(__always)
  var document: Int? { number < Self.several ? Int(number) : nil }
  @inline(__always)
  var paragraph: Int { Int(number & ~Self.several) }
}

/// How often paragraphs stand and in which documents: weight, number of documents, documents, end to end.
struct RepeatedParagraphs {
  private var figures: [UInt32] = []

  mutating func append(_ paragraph: CorpusCodes.Paragraph) -> UInt32 {
    let start = figures.count
    figures.append(paragraph.weight)
    figures.append(UInt32(truncatingIfNeeded: paragraph.documents.count))
    figures += paragraph.documents
    return UInt32(truncatingIfNeeded: start)
  }

  @inline(__always)
  func weight(_ paragraph: Int) -> UInt32 { figures[paragraph] }

  @inline(__always)
  func documents(_ paragraph: Int) -> ArraySlice<UInt32> {
    figures[paragraph + 2..<paragraph + 2 + Int(figures[paragraph + 1])]
  }
}

/// Counts the n-grams that begin with some codes, code by code.
///
/// Not generic over the workers: what is, is not specialized for those of another module.
struct NGramScan {
  private let repeated: RepeatedParagraphs
  private var tally: NGramTally
  /// What was found, by length; a part of it has been put aside.
  private var found = [[NGram]](repeating: [], count: CountFormat.depth)
  private var columns: [NGramColumns]
  /// The places of the code in the order of what follows them.
  private var order: [UInt32] = []
  /// How many codes each place has in common with the one before it, at most all that are counted.
  private var shared: [UInt8] = []
  /// What is seen at each place, so that the places, which are far apart in memory, are not looked at again.
  private var sightings: [Sighting] = []

  /// - Parameters:
  ///   - store: where to put what is found.
  ///   - tally: counts what stands at some places.
  ///   - repeated: paragraphs that stand more than once.
  init(in store: ColumnStore, _ tally: NGramTally, _ repeated: RepeatedParagraphs) {
    self.tally = tally
    self.repeated = repeated
    columns = [NGramColumns](repeating: NGramColumns(in: store), count: CountFormat.depth)
  }

  /// Adds the n-grams that begin with `code`, of which these are the places, or some of those: then all that begin with the
  /// same two codes.
  ///
  /// - Parameters:
  ///   - places: the places.
  ///   - code: the code.
  ///   - whole: what was counted of all places of the code; nil if these are all.
  mutating func count(_ places: UnsafeBufferPointer<NGramPlace>, code: UInt16, whole: NGramFigures?) {
    sort(places)
    guard let figures = whole ?? tally.figures(sightings[...], repeated) else { return }
    found[0].append(NGram(code: code, figures: figures))
    descend(0..<order.count, depth: 1, below: nil, places)
  }

  /// What was found: the codes themselves, and all that is longer, put aside.
  mutating func finished() -> (firsts: [NGram], longer: [NGramColumns]) {
    putAside()
    return (found[0], columns)
  }

  /// So many n-grams are held before they are put aside.
  private static var held: Int { 1 << 17 }

  private mutating func putAside() {
    for depth in 1..<found.count {
      columns[depth].append(found[depth])
      found[depth].removeAll(keepingCapacity: true)
    }
  }

  private static var sortedAtOnce: Int { 1 << 17 }

  /// Sorts places by what follows them, and their sightings, which lie as they do.
  private mutating func sort(_ places: UnsafeBufferPointer<NGramPlace>) {
    order.removeAll(keepingCapacity: true)
    shared.removeAll(keepingCapacity: true)
    sightings.removeAll(keepingCapacity: true)
    /// Adds some places, which agree in nothing with those before them.
    func append<Part: WordOrdered>(_ part: UnsafeBufferPointer<Part>, _ index: (Int) -> Int) {
      WordSort.forEachSorted(part) { place, common in
        let index = index(place)
        order.append(UInt32(truncatingIfNeeded: index))
        sightings.append(places[index].sighting)
        shared.append(UInt8(truncatingIfNeeded: min(CountFormat.depth, 1 + common)))
      }
    }
    guard places.count > Self.sortedAtOnce else { return append(places) { $0 } }
    // By the second code first: the room for sorting is as large as what is sorted.
    var starts = [Int](repeating: 0, count: 0x10001)
    for place in places { starts[Int(place.code(1)) + 1] += 1 }
    for code in 0..<0x10000 { starts[code + 1] += starts[code] }
    var next = starts
    withUnsafeTemporaryAllocation(of: PlaceAt.self, capacity: places.count) { parted in
      guard let base = places.baseAddress else { return }
      parted.preferLargePages()
      for index in places.indices {
        let code = Int(places[index].code(1))
        let place = PlaceAt(place: base + index, index: UInt32(truncatingIfNeeded: index))
        parted.initializeElement(at: next[code], to: place)
        next[code] += 1
      }
      for code in 0..<0x10000 where starts[code] < starts[code + 1] {
        let part = UnsafeBufferPointer(rebasing: parted[starts[code]..<starts[code + 1]])
        append(part) { Int(part[$0].index) }
      }
    }
  }

  /// Adds the n-grams of `depth` + 1 codes in a range of sorted places that agree in all but the last one.
  ///
  /// - Parameters:
  ///   - range: the places.
  ///   - depth: how many codes they agree in.
  ///   - figures: what was found of those; nil if it is to be found anew.
  ///   - places: as they are not sorted.
  private mutating func descend(
    _ range: Range<Int>,
    depth: Int,
    below figures: NGramFigures?,
    _ places: UnsafeBufferPointer<NGramPlace>,
  ) {
    var children: UInt16 = 0
    var low = range.lowerBound
    while low < range.upperBound {
      var high = low + 1
      while high < range.upperBound, Int(shared[high]) > depth { high += 1 }
      let part = low..<high
      low = high
      // What is seen once is most of a text.
      if part.count == 1, sightings[part.lowerBound].document != nil { continue }
      let code = places[Int(order[part.lowerBound])].code(depth)
      if CorpusCodes.endsString(code) { continue }
      // All that stood before has gone on in the same way: nothing is to be counted again.
      let known = part == range ? figures : nil
      guard let figures = known ?? tally.figures(sightings[part], repeated) else { continue }
      children += 1
      found[depth].append(NGram(code: code, figures: figures))
      if depth + 1 < CountFormat.depth { descend(part, depth: depth + 1, below: figures, places) }
      // What begins with two codes is whole now, with all that is longer.
      if depth == 1, found.reduce(0, { $0 + $1.count }) > Self.held { putAside() }
    }
    found[depth - 1][found[depth - 1].count - 1].children = children
  }
}

/// One of some places.
private struct PlaceAt: WordOrdered, BitwiseCopyable {
  static var wordCount: Int { NGramPlace.wordCount }
  let place: UnsafePointer<NGramPlace>
  let index: UInt32

  @inline(__always)
  func word(_ index: Int) -> UInt64 { place.pointee.word(index) }
}
