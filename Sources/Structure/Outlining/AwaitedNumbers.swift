/// What the openers of a text have reached, form by form: a marker that is worn is asked about only where it is next.
///
/// A line that begins with a numeral is text nearly always, so few of them may cost more than this look.
struct AwaitedNumbers {
  private struct Reached {
    var number: Int32 = 0
    var position = 0
  }

  private var reached = [Reached](repeating: Reached(), count: 5)

  private static func slot(_ style: OrdinalStyle) -> Int? {
    switch style {
    case .han: 0
    case .parenHan: 1
    case .arabic: 2
    case .parenArabic: 3
    case .article: 4
    default: nil
    }
  }

  /// Takes in the opener `number` of the paragraph at `position`.
  mutating func reach(_ style: OrdinalStyle, _ number: Int32, at position: Int) {
    guard let slot = Self.slot(style) else { return }
    reached[slot] = Reached(number: number, position: position)
  }

  /// The paragraph whose opener says the number before `number`, if none of its form came behind it.
  func before(_ style: OrdinalStyle, _ number: Int32) -> Int? {
    guard let slot = Self.slot(style), number > 1, reached[slot].number == number - 1 else { return nil }
    return reached[slot].position
  }
}

extension OpenerScan {
  /// Whether the worn marker of the paragraph at `position` is next in its form, and how surely it is one.
  ///
  /// Where the sequence goes on behind it, a number would be missing without it, and that is enough. At the end of a
  /// series nothing is missing: there the line must be as the item before it is, down to its end.
  func worn(_ position: Int, _ profile: LineProfile) -> OrdinalCertainty? {
    guard profile.isWorn, let style = profile.doubtfulStyle,
      let place = awaited.before(style, profile.doubtfulNumber)
    else { return nil }
    return isLike(syntax[paragraphs[place].line].profile, profile, isNext: place + 1 == position) ? .even : .worn
  }

  /// Adds the token of a marker that is worn, if it is next; -1 where it is not.
  mutating func wornToken(_ position: Int, _ profile: LineProfile) -> Int {
    guard let style = profile.doubtfulStyle, let certainty = worn(position, profile) else { return -1 }
    return addToken(position, profile, style, doubt: certainty)
  }

  /// Adds the paragraph at `position` as an item with a worn marker, or as what it is without.
  mutating func addWorn(_ position: Int, _ profile: LineProfile, _ token: Int) {
    let count = openers.count
    if position >= body, profile.style == nil { readHeading(position, profile) }
    let sign = openers.count > count ? openers.removeLast().sign : nil
    add(paragraphs[position].line, .ordinal, token: token)
    openers[count].otherwise = sign
  }

  /// 二强化培训 may be item 二, where that is next.
  mutating func addWornAlternative(_ position: Int, _ profile: LineProfile, to token: inout NumberingToken) {
    guard let style = profile.doubtfulStyle, let certainty = worn(position, profile) else { return }
    token.alternative = Int32(familyID(style, profile.doubtfulFamily, level: profile.markdownLevel))
    token.alternativeNumber = profile.doubtfulNumber
    token.alternativeForm = NumberingForm(style, family: profile.doubtfulFamily)
    token.alternativeCertainty = certainty
  }

  private func isLike(_ before: LineProfile, _ own: LineProfile, isNext: Bool) -> Bool {
    guard own.role == .none, own.genre == nil, !own.isTitleLike, !own.endsAsOrgan, own.indent == before.indent else {
      return false
    }
    // 二）加强培训 is nothing else.
    if own.doubtfulStyle == .parenHan || own.doubtfulStyle == .article { return true }
    guard own.doubtfulNumber > 2, own.kind == before.kind else { return false }
    let isBrief = own.length <= .short && before.length <= .short
    // Headings: 二、核查 ⏎ … ⏎ 三整改.
    if own.ending == .open { return isBrief && before.ending == .open && !own.hasInnerStop && !before.hasInnerStop }
    // Items, one a line: 2.核查； ⏎ 3整改。
    return isNext && (own.ending == before.ending || own.ending == .stop && before.ending == .semicolon)
      && own.hasInnerStop == before.hasInnerStop
  }
}
