/// Finds the title among the lines before the text begins.
struct TitleFinder {
  let syntax: [LineSyntax]
  let paragraphs: [ParagraphLine]

  /// The paragraph that is the title, how many paragraphs it takes, and the first paragraph behind the front of the
  /// document: byline, date, 发文字号, 主送机关.
  func find() -> (title: Int?, count: Int, body: Int) {
    var best: (index: Int, score: Int)?
    var body = 0
    for (index, paragraph) in paragraphs.prefix(30).enumerated() {
      let skeleton = syntax[paragraph.line].skeleton
      if skeleton.role == .recipient {
        body = index + 1
        break
      }
      if skeleton.style != nil || skeleton.kind == .markdownHeading || skeleton.role == .question
        || (paragraph.isBody && skeleton.role == .none)
      {
        break
      }
      body = index + 1
      guard skeleton.shape == .bare, skeleton.ending == .open || skeleton.ending == .stop, skeleton.role == .none,
        skeleton.length >= .brief
      else { continue }
      let score = (skeleton.isTitleLike ? 4 : 0) + (skeleton.length >= .short ? 2 : 0) + (skeleton.isQuoted ? -3 : 1)
      if score > best?.score ?? 0 { best = (index, score) }
    }
    guard let best else { return (nil, 0, body) }
    // 关于……⏎……的通知
    let first = paragraphs[best.index]
    if best.index > 0, syntax[first.line].skeleton.genre != nil {
      let above = paragraphs[best.index - 1]
      let skeleton = syntax[above.line].skeleton
      if above.line + 1 == first.line, skeleton.shape == .bare, skeleton.role == .none, skeleton.length >= .brief,
        skeleton.genre == nil, !skeleton.isQuoted
      {
        return (best.index - 1, 2, body)
      }
    }
    return (best.index, 1, body)
  }
}
