extension Document {
  /// Whether the numbering of a series inside a paragraph comes from an earlier paragraph or goes on in a later one:
  /// 一是 in the last sentence of one paragraph, 二是 at the head of the next.
  ///
  /// Here the very next number has to stand there, since a count is told to be wrong by it. Which runs are one series, with
  /// the slips they may hold, is `runBefore` in `Lint`.
  ///
  /// Looks at most eight paragraphs or headings back and ahead, and no further than 64 lines.
  ///
  /// - Parameters:
  ///   - run: index in `paragraph.syntax.runs`.
  ///   - paragraph: a paragraph of this document.
  /// - Returns: whether the first number is the next after one that came before, and the last number has a next after it.
  package func continuity(ofRun run: Int, in paragraph: Paragraph) -> (fromBefore: Bool, goesOn: Bool) {
    guard paragraph.syntax.runs.indices.contains(run), let first = paragraph.syntax.runs[run].items.first?.ordinal,
      let last = paragraph.syntax.runs[run].items.last?.ordinal
    else { return (false, false) }
    var fromBefore = false
    var goesOn = false
    var seen = 0
    var line = paragraph.lines.lowerBound - 1
    while line >= max(0, paragraph.lines.lowerBound - Self.continuityLines), seen < 8, !fromBefore, first.number > 1 {
      let profile = syntax[line].profile
      if !profile.kind.isBlank { seen += 1 }
      fromBefore =
        says(first.number - 1, first, profile.style, profile.family, profile.number)
        || says(
          first.number - 1,
          first,
          profile.trailingStyle,
          profile.trailingFamily,
          Int32(profile.trailingNumber)
        )
      line -= 1
    }
    seen = 0
    line = paragraph.lines.upperBound
    while line < min(syntax.count, paragraph.lines.upperBound + Self.continuityLines), seen < 8, !goesOn {
      let profile = syntax[line].profile
      if !profile.kind.isBlank { seen += 1 }
      goesOn = says(last.number + 1, last, profile.style, profile.family, profile.number)
      line += 1
    }
    return (fromBefore, goesOn)
  }

  /// Lines that are looked at, blank ones included: a page of blank lines ends any sentence.
  private static var continuityLines: Int { 64 }

  private func says(_ number: Int, _ like: Ordinal, _ style: OrdinalStyle?, _ family: UInt32, _ other: Int32) -> Bool {
    style == like.style && family == LineReader.family(like) && Int(other) == number
  }
}
