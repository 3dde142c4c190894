import Text

/// Finds what a writer probably meant by a misspelt name.
package enum Suggestion {
  /// The candidate nearest to `name` by edit distance, if one is near enough to be worth saying: at most one slip
  /// for every three letters (and always at least one). Case does not count; the first of equals wins.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let limit = max(1, min(wanted.count, letters.count) / 3)
      guard abs(wanted.count - letters.count) <= limit else { continue }
      let distance = EditDistance.between(wanted, letters)
      if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.name
  }
}
