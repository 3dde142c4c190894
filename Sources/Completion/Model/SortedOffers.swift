import Text

/// Offers in the order of their characters: those that begin alike stand together, the shorter first.
struct SortedOffers {
  private let texts: [[UInt32]]
  /// Which of the evidence's offers each is.
  private let numbers: [Int]
  /// Scaled down where all together would be more than one thing can be.
  private let probabilities: [Float]
  /// Whether counts tell how it goes on.
  private let goOn: [Bool]
  /// How probable all together are.
  let mass: Float

  /// What is offered of a set of strings that begin alike and are `length` characters long here.
  struct Share {
    /// Of offers that are longer or end here.
    var named: Float = 0
    /// Of offers that end here and go on as counts tell.
    var begun: Float = 0
    /// Whether one that is longer goes on as counts tell: what they say must be known there.
    var goesOn = false
    /// The first offer that ends here, or −1.
    var offer: Int32 = -1
  }

  init(_ evidence: Evidence) {
    let offered = evidence.mass
    mass = min(offered, OfferTable.mostOffered)
    let scale = offered > mass ? mass / offered : 1
    let offers = evidence.offers
    let read = offers.indices.map { number in
      var text: [UInt32] = []
      var offset = 0
      while let (scalar, width) = offers[number].units[...].scalar(at: offset) {
        text.append(scalar)
        offset += width
      }
      // What holds half a character is not offered.
      return (text: offset == offers[number].units.count ? text : [], number: number)
    }
    let sorted = read.filter { !$0.text.isEmpty }.ordered { a, b in
      a.text == b.text ? a.number < b.number : a.text.lexicographicallyPrecedes(b.text)
    }
    texts = sorted.map { $0.text }
    numbers = sorted.map { $0.number }
    probabilities = sorted.map { scale * offers[$0.number].probability }
    goOn = sorted.map { offers[$0.number].goesOn }
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

  /// What those in `range` say together of a string of `length` characters.
  func share(_ range: Range<Int>, length: Int) -> Share {
    var share = Share()
    for index in range {
      let endsHere = texts[index].count == length
      if endsHere, share.offer < 0 { share.offer = Int32(truncatingIfNeeded: numbers[index]) }
      if goOn[index], !endsHere { share.goesOn = true }
      if endsHere, goOn[index] { share.begun += probabilities[index] } else { share.named += probabilities[index] }
    }
    return share
  }
}
