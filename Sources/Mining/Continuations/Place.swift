import Text

/// A place where a cursor may stand, with the units before and after it: all the search for continuations asks of the
/// text, so that the text itself need not be in memory.
struct Place: WordOrdered, BitwiseCopyable {
  /// Units before the cursor that count, and after it.
  static let depth = 8
  static let reach = 12
  static let wordCount = FiveWords.count

  /// Four units each: first three words of what follows, zeros where it ends; then two words of what stands before, the
  /// nearest unit first, zeros where a context ends.
  private let words: FiveWords
  var weight: UInt32
  /// The document; `UInt32.max` when there are several.
  var document: UInt32

  /// The place after the unit at `index`.
  init(_ paragraph: UnsafeBufferPointer<UInt16>, after index: Int, weight: UInt32, document: UInt32) {
    self.weight = weight
    self.document = document
    var after = 0
    while after < Place.reach, index + 1 + after < paragraph.count, paragraph[index + 1 + after].continues {
      after += 1
      if paragraph[index + after].endsSentence { break }
    }
    var before = 1
    while before < Place.depth, before <= index, paragraph[index - before + 1] != ContinuationLog.opening {
      let unit = paragraph[index - before]
      // A sentence is over: what stands in it does not tell what follows in the next.
      guard unit.mayStandBefore, !unit.endsSentence else { break }
      before += 1
    }
    /// Four units from `first` on; zeros from `end` on.
    func forwards(_ first: Int, _ end: Int) -> UInt64 {
      var word: UInt64 = 0
      for offset in first..<first + 4 { word = word << 16 | (offset < end ? UInt64(paragraph[offset]) : 0) }
      return word
    }
    /// Four units from `first` to the left; zeros from `end` on.
    func backwards(_ first: Int, _ end: Int) -> UInt64 {
      var word: UInt64 = 0
      for offset in 0..<4 { word = word << 16 | (first - offset > end ? UInt64(paragraph[first - offset]) : 0) }
      return word
    }
    let (start, end, left) = (index + 1, index + 1 + after, index - before)
    words = FiveWords(
      forwards(start, end),
      forwards(start + 4, end),
      forwards(start + 8, end),
      backwards(index, left),
      backwards(index - 4, left)
    )
  }

  @inline(__always)
  func word(_ index: Int) -> UInt64 { words[index] }

  /// How often it counts as evidence: a window of twenty units that is always the same is a copy, however often it
  /// stands in the corpus.
  var evidence: Int { min(Int(weight), ContinuationLog.heaviest) }

  /// The unit after the cursor at `offset`; zero after the end.
  @inline(__always)
  func after(_ offset: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: word(offset >> 2) >> UInt64(48 - (offset & 3) * 16))
  }

  /// The unit before the cursor at `offset`, 0 the nearest; zero where the context ends.
  @inline(__always)
  func before(_ offset: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: word(3 + offset >> 2) >> UInt64(48 - (offset & 3) * 16))
  }

  /// Whether all units are the same.
  func hasUnits(of other: Place) -> Bool {
    words == other.words
  }

  /// Sorted by what follows; places with the same units become one.
  static func sorted(_ places: UnsafeBufferPointer<Place>) -> [Place] {
    var result = WordSort.sorted(places)
    var kept = 0
    for place in result.indices {
      if kept > 0, result[kept - 1].hasUnits(of: result[place]) {
        result[kept - 1].weight &+= result[place].weight
        if result[kept - 1].document != result[place].document { result[kept - 1].document = .max }
      } else {
        result[kept] = result[place]
        kept += 1
      }
    }
    result.removeSubrange(kept...)
    return result
  }
}
