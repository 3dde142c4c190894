import PhraseBank
import Text

/// Bits in words of 64, with what finds a bit again.
struct BitWriter: Sendable {
  private var whole: [UInt64] = []
  /// The last bits, which do not fill a word.
  private var rest: UInt64 = 0
  private(set) var count = 0

  mutating func append(_ bit: Bool) {
    rest |= (bit ? 1 : 0) << UInt64(count & 63)
    count += 1
    guard count & 63 == 0 else { return }
    whole.append(rest)
    rest = 0
  }

  /// Adds the bits of `other`.
  mutating func append(_ other: BitWriter) {
    whole.reserveCapacity(whole.count + other.whole.count + 1)
    for word in other.whole { append(word, count: 64) }
    append(other.rest, count: other.count & 63)
  }

  /// Adds the lowest bits of a word, whose other bits are zero.
  private mutating func append(_ word: UInt64, count bits: Int) {
    let shift = count & 63
    rest |= word << UInt64(shift)
    count += bits
    guard shift + bits >= 64 else { return }
    whole.append(rest)
    // What did not fit; of a shift by 64 Swift makes zero.
    rest = word >> UInt64(64 - shift)
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
/// A small hash table for each character: a rank is asked for once for each n-gram of a file, in no order, and the tables of
/// the characters that stand everywhere stay in the processor's cache.
struct SuccessorRanks: Sendable {
  /// Where the slots of a code begin, and their number less one, which is a power of two.
  private struct Table: BitwiseCopyable {
    var start: UInt32 = 0
    var mask: UInt32 = 0
  }

  private var tables = [Table](repeating: Table(), count: 0x10000)
  /// Code and rank in 16 bits each; `none` is free. The first one belongs to the codes that nothing follows.
  private var slots: [UInt32] = [Self.none]
  private static var none: UInt32 { .max }

  init(_ levels: [[KeptNGram]], _ symbols: [UInt16]) {
    let below = levels[1]
    for ngram in levels[0] {
      let order = ngram.childRange(in: below.count).filter { symbols[Int(below[$0].code)] != 0xFFFF }.sorted {
        below[$0].kept != below[$1].kept ? below[$0].kept > below[$1].kept : $0 < $1
      }
      if order.isEmpty { continue }
      var size: UInt32 = 2
      while size < 2 * UInt32(clamping: order.count) { size *= 2 }
      let table = Table(start: UInt32(truncatingIfNeeded: slots.count), mask: size - 1)
      tables[Int(ngram.code)] = table
      slots.append(contentsOf: repeatElement(Self.none, count: Int(size)))
      for (rank, child) in order.enumerated() {
        let code = below[child].code
        var slot = Self.hash(code) & table.mask
        while slots[Int(table.start + slot)] != Self.none { slot = (slot + 1) & table.mask }
        slots[Int(table.start + slot)] = UInt32(code) << 16 | UInt32(UInt16(truncatingIfNeeded: rank))
      }
    }
  }

  /// Nil if the two do not follow each other among what is kept.
  @inline(__always)
  func rank(of code: UInt16, after previous: UInt16) -> UInt16? {
    let table = tables[Int(previous)]
    var slot = Self.hash(code) & table.mask
    while true {
      let entry = slots[Int(table.start + slot)]
      if entry == Self.none { return nil }
      if entry >> 16 == UInt32(code) { return UInt16(truncatingIfNeeded: entry) }
      slot = (slot + 1) & table.mask
    }
  }

  @inline(__always)
  private static func hash(_ code: UInt16) -> UInt32 { (UInt32(code) &* 0x9E37_79B1) >> 16 }
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
