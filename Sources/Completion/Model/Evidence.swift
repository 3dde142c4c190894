import PhraseBank
import Text

/// What speaks for the strings that may follow at the cursor, gathered from all sources before anything is ranked.
///
/// Three kinds of evidence:
/// - *counts*: what follows what in the documents of each bank (`counts.bin`);
/// - *draft*: places of the draft where the text before the cursor stood before, by the length of the match;
/// - *offers*: strings that a source proposes outright with a probability (the next ordinal, the next slogan).
package struct Evidence {
  /// The longest contexts of the draft, in units.
  static let depth = 10
  /// The longest string that counts predict. Offers may be longer.
  static let reach = 18

  /// A place of the draft that continues what was matched.
  struct DraftMatch {
    /// Where in the window the next unit stands.
    var place: Int32
    /// Units before the place that are the same as before the cursor.
    var length: Int32
  }

  struct Offer {
    var units: [CodeUnit]
    var probability: Float
    var kind: CompletionCandidate.Kind
    var label: String?
    var detail: String
    var token: CompletionToken?
    var snippet: String?
  }

  private(set) var offers: [Offer] = []
  /// The draft before the cursor.
  var window: [CodeUnit] = []
  var draft: [DraftMatch] = []
  /// The counts of each bank, the writer's own last.
  var counts: [CountedContext] = []
  /// What the writer saw and typed past, as far as it could still follow.
  var refused: [[CodeUnit]] = []
  /// Whether numbers are guessed only where a source proposes them.
  var limitsNumbers = false

  package init() {}

  /// Proposes `text` to follow with `probability`.
  mutating func offer(
    _ text: some Sequence<CodeUnit>,
    probability: Float,
    kind: CompletionCandidate.Kind,
    label: String? = nil,
    detail: String = "",
    token: CompletionToken? = nil,
    snippet: String? = nil,
  ) {
    let units = Array(text)
    guard !units.isEmpty else { return }
    offers.append(
      Offer(
        units: units,
        probability: probability,
        kind: kind,
        label: label,
        detail: detail,
        token: token,
        snippet: snippet
      )
    )
  }

  /// Whether a source proposes the next number.
  var proposesNumber: Bool { offers.contains { $0.kind == .ordinal } }

  /// Whether a string that no source proposes may be offered: which number is due (第二, （二）, 一是) can be known and need
  /// not be guessed from other texts. Where nothing is proposed the first number may stay.
  func mayGuess(_ units: [CodeUnit]) -> Bool {
    guard limitsNumbers, let number = Self.leadingNumber(units) else { return true }
    return !proposesNumber && number == "一"
  }

  /// The first numeral of the ordinal that a string begins with; nil for 第十四届, 二十大, 2024年.
  private static func leadingNumber(_ units: [CodeUnit]) -> CodeUnit? {
    let isMarked = units.first == "第" || units.first == "（" || units.first == "("
    let number = units.dropFirst(isMarked ? 1 : 0)
    guard let numeral = number.first, numeral.isHanNumeral || numeral.decimalDigit != nil else { return nil }
    guard let mark = number.first(where: { !$0.isHanNumeral && $0.decimalDigit == nil }) else {
      return isMarked ? numeral : nil
    }
    return ordinalMarks.contains(mark) ? numeral : nil
  }

  private static let ordinalMarks = [CodeUnit]("、．.，是要）)条章节")
}

/// The counts of one bank at a cursor: which of its nodes the last characters lead to.
struct CountedContext {
  let trie: CountTrie
  let affinity: DocumentAffinity
  /// How much more a sighting here counts than one in the shipped bank.
  let weight: Float
  /// By the length of the context in characters, from one on; an `id` of 0 where the corpus does not hold it.
  var nodes: [CountTrie.Node]
  /// The longest context that is known.
  var longest = 0
  /// What may follow the last character.
  var successors = CountTrie.Successors()

  /// The longest context that is looked up, and the room for those that grow while a candidate does.
  static let longestContext = 10
  static let room = 21

  /// - Parameters:
  ///   - trie: the counts.
  ///   - prefix: the paragraph before the cursor.
  ///   - affinity: what the draft says of its kind.
  ///   - weight: how much more a sighting here counts than in the shipped bank.
  init(_ trie: CountTrie, after prefix: ArraySlice<CodeUnit>, affinity: DocumentAffinity, weight: Float) {
    self.trie = trie
    self.affinity = affinity
    self.weight = weight
    nodes = [CountTrie.Node](repeating: CountTrie.Node(), count: Self.room)
    let symbols = Self.symbols(trie, prefix)
    guard let last = symbols.first, let last else { return }
    let lists = symbols.map { $0.map { trie.successors(of: $0) } }
    successors = lists[0] ?? CountTrie.Successors()
    // From each character the rank of the one after it.
    let ranks = symbols.indices.map { index -> Int? in
      guard index > 0, let next = symbols[index - 1], let list = lists[index] else { return nil }
      return trie.rank(of: next, in: list)
    }
    nodes[1] = trie.unigram(last)
    longest = 1
    for length in stride(from: 2, through: symbols.count, by: 1) {
      guard symbols[length - 1] != nil else { break }
      guard let list = lists[length - 1], let rank = ranks[length - 1] else { continue }
      var node: CountTrie.Node? = trie.bigram(at: rank, of: list)
      for index in stride(from: length - 2, to: 0, by: -1) {
        guard let here = node, let rank = ranks[index] else {
          node = nil
          break
        }
        node = trie.child(rank, of: here)
      }
      if let node {
        nodes[length] = node
        longest = length
      }
    }
  }

  /// The symbols of the last characters, the last first; the beginning of the paragraph counts as one.
  private static func symbols(_ trie: CountTrie, _ prefix: ArraySlice<CodeUnit>) -> [Int?] {
    var symbols: [Int?] = []
    var index = prefix.endIndex
    while index > prefix.startIndex, symbols.count < longestContext {
      index -= 1
      var scalar = UInt32(prefix[index].rawValue)
      if prefix[index].isLowSurrogate, index > prefix.startIndex, prefix[index - 1].isHighSurrogate {
        scalar = Transcoder.scalar(prefix[index - 1].rawValue, prefix[index].rawValue)
        index -= 1
      }
      symbols.append(trie.symbol(scalar))
    }
    if index == prefix.startIndex, symbols.count < longestContext { symbols.append(trie.symbol(0x0A)) }
    return symbols
  }
}
