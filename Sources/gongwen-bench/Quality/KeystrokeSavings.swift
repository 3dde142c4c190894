import ServerClient

/// The share of keystrokes that the list saves while a page is typed (Trnka and McCoy 2008, keystroke savings).
///
/// A character costs one stroke. Before each one the first five candidates are asked for; the candidate at rank i costs
/// 1 + i strokes, counts if it is what the page says next, and is taken if it saves any.
struct KeystrokeSavings {
  private(set) var strokes = 0
  private(set) var characters = 0

  var share: Double { characters == 0 ? 0 : 1 - Double(strokes) / Double(characters) }

  mutating func type(_ text: String, on server: QualityServer) throws(ClientFailure) {
    var page = try server.page()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = Substring(line)
      while !rest.isEmpty {
        let best = try Self.best(page.offers(5), for: rest)
        let taken = rest.prefix(best?.length ?? 1)
        strokes += best?.strokes ?? 1
        characters += taken.count
        try page.type(String(taken))
        rest = rest.dropFirst(taken.count)
      }
      try page.type("\n")
    }
    try page.close()
  }

  private static func best(_ offers: [String], for rest: Substring) -> (length: Int, strokes: Int)? {
    var best: (length: Int, strokes: Int)?
    for (rank, offer) in offers.enumerated() where offer.count > 1 + rank && rest.hasPrefix(offer) {
      if offer.count - rank > (best.map { $0.length - $0.strokes + 1 } ?? 0) { best = (offer.count, 1 + rank) }
    }
    return best
  }
}
