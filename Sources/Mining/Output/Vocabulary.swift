import Text

/// The words of a corpus: what it uses freely, of two to four characters.
struct Vocabulary: Sendable {
  private var words = UnitTable()

  init(_ phrases: some Sequence<MinedPhrase>) {
    for phrase in phrases where phrase.units.count <= 4 {
      words.add(phrase.units[...], documents: phrase.documents)
    }
  }

  /// Whether the expression begins with a word, or with one character and a word after it.
  func begins(_ units: [CodeUnit]) -> Bool {
    let text = units.drop { !$0.isIdeograph }
    if text.count < 3 || text.count <= 5 && Self.singles.contains(text[text.startIndex]) { return true }
    return (2...4).contains { isWord(text.prefix($0)) }
      || (2...4).contains { isWord(text.dropFirst().prefix($0)) } && Self.singles.contains(text[text.startIndex])
  }

  /// Whether it ends with a word, or with a word and one character.
  func ends(_ units: [CodeUnit]) -> Bool {
    var text = units[...]
    while let last = text.last, !last.isIdeograph { text = text.dropLast() }
    if text.count < 4 { return true }
    if (2...4).contains(where: { isWord(text.suffix($0)) }) { return true }
    guard let last = text.last else { return true }
    return Self.lastSingles.contains(last)
  }

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

  private func isWord(_ units: ArraySlice<CodeUnit>) -> Bool {
    units.count >= 2 && words.index(of: units) != nil
  }

  private static let singles = Set(
    [CodeUnit](
      "下进出走办谋抓促保稳调惠强转守扬改破立建树创争学干想敢善拉聚解排讲摸接查治管护扶帮送访听看说做定跟交防除挖补打铸育兴富降去增减提扩控优同共当能靠受得见让把使在从以对向为用由与最更不有无要会又既是越每各一新大高多全真再少"
    )
  )
  private static let lastSingles = Set([CodeUnit]("了化性力感度心门情来去上下强弱大小高低多少好快优实深严新人"))
}
