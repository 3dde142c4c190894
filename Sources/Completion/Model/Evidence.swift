import PhraseBank
import Text

/// What speaks for the strings that may follow at the cursor, gathered from all sources before anything is ranked.
///
/// Three kinds of evidence:
/// - *counts*: what follows what in the documents of each bank (`counts.bin`);
/// - *draft*: places of the draft where the text before the cursor stood before, by the length of the match;
/// - *offers*: strings that a source proposes outright with a probability (the next ordinal, the next slogan).
struct Evidence {
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
    var offerCase: OfferCase
    /// Whether what is typed of it belongs to nothing else.
    var isTelling: Bool
    /// Whether counts tell how it goes on: it is a beginning, not a whole.
    var goesOn: Bool
    /// Of a frame to fill in, the frame; its first `typed` units stand before the cursor.
    var frame: Template?
    var typed: Int
  }

  private(set) var offers: [Offer] = []
  /// The draft before the cursor.
  var window: [CodeUnit] = []
  var draft: [DraftMatch] = []
  /// The counts of each bank, the writer's own last.
  var counts: [CountedContext] = []
  /// What the writer saw and typed past, as far as it could still follow.
  var refused: [RefusedCandidates.Passed] = []
  /// Whether numbers are guessed only where a source proposes them.
  var limitsNumbers = false

  init() {}

  /// Proposes that `text` follows. How probable that is, is known of its case.
  mutating func offer(
    _ text: some Sequence<CodeUnit>,
    _ offerCase: OfferCase,
    kind: CompletionCandidate.Kind,
    label: String? = nil,
    detail: String = "",
    token: CompletionToken? = nil,
    snippet: String? = nil,
    isTelling: Bool = false,
    goesOn: Bool = false,
    frame: Template? = nil,
    typed: Int = 0,
  ) {
    let units = Array(text)
    guard !units.isEmpty else { return }
    // A figure in a slogan of another paper is that paper's: 143条公交线路.
    if kind == .parallel, token.map({ $0.table < PhraseBank.Table.allCases.count }) ?? false,
      units.contains(where: { $0.decimalDigit != nil }) || units.contains(Self.percent)
    {
      return
    }
    let offer = Offer(
      units: units,
      probability: OfferTable.shared.probability(of: offerCase),
      kind: kind,
      label: label,
      detail: detail,
      token: token,
      snippet: snippet,
      offerCase: offerCase,
      isTelling: isTelling,
      goesOn: goesOn,
      frame: frame,
      typed: typed
    )
    // What two sources name is named once, by the surer one.
    guard let known = offers.firstIndex(where: { $0.units == units }) else { return offers.append(offer) }
    if offer.probability > offers[known].probability { offers[known] = offer }
  }

  private static let percent = [CodeUnit]("百分之")

  /// What counts and the draft say, without what sources propose.
  var withoutOffers: Evidence {
    var evidence = self
    evidence.offers = []
    return evidence
  }

  /// How probable all offers are together. They exclude each other but for those that begin alike, so it is their sum,
  /// which may be more than one.
  var mass: Float { offers.reduce(0) { $0 + $1.probability } }

  /// Whether an offer is worth a look however seldom it comes true: it says what is due at this place. A phrase of the shipped
  /// bank only begins as the text does; where counts know that text they say whether it follows (`OfferCase.isDue`). What
  /// the writer's own bank holds is the writer's idiom.
  func isDue(_ offer: Int32) -> Bool {
    let offer = Int(offer)
    guard offers.indices.contains(offer) else { return false }
    return offers[offer].offerCase.isDue || !isCounted || isOwn(offers[offer])
  }

  /// Whether a list opens for an offer that is due, with nothing surer in it (`OfferCase.opensList`).
  func opensList(_ offer: Int32) -> Bool {
    let offer = Int(offer)
    guard offers.indices.contains(offer) else { return false }
    return offers[offer].isTelling || offers[offer].offerCase.opensList || !isCounted || isOwn(offers[offer])
  }

  private func isOwn(_ offer: Offer) -> Bool {
    offer.token.map { $0.table >= PhraseBank.Table.allCases.count } ?? false
  }

  /// Whether any counts know more of the place than the last character.
  private var isCounted: Bool { counts.contains { $0.longest > 1 } }

  /// Whether a source proposes the next number.
  var proposesNumber: Bool { offers.contains { $0.kind == .ordinal } }

  /// Whether a string that no source proposes may be offered: which number is due (第二, （二）, 一是) can be known and need
  /// not be guessed from other texts. Where nothing is proposed the first number may stay.
  func mayGuess(_ units: ArraySlice<CodeUnit>) -> Bool {
    guard limitsNumbers, let number = Self.leadingNumber(units) else { return true }
    return !proposesNumber && number == "一"
  }

  /// The first numeral of the ordinal that a string begins with; nil for 第十四届, 二十大, 2024年.
  private static func leadingNumber(_ units: ArraySlice<CodeUnit>) -> CodeUnit? {
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
