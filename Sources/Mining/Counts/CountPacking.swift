import PhraseBank
import Text

/// Bits in words of 64, with what finds a bit again.
struct BitWriter {
  private(set) var words: [UInt64] = []
  private var count = 0
  private var ones = 0
  /// Ones before every 512th bit.
  private(set) var ranks: [UInt32] = []
  /// The place of every 256th one.
  private(set) var places: [UInt32] = []

  mutating func append(_ bit: Bool) {
    if count % CountFormat.rankStep == 0 { ranks.append(UInt32(truncatingIfNeeded: ones)) }
    if count & 63 == 0 { words.append(0) }
    if bit {
      if ones % CountFormat.placeStep == 0 { places.append(UInt32(truncatingIfNeeded: count)) }
      words[count >> 6] |= 1 << UInt64(count & 63)
      ones += 1
    }
    count += 1
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

  init(_ levels: [NGramLevel], _ symbols: [UInt16]) {
    let firsts = levels[0].firstChildren
    var ranks = [UInt16](repeating: 0xFFFF, count: levels[1].codes.count)
    for place in levels[0].codes.indices {
      let range = firsts[place]..<firsts[place + 1]
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
    let place = codes[range].partitioningIndex { $0 >= code }
    guard place < range.upperBound, codes[place] == code, ranks[place] != 0xFFFF else { return nil }
    return ranks[place]
  }
}
