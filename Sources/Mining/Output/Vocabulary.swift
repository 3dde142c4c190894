import Structure
import Text

/// The words of a corpus: what it uses freely, of two to four characters.
struct Vocabulary: Sendable {
  private var words = UnitTable()

  init(_ phrases: some Sequence<MinedPhrase>) {
    for phrase in phrases where phrase.units.count <= 4 {
      words.add(phrase.units[...], documents: phrase.documents)
    }
  }

  /// Whether a cut between two stretches of text goes through a word: one reaches over it, and what the cut leaves at
  /// either side is no word that is more common.
  func isSplit(_ before: [CodeUnit], _ after: [CodeUnit]) -> Bool {
    let left = before.suffix(3)
    let text = Array(left + after.prefix(3))
    let cut = left.count
    guard cut > 0, cut < text.count, text[cut - 1].isIdeograph, text[cut].isIdeograph else { return false }
    var over = 0
    var ending = 0
    var beginning = 0
    for start in 0...cut {
      for end in max(cut, start + 2)..<max(text.count + 1, start + 3) where end <= text.count && end - start <= 4 {
        guard let known = words.index(of: text[start..<end]) else { continue }
        let documents = Int(words.entries[known].documents)
        if start < cut, end > cut {
          over = max(over, documents)
        } else if end == cut {
          ending = max(ending, documents)
        } else if start == cut {
          beginning = max(beginning, documents)
        }
      }
    }
    // 的实践中|受到教育: a verb of official prose begins a word, however rarely it stands alone.
    if Verbs.isWord(after.prefix(2)) { beginning = max(beginning, ending, 1) }
    if Self.particles.contains(text[cut - 1]) || Self.particles.contains(text[cut]) {
      // 对|外开放: a particle may be a part of a word.
      return over > 4 * max(1, min(beginning, ending)) && beginning == 0
    }
    if over == 0 { return ending == 0 && beginning == 0 }
    return min(ending, beginning) < over * 2
  }

  private static let particles = Set([CodeUnit]("的了着和与及在把被将对为以是让使等要能都"))

  /// Whether a word ends before `position` and none reaches over it.
  func isBoundary(_ text: [UInt16], _ position: Int) -> Bool {
    func word(_ start: Int, _ end: Int) -> UInt32 {
      guard start >= 0, end <= text.count else { return 0 }
      let units = text[start..<end].map { CodeUnit($0) }
      return words.index(of: units[...]).map { words.entries[$0].documents } ?? 0
    }
    let ending = word(position - 2, position)
    guard ending >= 10 else { return false }
    return word(position - 1, position + 1) < ending / 4 && word(position - 2, position + 2) == 0
      && word(position - 1, position + 2) == 0 && word(position - 2, position + 1) == 0
  }
}
