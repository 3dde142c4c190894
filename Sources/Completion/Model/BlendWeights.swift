import PhraseBank

/// How much each kind of evidence must have seen to be believed; set on `corpus/dev` together with `Ranking`: better
/// probabilities alone do not save more keystrokes.
struct BlendWeights: Sendable {
  /// Sightings that the estimate of shorter contexts is worth at a context of one character, and how that falls with the
  /// characters of the context.
  private static let bankDoubt = 12.0
  private static let bankFall = -0.7
  /// The same for the draft, whose own words convince sooner. It does not fall with the length: where the draft repeats itself
  /// the writer takes the whole of it, and goes on typing behind a long match where it does not.
  private static let draftDoubt: Float = 2
  /// One character is no context: what followed it elsewhere in the draft is as a rule the rest of another word (审计人员并出|具的).
  private static let loneDoubt: Float = 6

  /// What is left for shorter contexts when they are not asked any more: 0.01 takes a fifth more time and saves no more.
  static let negligible: Float = 0.03
  /// A character below this part of the probability that is pursued is left out at one context. With the above, as it is.
  static let leastPart: Float = 0.3

  static let standard = BlendWeights()

  private let banks: [Float]

  private init() {
    let lengths = (0..<CountedContext.room).map { Double(max(1, $0)) }
    banks = lengths.map { Float(Self.bankDoubt * Power.pow($0, Self.bankFall)) }
  }

  func bank(_ length: Int) -> Float { banks[min(length, banks.count - 1)] }

  /// `isLineStart`: the only character of the context is the beginning of a paragraph, which says enough.
  func draft(_ length: Int, isLineStart: Bool) -> Float {
    length == 1 && !isLineStart ? Self.loneDoubt : Self.draftDoubt
  }
}
