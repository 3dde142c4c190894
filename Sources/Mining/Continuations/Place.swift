import Text

/// A place where a cursor may stand, with the units before and after it: all the search for continuations asks of the
/// text, so that the text itself need not be in memory.
struct Place: WordOrdered, BitwiseCopyable {
  /// Units before the cursor that count, and after it.
  static let depth = 8
  static let reach = 12
  static let wordCount = 5

  /// Four units each: first three words of what follows, zeros where it ends; then two words of what stands before, the
  /// nearest unit first, zeros where a context ends.
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64)
  var weight: UInt32
  /// The document; `UInt32.max` when there are several.
  var document: UInt32

  /// The place after the unit at `index`.
  init(_ paragraph: UnsafeBufferPointer<UInt16>, after index: Int, weight: UInt32, document: UInt32) {
    words = (0, 0, 0, 0, 0)
    self.weight = weight
    self.document = document
    for offset in 0..<Place.reach {
      guard index + 1 + offset < paragraph.count else { break }
      let unit = paragraph[index + 1 + offset]
      guard unit.continues else { break }
      set(offset >> 2, offset & 3, unit)
      if unit.endsSentence { break }
    }
    for offset in 0..<Place.depth {
      guard index - offset >= 0 else { break }
      let unit = paragraph[index - offset]
      // A sentence is over: what stands in it does not tell what follows in the next.
      guard unit.mayStandBefore, offset == 0 || !unit.endsSentence else { break }
      set(3 + offset >> 2, offset & 3, unit)
      if unit == ContinuationLog.opening { break }
    }
  }

  private mutating func set(_ word: Int, _ lane: Int, _ unit: UInt16) {
    let bits = UInt64(unit) << UInt64(48 - lane * 16)
    switch word {
    case 0: words.0 |= bits
    case 1: words.1 |= bits
    case 2: words.2 |= bits
    case 3: words.3 |= bits
    default: words.4 |= bits
    }
  }

  @inline(__always)
  func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: words.0
    case 1: words.1
    case 2: words.2
    case 3: words.3
    default: words.4
    }
  }

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
