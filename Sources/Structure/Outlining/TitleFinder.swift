/// Finds the title among the lines before the text begins.
struct TitleFinder {
  let syntax: [LineSyntax]
  let paragraphs: [ParagraphLine]

  /// How many paragraphs may stand above the text: 版头, title, 主送机关.
  static let reach = 30

  /// The paragraph that is the title, how many paragraphs it takes, and the first paragraph behind the front of the
  /// document: byline, date, 发文字号, 主送机关.
  func find() -> (title: Int?, count: Int, body: Int) {
    var best: (index: Int, score: Int)?
    var body = 0
    for (index, paragraph) in paragraphs.prefix(Self.reach).enumerated() {
      let skeleton = syntax[paragraph.line].skeleton
      if skeleton.role == .recipient {
        body = index + 1
        break
      }
      if skeleton.style != nil || skeleton.kind == .markdownHeading || skeleton.role == .question
        || (paragraph.isBody && skeleton.role == .none && skeleton.genre == nil)
      {
        break
      }
      body = index + 1
      // 关于……的通知。 is a title all the same, with a mark too many.
      guard skeleton.genre != nil || skeleton.shape == .bare && (skeleton.ending == .open || skeleton.ending == .stop),
        skeleton.role == .none, skeleton.length >= .brief
      else { continue }
      let score = (skeleton.isTitleLike ? 4 : 0) + (skeleton.length >= .short ? 2 : 0) + (skeleton.isQuoted ? -3 : 1)
      if score > best?.score ?? 0 { best = (index, score) }
    }
    guard let best else { return (nil, 0, body) }
    // 国务院办公厅⏎关于……⏎……的通知
    var first = best.index
    while first > 0, best.index - first < 3, isAbove(first - 1, first) { first -= 1 }
    var last = best.index
    while last + 1 < body, last - best.index < 3, syntax[paragraphs[best.index].line].skeleton.genre == nil,
      isAbove(last, last + 1), syntax[paragraphs[last + 1].line].skeleton.genre != nil
    {
      last += 1
    }
    // Without the name of a kind below, lines above are something else.
    if syntax[paragraphs[last].line].skeleton.genre == nil { first = best.index }
    return (first, last - first + 1, body)
  }

  /// Whether paragraph `a` may be the upper part of a title that goes on in `b`.
  private func isAbove(_ a: Int, _ b: Int) -> Bool {
    let skeleton = syntax[paragraphs[a].line].skeleton
    return paragraphs[a].line + 1 == paragraphs[b].line && skeleton.kind == .text && skeleton.style == nil
      && skeleton.shape == .bare && skeleton.ending == .open && skeleton.role == .none && skeleton.length >= .brief
      && skeleton.genre == nil && !skeleton.isQuoted
  }
}
