package import Text

/// Set phrases of party and state that are written in one way, from `fixed-phrases.tsv`, and what is nearly one of them.
package struct FixedPhrases: Sendable {
  /// A place that is nearly a phrase.
  package struct Slip: Sendable {
    package var range: Range<Int>
    /// What should stand there.
    package var right: [CodeUnit]
  }

  private struct Phrase: Sendable {
    var units: [CodeUnit]
    /// Its beginning that no other text has.
    var head: [CodeUnit]
    /// Its words, marks left out.
    var words: [CodeUnit]
  }

  private let phrases: [Phrase]
  /// The second and the third unit of each head as one number, rarer than the first two (供给 is met everywhere, 给侧
  /// nowhere else): a phrase is not touched where another begins.
  private let heads: [UInt32]
  /// For each hash how many of them are left from the first one on that has it: none of most, and so of most places.
  private let left: [UInt8]

  package static let shipped = FixedPhrases()

  private init() {
    var phrases: [Phrase] = []
    var heads: [UInt32] = []
    var left = [UInt8](repeating: 0, count: 2048)
    LexiconTable.fixedPhrases.forEachRow { row in
      let (units, head) = (row.units(0), row.units(1))
      guard let second = head[safe: 1], let third = head[safe: 2], units.count > 6 else { return }
      phrases.append(Phrase(units: units, head: head, words: Self.words(units[...])))
      let pair = Self.pair(second, third)
      heads.append(pair)
    }
    for place in heads.indices.reversed() { left[Self.hash(heads[place])] = UInt8(clamping: heads.count - place) }
    (self.phrases, self.heads, self.left) = (phrases, heads, left)
  }

  /// The places in `range` that begin and end as a phrase does and are not it: one or two 汉字 are wrong, swapped or lost,
  /// or one too many. What has two more is a name of its own (习近平新时代中国特色社会主义经济思想); marks are left out of account.
  ///
  /// Linear in the range, with one comparison at most places.
  package func slips(in units: [CodeUnit], _ range: Range<Int>) -> [Slip] {
    var result: [Slip] = []
    let range = range.clamped(to: 0..<units.count)
    var index = range.lowerBound
    while index + 2 < range.upperBound {
      index = firstPlace(in: units, from: index, to: range.upperBound - 2)
      let slip = slip(at: index, in: units, range.upperBound)
      if let slip { result.append(slip) }
      index = slip?.range.upperBound ?? index + 1
    }
    return result
  }

  /// The first place from `start` on, before `end`, where a head may begin; `end` if there is none.
  private func firstPlace(in units: [CodeUnit], from start: Int, to end: Int) -> Int {
    units.withUnsafeBufferPointer { units in
      left.withUnsafeBufferPointer { left in
        var index = start
        while index < end, left[Self.hash(Self.pair(units[index &+ 1], units[index &+ 2]))] == 0 { index &+= 1 }
        return index
      }
    }
  }

  private func slip(at index: Int, in units: [CodeUnit], _ end: Int) -> Slip? {
    let pair = Self.pair(units[at: index + 1], units[at: index + 2])
    for place in heads.count - Int(left[Self.hash(pair)])..<heads.count where heads[place] == pair {
      let phrase = phrases[place]
      guard index + phrase.head.count < end, stands(phrase.head, at: index, in: units) else { continue }
      // Nearly always it is right.
      if index + phrase.units.count <= end, stands(phrase.units, at: index, in: units) { return nil }
      let tail = phrase.units.suffix(2)
      var best: (distance: Int, end: Int)?
      for length in phrase.units.count - Self.reach...phrase.units.count + Self.reach {
        let stop = index + length
        guard stop <= end, units[stop - 2..<stop].elementsEqual(tail) else { continue }
        let words = Self.words(units[index..<stop])
        let distance = EditDistance.between(words, phrase.words)
        if distance == 0 { return nil }
        guard distance <= (phrase.words.count > 9 ? 2 : 1), words.count <= phrase.words.count + 1 else { continue }
        if distance < best?.distance ?? Int.max { best = (distance, stop) }
      }
      if let best { return Slip(range: index..<best.end, right: phrase.units) }
    }
    return nil
  }

  private func stands(_ word: [CodeUnit], at index: Int, in units: [CodeUnit]) -> Bool {
    units[index..<index + word.count].elementsEqual(word)
  }

  /// How much longer or shorter a place may be: two 汉字 and a mark.
  private static let reach = 3

  /// `units` without marks and the words that join: 核心意识和看齐意识 is 核心意识、看齐意识.
  private static func words(_ units: ArraySlice<CodeUnit>) -> [CodeUnit] {
    units.filter { $0.isHan && $0 != "和" && $0 != "与" && $0 != "及" && $0 != "的" }
  }

  @inline(__always)
  private static func pair(_ first: CodeUnit, _ second: CodeUnit) -> UInt32 {
    UInt32(first.rawValue) << 16 | UInt32(second.rawValue)
  }

  /// Eleven bits of two units, spread (Knuth's multiplicative hash).
  @inline(__always)
  private static func hash(_ pair: UInt32) -> Int { Int((pair &* 0x9E37_79B1) >> 21) }
}
