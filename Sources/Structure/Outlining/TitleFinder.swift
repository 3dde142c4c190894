/// Finds the title among the lines before the text begins.
struct TitleFinder {
  let syntax: [LineSyntax]
  let paragraphs: [ParagraphLine]

  /// How many paragraphs may stand above the text: 版头, title, 主送机关.
  static let reach = 30
  /// How many lines may stand above, and below, the one that is known for the title: of 梯形 and 菱形 (GB/T 9704—2012,
  /// 7.3.1) one seldom sees more than four lines.
  private static let lines = 3

  /// The paragraph that is the title, how many paragraphs it takes, and the first paragraph behind the front of the
  /// document: byline, date, 发文字号, 主送机关.
  func find() -> (title: Int?, count: Int, body: Int) {
    var best: (index: Int, score: Int)?
    var body = 0
    var hasHeading = false
    for (index, paragraph) in paragraphs.prefix(Self.reach).enumerated() {
      let profile = syntax[paragraph.line].profile
      if profile.role == .recipient {
        body = index + 1
        break
      }
      // Of Markdown's headings only the first can be the title, and only with the name of a kind: # 关于……的通知.
      let isHeading = profile.kind == .markdownHeading
      if profile.style != nil || isHeading && (profile.genre == nil || hasHeading) || profile.role == .question
        || (paragraph.isBody && profile.role == .none && profile.genre == nil)
      {
        break
      }
      body = index + 1
      hasHeading = hasHeading || isHeading
      // 关于……的通知。 is a title all the same, with a mark too many.
      guard profile.genre != nil || profile.shape == .bare && (profile.ending == .open || profile.ending == .stop),
        profile.role == .none, profile.length >= .brief
      else { continue }
      // A form of words that only titles have outweighs length, and length a quotation mark: 国务院办公厅 above, “…” below.
      let score = (profile.isTitleLike ? 4 : 0) + (profile.length >= .short ? 2 : 0) + (profile.isQuoted ? -3 : 1)
      if score > best?.score ?? 0 { best = (index, score) }
    }
    guard let best else { return (nil, 0, body) }
    // 国务院办公厅⏎关于……⏎……的通知
    var first = best.index
    while first > 0, best.index - first < Self.lines, isAbove(first - 1, first) { first -= 1 }
    var last = best.index
    while last + 1 < body, last - best.index < Self.lines, syntax[paragraphs[best.index].line].profile.genre == nil,
      isAbove(last, last + 1), syntax[paragraphs[last + 1].line].profile.genre != nil
    {
      last += 1
    }
    // Without the name of a kind below, lines above are something else.
    if syntax[paragraphs[last].line].profile.genre == nil { first = best.index }
    return (first, last - first + 1, body)
  }

  /// Whether paragraph `a` may be the upper part of a title that goes on in `b`.
  private func isAbove(_ a: Int, _ b: Int) -> Bool {
    let profile = syntax[paragraphs[a].line].profile
    return paragraphs[a].line + 1 == paragraphs[b].line && profile.kind == .text && profile.style == nil
      && profile.shape == .bare && profile.ending == .open && profile.role == .none && profile.length >= .brief
      && profile.genre == nil && !profile.isQuoted
  }
}
