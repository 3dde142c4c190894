import PhraseBank
package import Text

/// What speaks for the strings that may follow at the cursor, gathered from all sources before anything is ranked.
///
/// Three kinds of evidence:
/// - *bank*: rows of `continuations.tsv` whose context ends at the cursor, by the length of the context;
/// - *draft*: places of the draft where the text before the cursor stood before, by the length of the match;
/// - *offers*: strings that a source proposes outright with a probability (the next ordinal, the next slogan).
package struct Evidence {
  /// The longest context, in units; also the number of lanes of a `Counts`.
  package static let depth = 8
  /// The longest string that counts predict. Offers may be longer.
  package static let reach = 14

  /// For each context length 1…8 how often something was seen.
  typealias Counts = SIMD8<Float>

  /// One string with its weight.
  struct Strand {
    /// The first four units, for sorting.
    var key: UInt64
    var start: Int32
    var count: Int32
    var voice: Voice
    var weight: Float
  }

  enum Voice {
    /// Bank row of a context of `lane` + 1 units.
    case bank(lane: Int)
    /// Place of the draft where `lane` + 1 units match.
    case draft(lane: Int)
    /// Index into `offers`.
    case offer(Int)
  }

  package struct Offer {
    var kind: CompletionCandidate.Kind
    var label: String?
    var detail: String
    var token: CompletionToken?
    var snippet: String?
    package var offerCase: OfferCase
    /// Whether counts tell how it goes on: it is a beginning, not a whole.
    var goesOn: Bool
    /// Of a frame to fill in, the frame; its first `typed` units stand before the cursor.
    var frame: Template?
    var typed: Int
  }

  private(set) var pool: [CodeUnit] = []
  private(set) var strands: [Strand] = []
  package private(set) var offers: [Offer] = []
  /// How often each context was seen, followed by anything.
  private(set) var bankTotals = Counts()
  private(set) var draftTotals = Counts()

  package init() {
    pool.reserveCapacity(4096)
    strands.reserveCapacity(256)
  }

  /// Adds one row of continuations for a context of `length` units.
  mutating func addRow(_ row: TableRow, contextLength length: Int, weight: Float) {
    guard (1...Self.depth).contains(length) else { return }
    let lane = length - 1
    let first = strands.count
    row.forEachValue(of: 1) { value in
      let start = pool.count
      row.bytes.appendUnits(in: value, to: &pool)
      add(start, .bank(lane: lane), 0)
    }
    var index = first
    var sum: Float = 0
    row.forEachValue(of: 2) { value in
      guard index < strands.count else { return }
      strands[index].weight = Float(row.bytes.number(in: value)) * weight
      sum += strands[index].weight
      index += 1
    }
    let total = Float(row.number(3)) * weight
    bankTotals[lane] += total > 0 ? total : sum
    makeExclusive(from: first)
  }

  /// Adds one row that is not in a table yet; `nexts` in the order of their units.
  package mutating func addRow(nexts: [(units: [CodeUnit], count: Int)], total: Int, contextLength length: Int) {
    guard (1...Self.depth).contains(length) else { return }
    let first = strands.count
    for next in nexts {
      let start = pool.count
      pool.append(contentsOf: next.units)
      add(start, .bank(lane: length - 1), Float(next.count))
    }
    bankTotals[length - 1] += Float(total)
    makeExclusive(from: first)
  }

  /// Adds what followed at a place of the draft where `length` units before it match those before the cursor.
  mutating func addPlace(_ following: ArraySlice<CodeUnit>, matchLength length: Int, weight: Float = 1) {
    guard (1...Self.depth).contains(length) else { return }
    let start = pool.count
    pool.append(contentsOf: following.prefix(Self.reach))
    add(start, .draft(lane: length - 1), weight)
    for lane in 0..<length { draftTotals[lane] += weight }
  }

  /// Proposes that `text` follows. How probable that is, is known of its case.
  mutating func offer(
    _ text: some Sequence<CodeUnit>,
    _ offerCase: OfferCase,
    kind: CompletionCandidate.Kind,
    label: String? = nil,
    detail: String = "",
    token: CompletionToken? = nil,
    snippet: String? = nil,
    goesOn: Bool = false,
    frame: Template? = nil,
    typed: Int = 0,
  ) {
    let start = pool.count
    pool.append(contentsOf: text)
    guard pool.count > start else { return }
    let probability = OfferTable.shared.probability(of: offerCase)
    let offer = Offer(
      kind: kind,
      label: label,
      detail: detail,
      token: token,
      snippet: snippet,
      offerCase: offerCase,
      goesOn: goesOn,
      frame: frame,
      typed: typed
    )
    // What two sources name is named once, by the surer one.
    let known = strands.firstIndex { strand in
      guard case .offer = strand.voice, Int(strand.count) == pool.count - start else { return false }
      return pool[Int(strand.start)..<Int(strand.start) + Int(strand.count)].elementsEqual(pool[start...])
    }
    if let known, case .offer(let index) = strands[known].voice {
      if probability > strands[known].weight {
        strands[known].weight = probability
        offers[index] = offer
      }
      return
    }
    add(start, .offer(offers.count), probability)
    offers.append(offer)
  }

  /// What was offered, with its case.
  var offered: [OfferedText] {
    strands.compactMap { strand in
      guard case .offer(let index) = strand.voice else { return nil }
      let offer = offers[index]
      return OfferedText(
        text: Array(pool[Int(strand.start)..<Int(strand.start) + Int(strand.count)]),
        offerCase: offer.offerCase,
        frame: offer.frame,
        typed: offer.typed
      )
    }
  }

  /// How probable all offers are together. They exclude each other but for those that begin alike, so it is their sum,
  /// which may be more than one.
  var mass: Float {
    strands.reduce(0) { sum, strand in
      if case .offer = strand.voice { sum + strand.weight } else { sum }
    }
  }

  /// Whether a source proposes the next number.
  var proposesNumber: Bool { offers.contains { $0.kind == .ordinal } }

  /// Forgets what begins with a number (第二, （二）, 一是), unless a source proposes it: which number is due can be known
  /// and need not be guessed from other texts. Where nothing is proposed the first number may stay.
  mutating func keepProposedNumbers() {
    let isProposed = proposesNumber
    strands = strands.filter { strand in
      if case .offer = strand.voice { return true }
      guard let number = leadingNumber(strand) else { return true }
      return !isProposed && number == "一"
    }
  }

  /// The first numeral of the ordinal that a strand begins with; nil for 第十四届, 二十大, 2024年.
  private func leadingNumber(_ strand: Strand) -> CodeUnit? {
    let units = pool[Int(strand.start)..<Int(strand.start) + Int(strand.count)]
    let isMarked = units.first == "第" || units.first == "（" || units.first == "("
    let number = units.dropFirst(isMarked ? 1 : 0)
    guard let numeral = number.first, numeral.isHanNumeral || numeral.decimalDigit != nil else { return nil }
    guard let mark = number.first(where: { !$0.isHanNumeral && $0.decimalDigit == nil }) else {
      return isMarked ? numeral : nil
    }
    return Self.ordinalMarks.contains(mark) ? numeral : nil
  }

  private static let ordinalMarks = [CodeUnit]("、．.，是要）)条章节")

  private mutating func add(_ start: Int, _ voice: Voice, _ weight: Float) {
    guard pool.count > start else { return }
    var key: UInt64 = 0
    for index in 0..<4 {
      key = key << 16 | (start + index < pool.count ? UInt64(pool[start + index].rawValue) : 0)
    }
    let count = Int32(clamping: pool.count - start)
    strands.append(Strand(key: key, start: Int32(clamping: start), count: count, voice: voice, weight: weight))
  }

  /// Turns counts of nested strings (社会 120, 社会主义 80) into counts of their own (社会 40, 社会主义 80), so that
  /// the count of any prefix is a plain sum.
  private mutating func makeExclusive(from first: Int) {
    var open: [Int] = []
    for index in first..<strands.count {
      while let last = open.last, !isPrefix(strands[last], of: strands[index]) { open.removeLast() }
      if let last = open.last { strands[last].weight = max(0, strands[last].weight - strands[index].weight) }
      open.append(index)
    }
  }

  private func isPrefix(_ short: Strand, of long: Strand) -> Bool {
    guard short.count < long.count else { return false }
    for offset in 0..<Int(short.count) where pool[Int(short.start) + offset] != pool[Int(long.start) + offset] {
      return false
    }
    return true
  }

  /// The strands in the order of their units: those that share a beginning stand together, the shorter first.
  func sorted() -> [Strand] {
    strands.sorted { a, b in
      if a.key != b.key { return a.key < b.key }
      var offset = 4
      while offset < Int(a.count), offset < Int(b.count) {
        let (left, right) = (pool[Int(a.start) + offset], pool[Int(b.start) + offset])
        if left != right { return left < right }
        offset += 1
      }
      return a.count < b.count
    }
  }
}
