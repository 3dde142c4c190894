import Text

/// How much less than the blend says the first character of a string is believed, by what stands before the cursor.
///
/// The blend is calibrated over all places of a text. A list is asked for at some of them, and there it promises too much:
/// counted over 3,000 places on dev, of strings that it held for 10 to 30 % probable 7 to 14 % came true, behind a mark
/// one in a hundred; where the longest match of the draft went on otherwise, less than half.
///
/// What the draft said behind the same character tells most: a logistic regression over 69,000 characters, at 16,570 places
/// of 110 papers of the corpus with counts of the other papers alone, raises the odds with the power 0.8 of one more than
/// these sightings, and lowers all by two thirds. No other feature of the place tells a fifth of that.
struct HeadDoubt {
  private let isBehindMark: Bool
  private let isNovel: Bool
  private let longestMatch: Int
  private let longestContext: Int

  // Each trades lists that hold nothing against savings, on dev: half the belief behind a mark spares 1.4 % of all lists and
  // costs 0.0002 of the keystrokes, a third 3.5 % and 0.0022; the draft's other matches are as the regression has them; names
  // and rare words at 0.6 spare 0.9 % and cost 0.0005; the rest of other words at a half spares 1.0 % and costs 0.0003.
  private static let behindMark: Float = 0.5
  private static let otherMatch: Float = 0.7
  private static let novel: Float = 0.8
  private static let otherWord: Float = 0.5
  /// What the odds are multiplied with for a character that the draft has never said behind the one before the cursor. Set with
  /// `ksr.py` on dev, as low as the savings stay.
  private static let unsaid: Float = 0.53
  /// Nothing is surer than this, so that odds are numbers.
  private static let surest: Float = 0.995
  /// So few characters of context may be the end of another word.
  private static let shortContext = 2

  init(_ evidence: Evidence, longestMatch: Int) {
    let (last, before) = (evidence.window.last, evidence.window.dropLast().last)
    isBehindMark = last?.isMark == true
    // The last two characters of a name or a rare word stand together in no other text: what follows the last alone is the
    // rest of another word (王芳 → 芳烃).
    isNovel =
      last?.isHan == true && before?.isHan == true && longestMatch < 2
      && evidence.counts.allSatisfy { $0.longest < 2 }
    self.longestMatch = longestMatch
    longestContext = evidence.counts.reduce(0) { max($0, $1.longest) }
  }

  /// How probable a character is that the blend holds for `found.probability`.
  func probability(_ found: Characters.Found) -> Float {
    let blended = min(Self.surest, found.probability)
    let odds = blended / (1 - blended) * factor(found) * Self.unsaid * (1 + found.sightings)
    return odds / (1 + odds)
  }

  func factor(_ found: Characters.Found) -> Float {
    var factor: Float = isBehindMark ? Self.behindMark : isNovel ? Self.novel : 1
    if found.match > 0, found.match < longestMatch { factor *= Self.otherMatch }
    // The counts know more of the text, and that goes on otherwise: the last characters alone begin another word
    // (我国人民多 → 样化).
    if found.match < 2, found.context <= Self.shortContext, found.context < longestContext { factor *= Self.otherWord }
    return factor
  }
}
