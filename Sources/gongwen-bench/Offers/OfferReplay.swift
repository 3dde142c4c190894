import Completion
import Structure
import Text

/// Types documents again and counts, case by case, how often what the sources offer comes true: the rows of `offers.tsv`.
///
/// A hit is an offer that the text goes on with to its end. Asked is where sources have something to say: at the beginning
/// of lines and clauses, and behind the first characters of one.
struct OfferReplay {
  private var counts: [OfferCase.Key: (tries: Int, hits: Int)] = [:]
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
    for offer in engine.offers(document, at: position, CompletionRequest(today: today))
    where isCounted(offer.offerCase.kind) {
      let isHit =
        offer.frame.map { Self.fits($0, line[max(0, position.column - offer.typed)...]) }
        ?? line[position.column...].starts(with: offer.text)
      let key = offer.offerCase.key
      for width in 0...OfferCase.widest {
        let key = key.widened(to: width)
        counts[key, default: (0, 0)].tries += 1
        if isHit { counts[key, default: (0, 0)].hits += 1 }
      }
    }
  }

  /// Whether `units` begin with `frame` filled in: up to one of their marks it fits.
  private static func fits(_ frame: Template, _ units: ArraySlice<CodeUnit>) -> Bool {
    let ends = units.indices.filter { units[$0].isSentenceEnd || units[$0].isClauseMark }.prefix(widestFrame)
    return ends.contains { frame.fits(units[..<$0], widest: widestGap) || frame.fits(units[...$0], widest: widestGap) }
  }

  /// The day that a document is dated, in one of its last lines.
  private static func day(_ lines: [[CodeUnit]]) -> CalendarDay? {
    for line in lines.suffix(lastLines).reversed() {
      let numbers = line.split { !$0.isASCIIDigit }.map {
        $0.reduce(0) { ($0 * 10 + ($1.decimalDigit ?? 0)) % 100_000 }
      }
      guard line.count <= 16, line.contains("年"), line.contains("月"), numbers.count == 3 else { continue }
      return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    return nil
  }

  /// The rows of the table, sorted as tables of the lexicon are.
  var table: String {
    var rows: [String] = []
    for (key, count) in counts where count.tries >= Self.fewest || key.width == OfferCase.widest {
      rows.append("\(key.text)\t\(count.tries)\t\(count.hits)\tgongwen-bench offers")
    }
    rows.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    return (["#case\ttries\thits\tsource"] + rows).joined(separator: "\n") + "\n"
  }

  /// Adds what another replay has counted.
  mutating func add(_ other: OfferReplay) {
    for (key, count) in other.counts {
      counts[key, default: (0, 0)].tries += count.tries
      counts[key, default: (0, 0)].hits += count.hits
    }
  }
}
