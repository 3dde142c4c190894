import PhraseBank
import Text

/// Bits in words of 64, with what finds a bit again.
struct BitWriter {
  private var whole: [UInt64] = []
  /// The last bits, which do not fill a word.
  private var rest: UInt64 = 0
  private var count = 0

  mutating func append(_ bit: Bool) {
    rest |= (bit ? 1 : 0) << UInt64(count & 63)
    count += 1
    guard count & 63 == 0 else { return }
    whole.append(rest)
    rest = 0
  }

  var words: [UInt64] { count & 63 == 0 ? whole : whole + [rest] }

  /// Ones before every 512th bit.
  var ranks: [UInt32] {
    var result: [UInt32] = []
    var ones = 0
    for (index, word) in words.enumerated() {
      if index * 64 % CountFormat.rankStep == 0 { result.append(UInt32(truncatingIfNeeded: ones)) }
      ones += word.nonzeroBitCount
    }
    return result
  }

  /// The place of every 256th one.
  var places: [UInt32] {
    var result: [UInt32] = []
    var ones = 0
    for (index, word) in words.enumerated() {
      var left = word
      while left != 0 {
        if ones % CountFormat.placeStep == 0 {
          result.append(UInt32(truncatingIfNeeded: index * 64 + left.trailingZeroBitCount))
        }
        ones += 1
        left &= left - 1
      }
    }
    return result
  }
}

/// Ranks in four bits, those that need more in bytes, those that need still more in words.
struct PackedRanks {
  var nibbles: [UInt64]
  var nibbleRanks: [UInt32] = []
  var bytes: [UInt8] = []
  var byteRanks: [UInt32] = []
  var words: [UInt16] = []

  init(_ ranks: [UInt16]) {
    nibbles = [UInt64](repeating: 0, count: ranks.count / 16 + 1)
    for (index, rank) in ranks.enumerated() {
      if index % CountFormat.nibbleStep == 0 { nibbleRanks.append(UInt32(truncatingIfNeeded: bytes.count)) }
      nibbles[index >> 4] |= UInt64(min(15, rank)) << UInt64(4 * (index & 15))
      guard rank >= 15 else { continue }
      if bytes.count % CountFormat.byteStep == 0 { byteRanks.append(UInt32(truncatingIfNeeded: words.count)) }
      bytes.append(UInt8(min(255, rank - 15)))
      if rank >= 15 + 255 { words.append(rank - 15 - 255) }
    }
  }
}

/// The rank of each character among those that follow another, the most frequent first.
///
/// A hash table: a search among the successors, once for each n-gram of a file, was the half of writing it.
struct SuccessorRanks {
  /// The two codes and the rank in 48 bits; `none` is free. Its size is a power of two.
  private var slots: [UInt64]
  private static var none: UInt64 { .max }

  init(_ levels: [[KeptNGram]], _ symbols: [UInt16]) {
    let below = levels[1]
    var size = 1 << 6
    while size < below.count * 2 { size *= 2 }
    slots = [UInt64](repeating: Self.none, count: size)
    for ngram in levels[0] {
      let order = ngram.childRange(in: below.count).filter { symbols[Int(below[$0].code)] != 0xFFFF }.sorted {
        below[$0].kept != below[$1].kept ? below[$0].kept > below[$1].kept : $0 < $1
      }
      for (rank, child) in order.enumerated() {
        let pair = Self.pair(below[child].code, ngram.code)
        var slot = slot(pair)
        while slots[slot] != Self.none { slot = (slot + 1) & (size - 1) }
        slots[slot] = pair << 16 | UInt64(UInt16(truncatingIfNeeded: rank))
      }
    }
  }

  /// Nil if the two do not follow each other among what is kept.
  @inline(__always)
  func rank(of code: UInt16, after previous: UInt16) -> UInt16? {
    let pair = Self.pair(code, previous)
    var slot = slot(pair)
    while slots[slot] != Self.none {
      if slots[slot] >> 16 == pair { return UInt16(truncatingIfNeeded: slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private static func pair(_ code: UInt16, _ previous: UInt16) -> UInt64 { UInt64(previous) << 16 | UInt64(code) }

  @inline(__always)
  private func slot(_ pair: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }
}

/// Counts as steps of a scale: each step is so much more than the one before.
struct CountScale {
  /// The least count of each step but the first.
  private let bounds: [Float]

  /// - Parameters:
  ///   - base: by what a step is more.
  ///   - first: the step that stands for zero.
  ///   - last: the last step.
  init(base: Double, first: Int, last: Int) {
    let width = Power.log2(base)
    func step(_ bits: UInt32) -> Int {
      let steps = (Power.log2(Double(Float(bitPattern: bits))) / width).rounded() - Double(first)
      return Int(max(0, min(Double(last), steps)))
    }
    bounds = (1...last).map { wanted in
      // Numbers above zero are ordered as their bits are.
      var low = Float(1).bitPattern
      var high = Float.infinity.bitPattern
      while low < high {
        let middle = low + (high - low) / 2
        if step(middle) < wanted { low = middle + 1 } else { high = middle }
      }
      return Float(bitPattern: low)
    }
  }

  /// The step of a count of at least 1.
  func step(_ count: Float) -> UInt8 {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if count < bounds[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt8(truncatingIfNeeded: low)
  }
}
