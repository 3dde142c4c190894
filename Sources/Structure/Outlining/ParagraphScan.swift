/// Joins lines to paragraphs.
struct ParagraphScan {
  private(set) var paragraphs: [ParagraphLine] = []
  /// Paragraphs on more than one line.
  private(set) var wraps: [Range<Int>] = []
  // What is believed only if there is more of it is counted here, and what is rare is found here: to go over the lines of
  // a long text again costs more than to look at them.
  /// Whether a line opens with a decimal of two numbers or more.
  private(set) var hasDecimals = false
  /// Whether a line opens with II.
  private(set) var hasRomans = false
  /// How many paragraphs open with a dash, and how many ask a question.
  private(set) var dashes = 0
  private(set) var questions = 0
  /// The lines of captions.
  private(set) var captions: [Int] = []

  init(_ syntax: [LineSyntax]) {
    paragraphs.reserveCapacity(syntax.count)
    /// The line that the next one may go on with.
    var open: Int?
    for index in syntax.indices {
      let profile = syntax[index].profile
      guard profile.kind.isProse else {
        if profile.kind != .blank { open = nil }
        continue
      }
      if let last = open, index - last <= ParagraphScan.reach, ParagraphScan.goesOn(syntax[last].profile, profile) {
        paragraphs[paragraphs.count - 1].take(index, profile)
        if let wrap = wraps.last, wrap.upperBound == last + 1 {
          wraps[wraps.count - 1] = wrap.lowerBound..<index + 1
        } else {
          wraps.append(last..<index + 1)
        }
      } else {
        paragraphs.append(ParagraphLine(index, profile))
        survey(index, profile)
      }
      open = index
    }
  }

  private mutating func survey(_ line: Int, _ profile: LineProfile) {
    if profile.style == .decimal, profile.family > 1 { hasDecimals = true }
    if profile.style == .roman, profile.number == 2 { hasRomans = true }
    if profile.style == .dash { dashes += 1 }
    if profile.role == .question { questions += 1 }
    if profile.captionLabel > 0 { captions.append(line) }
  }

  /// The lines of the wrapped paragraph around `line`, found from the lines themselves; nil if it stands alone.
  static func wrap(at line: Int, in syntax: [LineSyntax]) -> Range<Int>? {
    guard syntax.indices.contains(line) else { return nil }
    var lower = line
    var upper = line
    if syntax[line].kind == .blank {
      guard let above = prose(from: line, step: -1, in: syntax), let below = prose(from: line, step: 1, in: syntax),
        joins(above, below, in: syntax)
      else { return nil }
      (lower, upper) = (above, below)
    }
    while let above = prose(from: lower, step: -1, in: syntax), joins(above, lower, in: syntax) { lower = above }
    while let below = prose(from: upper, step: 1, in: syntax), joins(upper, below, in: syntax) { upper = below }
    return lower < upper ? lower..<upper + 1 : nil
  }

  /// The next line of prose with nothing but blank lines between; none if it is too far to be joined to.
  private static func prose(from line: Int, step: Int, in syntax: [LineSyntax]) -> Int? {
    var candidate = line + step
    while syntax.indices.contains(candidate), abs(candidate - line) <= reach {
      if syntax[candidate].kind.isProse { return candidate }
      if syntax[candidate].profile.kind != .blank { return nil }
      candidate += step
    }
    return nil
  }

  private static func joins(_ line: Int, _ next: Int, in syntax: [LineSyntax]) -> Bool {
    next - line <= reach && syntax[line].kind.isProse && goesOn(syntax[line].profile, syntax[next].profile)
  }

  /// How many lines further a sentence may go on.
  static let reach = 16

  /// Whether `next` goes on with the sentence that `line` breaks off.
  ///
  /// A line that ends in ， or 、 must go on; one that ends in a 汉字 does if a sentence ended before on the same line, or
  /// if it is too long for a heading. What follows must be set flush and must itself be running text.
  private static func goesOn(_ line: LineProfile, _ next: LineProfile) -> Bool {
    guard line.kind == .text, next.kind == .text, next.style == nil, !next.isIndented, next.role == .none else {
      return false
    }
    guard line.ending == .open || line.ending == .broken, line.role == .none else { return false }
    // 4.4分类推进 below 4.3 is its next item, though 4.4分 could be a mark.
    if next.doubtfulStyle != nil, !next.isWorn, next.doubtfulStyle == line.style, next.prefix == line.prefix,
      next.doubtfulNumber == line.number + 1
    {
      return false
    }
    guard line.ending == .broken || line.hasInnerStop || line.length == .long else { return false }
    return next.hasInnerStop || next.ending == .stop || next.ending == .semicolon || next.length == .long
  }
}
