internal import LexiconTables
package import Text

/// Which 汉字 stand beside each other in real documents, and where three of four leave no doubt about the fourth: enough
/// to see that in 高度重示 the last one was typed for its sound.
///
/// Counted over the documents that the phrase bank is mined from (`gongwen-tables spelling`, see `phrasebank/README.md`),
/// compiled into the program and read in place. A character is doubted only if it stands beside neither neighbour in any
/// number of documents; the odds that two hashes are wrong at once are below one in a hundred million places.
///
/// `@unchecked`: the bytes are part of the program and never written.
package struct SpellingTable: @unchecked Sendable {
  /// 汉字 that have a reading here: those of the Basic Multilingual Plane's main block.
  package static let characters: ClosedRange<UInt16> = 0x4E00...0x9FFF
  /// How many bits of the pairs there are, as a power of two: 256 KB, an eighth of them set, so that one in forty pairs
  /// that no document has is taken for one that some have.
  package static let pairBits: UInt32 = 21
  /// How a file begins.
  package static let signature = Array("GWSPELL1".utf8)

  private let bytes: UnsafeBufferPointer<UInt8>
  private let count: Int

  package static let shipped = SpellingTable(lexicon_spelling())

  private init(_ table: lexicon_table) {
    let bytes = UnsafeBufferPointer(start: table.bytes, count: table.bytes == nil ? 0 : Int(table.count))
    let fixed = Layout.entries + 4
    guard bytes.count >= fixed, bytes.prefix(8).elementsEqual(Self.signature) else {
      (self.bytes, count) = (UnsafeBufferPointer(rebasing: bytes[0..<0]), 0)
      return
    }
    let entries = (0..<4).reduce(0) { $0 | Int(bytes[Layout.entries + $1]) << (8 * $1) }
    self.bytes = bytes
    count = min(entries, (bytes.count - fixed) / 6)
  }

  /// Offsets of the sections.
  private enum Layout {
    static let readings = 8
    static let pairs = readings + 2 * SpellingTable.characters.count
    static let entries = pairs + (1 << Int(SpellingTable.pairBits)) / 8
    static let keys = entries + 4
  }

  /// A character that does not fit where it stands.
  package struct Doubt: Hashable, Sendable {
    /// Where it stands.
    package let index: Int
    /// What stands there in all documents; it sounds the same.
    package let right: CodeUnit
    /// The four characters that leave no doubt.
    package let phrase: Range<Int>
  }

  /// The doubtful characters in `range` of `units`. Linear: one look into 256 KB for two 汉字 that stand beside each other
  /// in documents, which neither leaves a doubt about.
  package func doubts(in units: [CodeUnit], _ range: Range<Int>) -> [Doubt] {
    guard count > 0, let pairs = UnsafeRawPointer(bytes.baseAddress)?.advanced(by: Layout.pairs) else { return [] }
    var result: [Doubt] = []
    units.withUnsafeBufferPointer { units in
      let range = range.clamped(to: 0..<units.count)
      var index = Self.firstUnfit(in: units, from: range.lowerBound, to: range.upperBound, pairs)
      while index < range.upperBound {
        let fitsBefore =
          index > range.lowerBound && Self.isCharacter(units[index &- 1])
          && Self.isPair(units[index &- 1].rawValue, units[index].rawValue, of: pairs)
        if !fitsBefore, let doubt = doubt(at: index, of: units, in: range, pairs) { result.append(doubt) }
        index = Self.firstUnfit(in: units, from: index &+ 1, to: range.upperBound, pairs)
      }
    }
    return result
  }

  /// The first character from `start` on, before `end`, that no document has beside the one behind it; those that follow
  /// one that it has are left out, since they fit where they stand. `end` if there is none.
  @inline(__always)
  private static func firstUnfit(
    in units: UnsafeBufferPointer<CodeUnit>,
    from start: Int,
    to end: Int,
    _ pairs: UnsafeRawPointer,
  ) -> Int {
    var index = start
    while index < end {
      guard isCharacter(units[index]) else {
        index &+= 1
        continue
      }
      guard index &+ 1 < end, isPair(units[index].rawValue, units[index &+ 1].rawValue, of: pairs) else { return index }
      index &+= 2
    }
    return end
  }

  /// Whether the character at `index` stands there a second time by mistake: no document has two of it side by side, and
  /// with one of them the words around are an expression that leaves no doubt about one of its characters. O(1).
  package func isDoubled(at index: Int, in units: [CodeUnit]) -> Bool {
    guard count > 0, let pairs = UnsafeRawPointer(bytes.baseAddress)?.advanced(by: Layout.pairs),
      let unit = units[safe: index], unit == units[safe: index - 1], Self.isCharacter(unit),
      !Self.isPair(unit.rawValue, unit.rawValue, of: pairs)
    else { return false }
    // Of 切实实加强 the four 切实加强: the one character stands second or third among them.
    return [index - 3, index - 2].contains { start in
      let four = (start..<start + 5).filter { $0 != index }.map { units[at: $0] }
      return four.allSatisfy { Self.isCharacter($0) } && isExpression(four)
    }
  }

  /// Whether both are 汉字 that stand beside each other in no document; false where there is no table.
  package func isUnseen(_ first: CodeUnit, _ second: CodeUnit) -> Bool {
    guard count > 0, let pairs = UnsafeRawPointer(bytes.baseAddress)?.advanced(by: Layout.pairs),
      Self.isCharacter(first), Self.isCharacter(second)
    else { return false }
    return !Self.isPair(first.rawValue, second.rawValue, of: pairs)
  }

  /// Whether three of `four` characters leave no doubt about the other.
  private func isExpression(_ four: [CodeUnit]) -> Bool {
    four.indices.contains { place in
      var context: UInt64 = 0
      for index in four.indices {
        context = context << 16 | UInt64(index == place ? reading(of: four[index].rawValue) : four[index].rawValue)
      }
      return reading(of: four[place].rawValue) != 0 && character(in: context) == four[place].rawValue
    }
  }

  private func doubt(
    at index: Int,
    of units: UnsafeBufferPointer<CodeUnit>,
    in range: Range<Int>,
    _ pairs: UnsafeRawPointer,
  ) -> Doubt? {
    let unit = units[index].rawValue
    let reading = reading(of: unit)
    guard reading != 0 else { return nil }
    // In the middle first: such four are more often one expression (挪作他用, not 得挪作他).
    let offsets: InlineArray<4, Int> = [2, 1, 3, 0]
    for place in offsets.indices {
      let start = index - offsets[place]
      guard start >= range.lowerBound, start + 4 <= range.upperBound else { continue }
      var context: UInt64 = 0
      var isWhole = true
      for place in start..<start + 4 {
        let other = units[place].rawValue
        if !Self.characters.contains(other) { isWhole = false }
        context = context << 16 | UInt64(place == index ? reading : other)
      }
      guard isWhole, let right = character(in: context), right != unit else { continue }
      // A hash may be wrong; what it says must stand beside its neighbours in other documents too.
      let fits =
        (index == start || Self.isPair(units[index - 1].rawValue, right, of: pairs))
        && (index == start + 3 || Self.isPair(right, units[index + 1].rawValue, of: pairs))
      if fits { return Doubt(index: index, right: CodeUnit(right), phrase: start..<start + 4) }
    }
    return nil
  }

  @inline(__always)
  private static func isCharacter(_ unit: CodeUnit) -> Bool {
    unit.rawValue &- characters.lowerBound <= characters.upperBound - characters.lowerBound
  }

  /// A number for its sound, in which sounds that many speakers do not tell apart are one; 0 for none.
  private func reading(of unit: UInt16) -> UInt16 {
    let at = Layout.readings + 2 * Int(unit - Self.characters.lowerBound)
    return UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
  }

  /// No word lies outside: a file that is shorter is not read.
  private static func isPair(_ first: UInt16, _ second: UInt16, of pairs: UnsafeRawPointer) -> Bool {
    let (word, bits) = place(first, second)
    return UInt32(littleEndian: pairs.loadUnaligned(fromByteOffset: 4 * word, as: UInt32.self)) & bits == bits
  }

  /// What stands at the place of the reading in `context`; nil if that is open.
  private func character(in context: UInt64) -> UInt16? {
    let key = Self.key(context)
    // Keys are spread evenly, so that each says where about it stands, and what stands there how far from it: then steps
    // that double. Halves alone fetch a dozen places of memory that nothing else reads.
    var (guess, step) = (0, Self.firstStep)
    for _ in 0..<3 {
      let ahead = Int64(key) - Int64(guess == 0 ? 0 : number(at: Layout.keys + 4 * guess))
      guess = max(0, min(guess + Int(truncatingIfNeeded: (ahead * Int64(count)) >> 32), count - 1))
    }
    var (low, high) = (guess, guess)
    while low > 0, number(at: Layout.keys + 4 * low) >= key { (low, high, step) = (max(0, low - step), low, 2 * step) }
    while high < count, number(at: Layout.keys + 4 * high) < key {
      (low, high, step) = (high + 1, min(count, high + step), 2 * step)
    }
    while low < high {
      let middle = low + (high - low) / 2
      if number(at: Layout.keys + 4 * middle) < key { low = middle + 1 } else { high = middle }
    }
    guard low < count, number(at: Layout.keys + 4 * low) == key else { return nil }
    let at = Layout.keys + 4 * count + 2 * low
    return UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
  }

  /// How far a key stands at most, nearly always, from where those near it say.
  private static let firstStep = 8

  private func number(at offset: Int) -> UInt32 {
    guard let base = UnsafeRawPointer(bytes.baseAddress), offset + 4 <= bytes.count else { return 0 }
    return UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  // MARK: What the tool that writes it has to do alike

  /// The word of 32 bits and the two bits in it that are set for a pair that documents have: a Bloom filter of one look.
  package static func place(_ first: UInt16, _ second: UInt16) -> (word: Int, bits: UInt32) {
    let mixed = (UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1
    let spread = (mixed ^ mixed >> 15) &* 0x85EB_CA77
    return (Int(mixed >> (37 - pairBits)), 1 << (spread >> 27) | 1 << (spread >> 22 & 31))
  }

  /// The key of four characters, with the number of its reading for the one that the others leave no doubt about: a
  /// reading is no 汉字, so its place is part of the key.
  package static func key(_ context: UInt64) -> UInt32 {
    let mixed = (context ^ context >> 32) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }
}
