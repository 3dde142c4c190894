import Completion
import Structure
import Text

/// Types documents again and counts, case by case, how often what the sources offer comes true: the rows of `offers.tsv`.
///
/// A hit is an offer that the text goes on with to its end. Asked is where sources have something to say: at the beginning
/// of lines and clauses, and behind the first characters of one.
///
/// Counts foresee many hits by themselves, and what both say must not count twice. A source is a component of a mixture
/// with the counts: its weight is fitted by expectation maximization (Dempster, Laird and Rubin 1977), which gives each a
/// part of a hit in proportion to how probable it made it.
struct OfferReplay {
  /// What was offered at one place.
  private struct Offered {
    var key: OfferCase.Key
    var isHit: Bool
    /// How probable counts held it.
    var counted: Float
  }

  private var places: [[Offered]] = []
  private let engine: CompletionEngine
  /// Kinds that are left out: those that rest on the bank, where it was mined from the very documents.
  private let isCounted: (OfferCase.Kind) -> Bool

  /// Of a long document the first lines and the last say all there is: in between, the same cases come again.
  private static let firstUnits = 3000
  private static let lastLines = 12
  private static let longestDocument = 60_000
  /// Units of a clause behind which is asked.
  private static let typed = 3
  /// A gap holds at most so many units; a frame takes at most so many clauses.
  private static let widestGap = 80
  private static let widestFrame = 12
  /// Cases seen less often than this are left to the wider ones.
  private static let fewest = 8
  /// Rounds of fitting; after these the weights of the kinds move by less than a hundredth of themselves.
  private static let rounds = 8

  init(
    _ engine: CompletionEngine = CompletionEngine(),
    counting isCounted: @escaping (OfferCase.Kind) -> Bool = { _ in true }
  ) {
    self.engine = engine
    self.isCounted = isCounted
  }

  /// Kinds that rest on what was mined.
  static func restsOnBank(_ kind: OfferCase.Kind) -> Bool {
    switch kind {
    case .draftFrame, .parallel, .parallelBeginning, .parallelTemplate, .phrase: true
    default: false
    }
  }

  /// Counts what comes true while `text` is typed on the day that it is dated.
  mutating func replay(_ text: String) {
    let lines = SourceText(text).lines.map { $0.units }
    let today = Self.day(lines)
    let total = lines.reduce(0) { $0 + $1.count }
    guard total <= Self.longestDocument else { return }
    var before: [[CodeUnit]] = []
    var length = 0
    for (index, line) in lines.enumerated() {
      if length < Self.firstUnits || index >= lines.count - Self.lastLines { replay(line, below: before, today) }
      before.append(line)
      length += line.count
    }
  }

  private mutating func replay(_ line: [CodeUnit], below above: [[CodeUnit]], _ today: CalendarDay?) {
    guard line.contains(where: { !$0.isBlank }) else { return }
    var document = Document(String(Array(above.joined(separator: [CodeUnit]("\n"))) + (above.isEmpty ? [] : ["\n"])))
    let row = above.count
    var sinceMark = 0
    for column in 0..<line.count {
      if column > 0 {
        let place = TextPosition(line: row, column: column - 1)
        _ = document.apply(TextEdit(range: TextRange(place, place), newText: [line[column - 1]]))
        let last = line[column - 1]
        sinceMark = last.isSentenceEnd || last.isClauseMark || last.isBlank ? 0 : sinceMark + 1
      }
      guard sinceMark <= Self.typed else { continue }
      count(document, TextPosition(line: row, column: column), line, today)
    }
  }

  private mutating func count(
    _ document: Document,
    _ position: TextPosition,
    _ line: [CodeUnit],
    _ today: CalendarDay?,
  ) {
    var place: [Offered] = []
    for offer in engine.offers(document, at: position, CompletionRequest(today: today))
    where isCounted(offer.offerCase.kind) {
      let isHit =
        offer.frame.map { Self.fits($0, line[max(0, position.column - offer.typed)...]) }
        ?? line[position.column...].starts(with: offer.text)
      place.append(Offered(key: offer.offerCase.key, isHit: isHit, counted: offer.counted))
    }
    if !place.isEmpty { places.append(place) }
  }

  /// Whether `units` begin with `frame` filled in: up to one of their marks it fits.
  private static func fits(_ frame: Template, _ units: ArraySlice<CodeUnit>) -> Bool {
    let ends = units.indices.filter { units[$0].isSentenceEnd || units[$0].isClauseMark }.prefix(widestFrame)
    return ends.contains { frame.fits(units[..<$0], widest: widestGap) || frame.fits(units[...$0], widest: widestGap) }
  }

  /// The day that a document is dated, in one of its last lines.
  private static func day(_ lines: [[CodeUnit]]) -> CalendarDay? {
    for line in lines.suffix(lastLines).reversed() {
      let date = WrittenDate(line, at: line.prefix { $0.isBlank }.count, isSpaced: true)
      if line.count <= 16, let day = date?.day(in: line) { return day }
    }
    return nil
  }

  /// Adds what another replay has seen.
  mutating func add(_ other: OfferReplay) {
    places += other.places
  }

  // MARK: The table

  private struct Count {
    var tries = 0
    var hits = 0
    /// Of the hits, the part that counts did not foresee.
    var unforeseen: Float = 0
  }

  /// The rows of the table, sorted as tables of the lexicon are.
  var table: String {
    let counts = fitted()
    var rows: [String] = []
    for (key, count) in counts where count.tries >= Self.fewest || key.width == OfferCase.widest {
      let unforeseen = Int((count.unforeseen * Float(OfferTable.hundredths)).rounded())
      rows.append("\(key.text)\t\(count.tries)\t\(count.hits)\t\(unforeseen)\tgongwen-bench offers")
    }
    rows.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    return (["#case\ttries\thits\tunforeseen\tsource"] + rows).joined(separator: "\n") + "\n"
  }

  private func fitted() -> [OfferCase.Key: Count] {
    var counts = count { _, _ in 1 }
    for _ in 0..<Self.rounds {
      var kept = KeyedList<OfferCase.Key, OfferTable.Count>()
      for (key, count) in counts where count.tries >= Self.fewest || key.width == OfferCase.widest {
        kept[key] = OfferTable.Count(tries: Float(count.tries), hits: count.unforeseen)
      }
      let table = OfferTable(kept)
      counts = count { offer, mass in
        let scale = mass > OfferTable.mostOffered ? OfferTable.mostOffered / mass : 1
        let own = scale * table.probability(of: offer.key)
        return own / (own + (1 - scale * mass) * offer.counted)
      } mass: {
        $0.reduce(0) { $0 + table.probability(of: $1.key) }
      }
    }
    return counts
  }

  /// Counts every case and what is wider; `share` tells which part of a hit is the source's own.
  private func count(
    _ share: (Offered, _ mass: Float) -> Float,
    mass: ([Offered]) -> Float = { _ in 0 },
  ) -> [OfferCase.Key: Count] {
    var counts: [OfferCase.Key: Count] = [:]
    for place in places {
      let mass = mass(place)
      for offer in place {
        let unforeseen = offer.isHit ? share(offer, mass) : 0
        for width in 0...OfferCase.widest {
          let key = offer.key.widened(to: width)
          counts[key, default: Count()].tries += 1
          if offer.isHit { counts[key, default: Count()].hits += 1 }
          counts[key, default: Count()].unforeseen += unforeseen
        }
      }
    }
    return counts
  }
}
