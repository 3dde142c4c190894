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
      guard let key = OfferCase.Key(row.string(0)), let tries = Float(row.string(1)), let hits = Float(row.string(2))
      else {
        return
      }
      counts[key] = (tries, hits)
    }
    var probabilities: [OfferCase.Key: Float] = [:]
    // From the widest to the narrowest: each is drawn towards its kind.
    for width in (0...OfferCase.widest).reversed() {
      for (key, count) in counts where key.width == width {
        var around = Self.unknown
        // The widest, all of the kind: those between hold the same sightings, which would count again and again.
        for wider in (width + 1..<max(width + 1, OfferCase.widest + 1)).reversed() {
          if let known = probabilities[key.widened(to: wider)] {
            around = known
            break
          }
        }
        probabilities[key] = (count.hits + Self.inertia * around) / (count.tries + Self.inertia)
      }
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
