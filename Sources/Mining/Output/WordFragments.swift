import Text

/// Finds phrases that begin or end inside a word wherever they occur: 业健康发展, cut out of 产业健康发展, 企业健康发展, 行业健康发展.
///
/// That many words end so makes such a cut look free. It is known by the characters at the cut: the outer one holds more
/// firmly to its neighbour outside than to the one inside.
struct WordFragments: Sendable {
  /// A suspect in the text.
  struct Find: Sendable {
    fileprivate let suspect: Int
    fileprivate let count: Int
    /// What goes before or behind where it is cut inside a word.
    fileprivate var before: CodeUnit?
    fileprivate var behind: CodeUnit?
  }

  private struct Suspect {
    let units: [CodeUnit]
    /// How firmly the first two and the last two hold together.
    let first: Int
    let last: Int
    var total = 0
    /// How often it begins, and ends, inside a word.
    var front = Cuts()
    var end = Cuts()
  }

  /// The cuts at one end of a phrase.
  private struct Cuts {
    private var neighbours: [CodeUnit: Int] = [:]

    mutating func add(_ other: CodeUnit, _ more: Int) { neighbours[other, default: 0] += more }

    /// Whether that is nearly everywhere, and not beside one neighbour mostly: then it is a phrase that goes before or
    /// behind, 贯彻|新发展理念; the one word that a phrase is cut out of was looked after when its neighbours were counted.
    func isUsual(of total: Int) -> Bool {
      let count = neighbours.values.reduce(0, +)
      return count > 0 && count * 10 >= total * 7 && (neighbours.values.max() ?? 0) * 5 <= count * 4
    }
  }

  private let association: @Sendable (CodeUnit, CodeUnit) -> Int
  private var suspects: [Suspect] = []
  /// Suspects by their first three characters.
  private var places: [UInt64: [Int]] = [:]
  /// Hashes of the first two: most places of a text are done with after one look.
  private var pairs = [Bool](repeating: false, count: 1 << 16)

  /// What two characters of a word hold together with, at least: they meet eight times as often as by chance.
  private static let firm = 24
  /// How much more firmly than inside: four times as often.
  private static let difference = 16
  /// Words of one character, however often another goes before: 坚持|以民为本.
  private static let prepositions = Set([CodeUnit]("以把将对向为在从由按因与和被应须"))

  /// - Parameters:
  ///   - phrases: what to look at; those of fewer than three characters and lists are passed over.
  ///   - association: how firmly two characters hold together; see `SegmentLog.association`.
  init(_ phrases: some Sequence<MinedPhrase>, association: @escaping @Sendable (CodeUnit, CodeUnit) -> Int) {
    self.association = association
    for phrase in phrases where phrase.units.count >= 3 && !phrase.units.contains(Segments.list) {
      let units = phrase.units
      let (first, last) = (association(units[0], units[1]), association(units[units.count - 2], units[units.count - 1]))
      // What is firm inside is hardly firmer outside.
      guard min(first, last) < 2 * Self.firm else { continue }
      places[Self.key(units[0], units[1], units[2]), default: []].append(suspects.count)
      pairs[Self.hash(units[0], units[1])] = true
      suspects.append(Suspect(units: units, first: first, last: last))
    }
  }

  /// Calls `body` with the suspects of a segment of the corpus. On any number of threads at once.
  func forEach(in segment: Counted, _ body: (Find) -> Void) {
    let units = segment.units
    for start in 0..<max(0, units.count - 2) where pairs[Self.hash(units[start], units[start + 1])] {
      guard let found = places[Self.key(units[start], units[start + 1], units[start + 2])] else { continue }
      for index in found where units[start...].starts(with: suspects[index].units) {
        let end = start + suspects[index].units.count
        var find = Find(suspect: index, count: segment.count)
        if start > 0, !Self.prepositions.contains(units[start]),
          isFirmer(units[start - 1], units[start], than: suspects[index].first)
        {
          find.before = units[start - 1]
        }
        if end < units.count, isFirmer(units[end - 1], units[end], than: suspects[index].last) {
          find.behind = units[end]
        }
        body(find)
      }
    }
  }

  /// Takes in what was found; in any order.
  mutating func add(_ find: Find) {
    suspects[find.suspect].total += find.count
    if let before = find.before { suspects[find.suspect].front.add(before, find.count) }
    if let behind = find.behind { suspects[find.suspect].end.add(behind, find.count) }
  }

  private func isFirmer(_ first: CodeUnit, _ second: CodeUnit, than inside: Int) -> Bool {
    association(first, second) >= max(Self.firm, inside + Self.difference)
  }

  /// Those that are cut nearly wherever they occur.
  var all: Set<[CodeUnit]> {
    Set(suspects.filter { $0.front.isUsual(of: $0.total) || $0.end.isUsual(of: $0.total) }.map { $0.units })
  }

  private static func key(_ first: CodeUnit, _ second: CodeUnit, _ third: CodeUnit) -> UInt64 {
    UInt64(first.rawValue) << 32 | UInt64(second.rawValue) << 16 | UInt64(third.rawValue)
  }

  private static func hash(_ first: CodeUnit, _ second: CodeUnit) -> Int {
    Int((KeyRanges.key(first.rawValue, second.rawValue) &* 0x9E37_79B1) >> 16)
  }
}
