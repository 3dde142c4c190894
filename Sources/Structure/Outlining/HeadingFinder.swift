/// Judges whether a short line without a number is a heading, by what stands around it.
struct HeadingFinder {
  let scan: OpenerScan

  init(_ scan: OpenerScan) {
    self.scan = scan
  }

  /// Between finished paragraphs of text, or above a numbered one; a name below it makes it the title of an article.
  func sign(_ position: Int) -> Opener.Sign? {
    let paragraphs = scan.paragraphs
    guard paragraphs[position].mayBeHeading, position + 1 < paragraphs.count else { return nil }
    let next = paragraphs[position + 1]
    let below = scan.syntax[next.line].profile
    guard position == 0 || follows(paragraphs[position - 1]) else { return nil }
    if below.role == .byline, position + 2 < paragraphs.count {
      return isText(paragraphs[position + 2]) ? .article : nil
    }
    return isText(next) ? .heading : nil
  }

  /// Whether a heading may stand below this: a paragraph that has come to its end.
  private func follows(_ paragraph: ParagraphLine) -> Bool {
    let profile = scan.syntax[paragraph.line].profile
    return paragraph.ending == .stop && (paragraph.isBody || profile.style != nil)
  }

  /// Whether this is what stands below headings.
  private func isText(_ paragraph: ParagraphLine) -> Bool {
    let profile = scan.syntax[paragraph.line].profile
    if profile.style != nil { return profile.style != .attachment }
    return profile.role == .none && paragraph.isBody && paragraph.ending != .open && paragraph.ending != .broken
  }
}
