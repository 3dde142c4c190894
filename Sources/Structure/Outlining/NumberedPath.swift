/// The reading of numbering as series: which one each token belongs to, and which are open where.
struct NumberedPath {
  /// One series, whose members may stand below several headings and inside paragraphs.
  struct Series {
    /// Its last token.
    var last: Int
    /// Whether it goes on from an earlier series of its form.
    var continues: Bool
    /// How many members stand inside paragraphs.
    var inlineCount = 0
    /// The heading above its next member lost this number.
    var lost: NumberingSlip?
    /// Its index in `Outline.series`, once a node of it stands there.
    var index: Int?
  }

  let steps: [NumberingStep]
  /// What the reading had doubts about.
  let stretches: NumberingStretches
  var series: [Series] = []
  /// The series of each token; -1 for text.
  private(set) var seriesOfToken: [Int] = []
  /// The series that are open behind the last token taken, outermost first.
  private(set) var open: [Int] = []
  private var taken = 0

  init(_ tokens: [NumberingToken], known: NumberingStretches) {
    (steps, stretches) = NumberingReader.read(tokens, known: known)
    seriesOfToken = Array(repeating: -1, count: tokens.count)
    var open: [Int] = []
    for index in tokens.indices where steps[index].kind != .text {
      let depth = Int(steps[index].depth)
      if steps[index].kind == .goOn, depth < open.count {
        open.removeSubrange((depth + 1)...)
        series[open[depth]].last = index
      } else {
        open.removeSubrange(min(depth, open.count)...)
        open.append(series.count)
        series.append(Series(last: index, continues: steps[index].kind == .runOn))
      }
      guard let own = open.last else { continue }
      seriesOfToken[index] = own
      if tokens[index].isInline { series[own].inlineCount += Int(tokens[index].last - tokens[index].number) + 1 }
    }
  }

  /// Takes in the tokens up to `token`: `open` then is what is open behind it.
  mutating func take(upTo token: Int) {
    while taken <= token, taken < steps.count {
      defer { taken += 1 }
      let own = seriesOfToken[taken]
      guard own >= 0 else { continue }
      let depth = Int(steps[taken].depth)
      open.removeSubrange(min(depth, open.count)...)
      if let slip = steps[taken].slip, slip.kind == .lostParent, let parent = open.last { series[parent].lost = slip }
      open.append(own)
    }
  }
}
