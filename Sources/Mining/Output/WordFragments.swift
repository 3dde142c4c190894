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
  private let beginnings: Beginnings

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
      suspects.append(Suspect(units: units, first: first, last: last))
    }
    suspects.sort { $0.units.lexicographicallyPrecedes($1.units) }
    beginnings = Beginnings(of: suspects.map { $0.units })
  }

  /// Calls `body` with the suspects of a segment of the corpus. On any number of threads at once.
  func forEach(in segment: Counted, _ body: (Find) -> Void) {
    let units = segment.units
    for start in 0..<max(0, units.count - 2) {
      beginnings.forEach(at: start, in: units) { index in
        let end = start + suspects[index].units.count
        guard end <= units.count, suspects[index].units.goesOn(in: units, at: start) else { return }
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
}

extension [CodeUnit] {
  /// Whether `units` go on at `start` as this does behind the first seven, of which that is known.
  @inline(__always)
  fileprivate func goesOn(in units: [CodeUnit], at start: Int) -> Bool {
    var index = Beginnings.known
    while index < count {
      if self[index] != units[start + index] { return false }
      index += 1
    }
    return true
  }
}

/// Strings of three units or more, found by how they begin.
///
/// Most places of a text begin none, and of the strings that begin with the same three units as a place most go on
/// differently. Both is seen without going to the strings, each of which lies somewhere else in memory.
private struct Beginnings: Sendable {
  /// So many units of a string are compared here.
  static let known = 7

  /// The first seven units of a string; what it lacks of them is zero, and `mask` is zero there.
  private struct Beginning {
    /// Three units.
    let key: UInt64
    /// Four.
    let next: UInt64
    let mask: UInt64
  }

  private let beginnings: [Beginning]
  /// A bit for each key, by its hash: most places of a text are known by it, and it stays in the nearest cache.
  private var begun = [UInt64](repeating: 0, count: 1 << 13)
  /// Where the first string of each key stands, plus one, and above it the upper half of the key's hash; 0 is free. Its size
  /// is a power of two.
  private var slots: [UInt64]

  /// - Parameter strings: in order.
  init(of strings: [[CodeUnit]]) {
    let beginnings = strings.map { units in
      let next = Self.word(units, 3)
      return Beginning(key: Self.key(units, 0), next: next.word, mask: next.mask)
    }
    let firsts = beginnings.indices.filter { $0 == 0 || beginnings[$0].key != beginnings[$0 - 1].key }
    var size = 1 << 10
    while size < firsts.count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    for index in firsts {
      let hash = Self.hash(beginnings[index].key)
      begun[Int(hash >> 51)] |= 1 << (hash >> 45 & 63)
      var slot = Self.slot(hash, size)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash & Self.upperHalf | UInt64(UInt32(truncatingIfNeeded: index + 1))
    }
    self.beginnings = beginnings
  }

  /// Calls `body` with the index of each string that the units from `start` on may begin with: they do with its first seven.
  @inline(__always)
  func forEach(at start: Int, in units: [CodeUnit], _ body: (Int) -> Void) {
    let key = Self.key(units, start)
    let hash = Self.hash(key)
    if begun[Int(hash >> 51)] >> (hash >> 45 & 63) & 1 == 0 { return }
    var slot = Self.slot(hash, slots.count)
    while slots[slot] != 0 {
      var index = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
      if (slots[slot] ^ hash) & Self.upperHalf == 0, beginnings[index].key == key {
        let next = Self.word(units, start + 3).word
        while index < beginnings.count, beginnings[index].key == key {
          if (beginnings[index].next ^ next) & beginnings[index].mask == 0 { body(index) }
          index += 1
        }
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private static func key(_ units: [CodeUnit], _ start: Int) -> UInt64 {
    UInt64(units[start].rawValue) << 32 | UInt64(units[start + 1].rawValue) << 16 | UInt64(units[start + 2].rawValue)
  }

  /// Four units from `start` on, and which of them there are.
  @inline(__always)
  private static func word(_ units: [CodeUnit], _ start: Int) -> (word: UInt64, mask: UInt64) {
    var word: UInt64 = 0
    var mask: UInt64 = 0
    for index in start..<start + 4 {
      let isThere = index < units.count
      word = word << 16 | (isThere ? UInt64(units[index].rawValue) : 0)
      mask = mask << 16 | (isThere ? 0xFFFF : 0)
    }
    return (word, mask)
  }

  private static var upperHalf: UInt64 { 0xFFFF_FFFF_0000_0000 }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// By bits that the upper half does not begin with.
  @inline(__always)
  private static func slot(_ hash: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 24) & (size - 1)
  }
}
