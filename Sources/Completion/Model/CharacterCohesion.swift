import PhraseBank
import Text

/// Where words may end, by how firmly neighbouring characters hold together in the shipped counts.
///
/// The cohesion of two characters is c(ab) / √(c(a) · c(b)): near one if they only stand together (葡萄), near zero where a
/// word ends between them. The limits are set on dev, by the words that were lost and the stumps that went (决打, 供一, 开全):
/// together with the rest they keep the savings where they were. By a dictionary's cuts of 1,500 lists on dev 3.7 % of the
/// rows end inside a word, 4.5 % without the looser pair of limits.
struct CharacterCohesion {
  private let trie: CountTrie?

  /// A character belongs to what follows it if it holds to that so many times as firmly as to what stands before it …
  private static let firmer: Float = 2
  /// … and at least so firmly: 的 and 和 hold to nothing.
  private static let firm: Float = 0.06
  /// … or so many times as firmly and at least so: characters that stand in many words hold to none of them firmly (净担|当).
  private static let looser: Float = 6
  private static let loose: Float = 0.008
  /// A string stops inside a word if more of what may follow it than this belongs to its last character.
  static let insideShare: Float = 0.35

  init(_ trie: CountTrie?) {
    self.trie = trie
  }

  /// How much of what may follow the characters `before` and `last` belongs to a word that begins with `last`.
  func goesOn(_ before: UInt32, _ last: UInt32, _ next: [Characters.Found]) -> Float {
    guard let trie, let lastSymbol = trie.symbol(last) else { return 0 }
    let successors = trie.successors(of: lastSymbol)
    let count = trie.unigram(lastSymbol).count
    let bound = trie.symbol(before).map { cohesion(trie, $0, trie.successors(of: $0), lastSymbol) } ?? 0
    let least = min(max(Self.firm, Self.firmer * bound), max(Self.loose, Self.looser * bound))
    var (inside, all): (Float, Float) = (0, 0)
    for found in next {
      all += found.probability
      guard let symbol = trie.symbol(found.scalar), let rank = trie.rank(of: symbol, in: successors) else { continue }
      let pair = trie.bigram(at: rank, of: successors).count
      if pair * pair > least * least * count * trie.unigram(symbol).count { inside += found.probability }
    }
    return all > 0 ? inside / all : 0
  }

  /// How firmly `a` holds to `b` behind it: 0 where the counts do not know them.
  func cohesion(_ a: UInt32, _ b: UInt32) -> Float {
    guard let trie, let a = trie.symbol(a), let b = trie.symbol(b) else { return 0 }
    return cohesion(trie, a, trie.successors(of: a), b)
  }

  /// Whether the counts hold `b` behind `a`, as words or across the border of two: what stands in no text next to each other
  /// does not join.
  func knows(_ a: CodeUnit, _ b: CodeUnit) -> Bool {
    guard let trie else { return true }
    return trie.holds([UInt32(a.rawValue), UInt32(b.rawValue)])
  }

  private func cohesion(_ trie: CountTrie, _ a: Int, _ successors: CountTrie.Successors, _ b: Int) -> Float {
    guard let rank = trie.rank(of: b, in: successors) else { return 0 }
    let product = trie.unigram(a).count * trie.unigram(b).count
    return product > 0 ? trie.bigram(at: rank, of: successors).count / product.squareRoot() : 0
  }
}
