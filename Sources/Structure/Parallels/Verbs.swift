import Lexicon
package import Text

/// Verbs and adjectives by which a predicate of official prose is known.
package enum Verbs {
  /// Whether an expression of three units or more says something: it begins with a verb, or its second half is one.
  package static func isPredicate(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard member.count >= 3 else { return false }
    if words.contains(member.prefix(2)) { return true }
    if member.count == 3 { return isShortPredicate(member) }
    if words.contains(member.suffix(2)) || states.contains(member.suffix(2)) { return true }
    if member.count >= 5 { return isShortPredicate(member.suffix(3)) }
    guard let first = member.first, !nounStarts.contains(member.prefix(2)) else { return false }
    // 以民为本
    if first == "以", member.dropFirst(2).first == "为" { return true }
    return single.contains(first)
  }

  /// Whether two units are a verb or an adjective of official prose.
  package static func isWord(_ units: ArraySlice<CodeUnit>) -> Bool { words.contains(units) }

  /// Whether an expression begins with what leads to all members of a set, unless others begin so too: 要, 通过.
  static func isLead(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard let first = member.first else { return false }
    let start = member.prefix(2)
    // 以民为本
    if member.count == 4, first == "以", member.dropFirst(2).first == "为" { return false }
    return openingWords.contains(start) || leads.contains(first) && !words.contains(start) && !leadWords.contains(start)
  }

  /// Whether an expression begins with an adverb but no verb follows: 持续|向好态势.
  static func isBareAdverb(_ member: ArraySlice<CodeUnit>) -> Bool {
    adverbs.contains(member.prefix(2)) && !isVerb(member.dropFirst(2))
  }

  /// Whether two units are a verb that others follow: 做到|不忘初心.
  static func governsActions(_ units: ArraySlice<CodeUnit>) -> Bool { governing.contains(units) }

  /// Whether an expression begins with a verb, of one unit or two.
  static func isVerb(_ units: ArraySlice<CodeUnit>) -> Bool {
    words.contains(units.prefix(2))
      || (units.first.map { single.contains($0) } ?? false) && !nounStarts.contains(units.prefix(2))
  }

  static func isAdjective(_ unit: CodeUnit) -> Bool { adjectives.contains(unit) }

  /// Whether what members share in front is what 排比 repeats: a verb, an adverb, a preposition.
  package static func opens(_ prefix: ArraySlice<CodeUnit>) -> Bool {
    guard let first = prefix.first else { return false }
    if prefix.count >= 2 {
      let start = prefix.prefix(2)
      if words.contains(start) || openingWords.contains(start) { return true }
      // 念好, 唱好, 管好
      if start.last == "好", !nounStarts.contains(start) { return true }
    }
    return (single.contains(first) || openers.contains(first)) && !nounStarts.contains(prefix.prefix(2))
  }

  private static let governing = WordSet(.governing)
  /// Prepositions and the like of two units.
  private static let openingWords = WordSet(.preposition)
  private static let leads = UnitSet(.lead)
  /// Words that begin like a lead.
  private static let leadWords = WordSet(.leadLike)
  private static let adverbs = WordSet(.adverb)
  private static let openers = UnitSet(.opener)

  /// 下基层, 看得见, 作用弱.
  private static func isShortPredicate(_ member: ArraySlice<CodeUnit>) -> Bool {
    guard let first = member.first, let second = member.dropFirst().first, let last = member.last else { return false }
    // 面对面, 心连心
    if first == last { return true }
    return single.contains(first) || middle.contains(second) || adjectives.contains(last)
  }

  private static let adjectives = UnitSet(.adjective)

  /// What a predicate may end in, but hardly begins with.
  private static let states = WordSet(.state)

  private static let words = WordSet(.verb)
  private static let single = UnitSet(.verb)
  private static let middle = UnitSet(.complement)
  private static let nounStarts = WordSet(.verbLike)
}
