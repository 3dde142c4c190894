/// What a row of the table of phrases is worth: how many documents know it, whether its length and build are those of an
/// expression.
///
/// The figures are sixths of a doubling of its documents. They trade common short words against rare long expressions in
/// a table of 1.3 MB; set by hand on `train` with `goldcheck.py phrases` and rows read by rank.
enum PhraseWorth {
  private static let perDoubling = 6
  /// More documents than these do not make an expression better.
  private static let documents = 64
  /// For each doubling by which four characters meet oftener than by chance.
  private static let perBond = 2
  private static let list = 8
  private static let member = 5

  private static func length(_ units: Int) -> Int {
    switch units {
    case ...3: -46
    case 4: -16
    case 5: 0
    case 6...7: 16
    case 8...10: 6
    default: 12
    }
  }

  /// The rank of a phrase; `bond` says how much oftener the halves of four characters meet than by chance, as
  /// `SegmentLog` counts it.
  static func score(_ phrase: MinedPhrase, _ forms: PhraseCandidates.Forms, bond: Int) -> Int {
    let isList = phrase.units.contains(Segments.list)
    // Logarithms count eighths of a doubling.
    var score = perDoubling * WordCuts.logarithm(min(phrase.documents, documents)) / 8 + length(phrase.units.count)
    if phrase.units.count == 4, !isList { score += perBond * bond / 8 }
    if isList { score += list }
    if forms.contains(.member) { score += member }
    return score
  }
}
