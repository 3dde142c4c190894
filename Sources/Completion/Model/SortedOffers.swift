import Text

/// Offers in the order of their characters: those that begin alike stand together, the shorter first.
struct SortedOffers {
  private let texts: [[UInt32]]
  /// Which of the evidence's offers each is.
  private let numbers: [Int]
  private let probabilities: [Float]

  init(_ offers: [Evidence.Offer]) {
    let read = offers.enumerated().map { number, offer in
      var text: [UInt32] = []
      var offset = 0
      while let (scalar, width) = offer.units[...].scalar(at: offset) {
        text.append(scalar)
        offset += width
      }
      // What holds half a character is not offered.
      return (text: offset == offer.units.count ? text : [], number: number, probability: offer.probability)
    }
    let sorted = read.filter { !$0.text.isEmpty }.sorted { a, b in
      a.text == b.text ? a.number < b.number : a.text.lexicographicallyPrecedes(b.text)
    }
    texts = sorted.map { $0.text }
    numbers = sorted.map { $0.number }
    probabilities = sorted.map { $0.probability }
  }

  var count: Int { texts.count }

  /// The character of an offer at `depth`; nil behind its end.
  func scalar(_ index: Int, _ depth: Int) -> UInt32? { depth < texts[index].count ? texts[index][depth] : nil }

  /// Those in `range` that go on with `scalar` at `depth`.
  func range(of scalar: UInt32, at depth: Int, in range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low < range.upperBound, self.scalar(low, depth) != scalar { low += 1 }
    var high = low
    while high < range.upperBound, self.scalar(high, depth) == scalar { high += 1 }
    return low..<high
  }

  /// The greatest probability in `range`, and the first offer there that is `length` characters long, or −1.
  func best(_ range: Range<Int>, length: Int) -> (probability: Float, offer: Int32) {
    var result: (probability: Float, offer: Int32) = (0, -1)
    for index in range {
      result.probability = max(result.probability, probabilities[index])
      if result.offer < 0, texts[index].count == length { result.offer = Int32(truncatingIfNeeded: numbers[index]) }
    }
    return result
  }
}
