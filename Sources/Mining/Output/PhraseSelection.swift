import Text

/// The phrases that go into the bank: what many documents say, then what each of them says best, in turn, until the bank
/// weighs what it may.
///
/// Taking turns keeps a few long documents of one kind from filling the bank: an article's slogans stand in no other
/// document, and are what its readers remember.
struct PhraseSelection: Sendable {
  /// Sorted by their units.
  private(set) var phrases: [MinedPhrase] = []

  /// - Parameters:
  ///   - candidates: what there is to choose from.
  ///   - byteLimit: what they may weigh.
  ///   - size: bytes of a phrase's row.
  init(_ candidates: PhraseCandidates, byteLimit: Int, size: (MinedPhrase) -> Int) {
    let ranked = candidates.ranked().map { $0.phrase }
    var isTaken = [Bool](repeating: false, count: ranked.count)
    var room = byteLimit
    func take(_ index: Int) {
      if isTaken[index] || room <= 0 { return }
      isTaken[index] = true
      room -= size(ranked[index])
      if room >= 0 { phrases.append(ranked[index]) }
    }
    for index in ranked.indices where ranked[index].documents >= candidates.commonDocuments { take(index) }
    var voices: [[Int]] = []
    for index in ranked.indices {
      for source in ranked[index].sources {
        while voices.count <= Int(source) { voices.append([]) }
        voices[Int(source)].append(index)
      }
    }
    for turn in 0..<(voices.map({ $0.count }).max() ?? 0) where room > 0 {
      for voice in voices where turn < voice.count { take(voice[turn]) }
    }
    phrases.sort { $0.units.lexicographicallyPrecedes($1.units) }
  }
}
