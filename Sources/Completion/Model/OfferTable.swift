import Lexicon
package import Text

/// How probable an offer makes what it proposes beyond what counts foresee, by its case: `offers.tsv`, counted by
/// `gongwen-bench offers` over documents that the bank was not mined from.
package struct OfferTable: Sendable {
  static let shared = OfferTable(Self.shippedCounts())

  /// How often a case was met and, of that, how often it came true though counts did not foresee it.
  package struct Count: Sendable {
    package var tries: Float
    package var hits: Float

    package init(tries: Float, hits: Float) {
      self.tries = tries
      self.hits = hits
    }
  }

  /// By what is known of the case, the rest of it wild; see `OfferCase.key`.
  private let probabilities: KeyedList<OfferCase.Key, Float>

  /// Sightings that the wider case counts for: a case seen as often as this is believed half.
  private static let inertia: Float = 12
  /// What holds where nothing was counted: one in twenty, a rate at which an offer is still worth a look.
  private static let unknown: Float = 0.05
  /// Sources are never sure: something is left for what counts say. Set with `ksr.py` on dev, where 0.9 saves 0.001 less.
  package static let mostOffered: Float = 0.6
  /// Hits in the table are told in hundredths: what counts half foresaw is half a hit.
  package static let hundredths = 100

  private static func shippedCounts() -> KeyedList<OfferCase.Key, Count> {
    var counts = KeyedList<OfferCase.Key, Count>()
    LexiconTable.offers.forEachRow { row in
      guard let key = OfferCase.Key(row.string(0)), let tries = Int(row.string(1)), let hits = Int(row.string(3))
      else {
        return
      }
      counts[key] = Count(tries: Float(tries), hits: Float(hits) / Float(hundredths))
    }
    return counts
  }

  package init(_ counts: KeyedList<OfferCase.Key, Count>) {
    var probabilities = KeyedList<OfferCase.Key, Float>()
    for (key, count) in counts {
      // Drawn towards the next wider case by what that holds besides: no sighting counts twice.
      var around = Self.unknown
      for width in key.width + 1..<max(key.width + 1, OfferCase.widest + 1) {
        guard let wider = counts[key.widened(to: width)], wider.tries - count.tries >= Self.inertia else { continue }
        let tries = wider.tries - count.tries
        around = (wider.hits - count.hits + Self.inertia * around) / (tries + Self.inertia)
        break
      }
      probabilities[key] = (count.hits + Self.inertia * around) / (count.tries + Self.inertia)
    }
    self.probabilities = probabilities
  }

  func probability(of offerCase: OfferCase) -> Float { probability(of: offerCase.key) }

  package func probability(of key: OfferCase.Key) -> Float {
    for width in 0...OfferCase.widest {
      if let known = probabilities[key.widened(to: width)] { return known }
    }
    return Self.unknown
  }
}
