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
struct SuccessorRanks {
  private let codes: [UInt16]
  private let ranks: [UInt16]
  /// Where the successors of each code begin, and where they end.
  private var ranges = [Range<Int>](repeating: 0..<0, count: 0x10000)
  private static var none: UInt16 { 0xFFFF }

  init(_ levels: [NGramLevel], _ symbols: [UInt16]) {
    let firsts = levels[0].firstChildren
    var ranks = [UInt16](repeating: Self.none, count: levels[1].codes.count)
    for place in levels[0].codes.indices {
      let range = Int(firsts[place])..<Int(firsts[place + 1])
      ranges[Int(levels[0].codes[place])] = range
      let order = range.filter { symbols[Int(levels[1].codes[$0])] != 0xFFFF }
        .sorted { levels[1].kept[$0] != levels[1].kept[$1] ? levels[1].kept[$0] > levels[1].kept[$1] : $0 < $1 }
      for (rank, child) in order.enumerated() { ranks[child] = UInt16(truncatingIfNeeded: rank) }
    }
    codes = levels[1].codes
    self.ranks = ranks
  }

  /// Nil if the two do not follow each other among what is kept.
  func rank(of code: UInt16, after previous: UInt16) -> UInt16? {
    let range = ranges[Int(previous)]
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    guard low < range.upperBound, codes[low] == code, ranks[low] != Self.none else { return nil }
    return ranks[low]
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
