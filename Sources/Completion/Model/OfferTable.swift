import Lexicon

/// How often offers come true, by their case: `offers.tsv`, counted by `gongwen-bench offers` over documents that the
/// bank was not mined from.
struct OfferTable: Sendable {
  static let shared = OfferTable()

  /// By what is known of the case, the rest of it wild; see `OfferCase.key`.
  private let probabilities: [OfferCase.Key: Float]

  /// Sightings that the wider case counts for: a case seen as often as this is believed half.
  private static let inertia: Float = 12
  /// What holds where nothing was counted: one in twenty, a rate at which an offer is still worth a look.
  private static let unknown: Float = 0.05

  private init() {
    var counts: [OfferCase.Key: (tries: Float, hits: Float)] = [:]
    LexiconTable.offers.forEachRow { row in
      guard let key = OfferCase.Key(row.string(0)), let tries = Int(row.string(1)), let hits = Int(row.string(2))
      else {
        return
      }
      counts[key] = (Float(tries), Float(hits))
    }
    var probabilities: [OfferCase.Key: Float] = [:]
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

  func probability(of offerCase: OfferCase) -> Float {
    let key = offerCase.key
    for width in 0...OfferCase.widest {
      if let known = probabilities[key.widened(to: width)] { return known }
    }
    return Self.unknown
  }
}
