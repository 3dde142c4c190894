/// Joins lines to paragraphs.
struct ParagraphScan {
  private(set) var paragraphs: [ParagraphLine] = []
  /// Paragraphs on more than one line.
  private(set) var wraps: [Range<Int>] = []

  init(_ syntax: [LineSyntax]) {
    paragraphs.reserveCapacity(syntax.count)
    /// The line that the next one may go on with.
    var open: Int?
    for index in syntax.indices {
      let skeleton = syntax[index].skeleton
      guard skeleton.kind == .text || skeleton.kind == .markdownHeading else {
        if skeleton.kind != .blank { open = nil }
        continue
      }
      if let last = open, index - last <= 16, ParagraphScan.goesOn(syntax[last].skeleton, skeleton) {
        paragraphs[paragraphs.count - 1].take(index, skeleton)
        if let wrap = wraps.last, wrap.upperBound == last + 1 {
          wraps[wraps.count - 1] = wrap.lowerBound..<index + 1
        } else {
          wraps.append(last..<index + 1)
        }
      } else {
        paragraphs.append(ParagraphLine(index, skeleton))
      }
      open = index
    }
  }

  /// Whether `next` goes on with the sentence that `line` breaks off.
  ///
  /// A line that ends in ， or 、 must go on; one that ends in a 汉字 does if a sentence ended before on the same line, or
  /// if it is too long for a heading. What follows must be set flush and must itself be running text.
  private static func goesOn(_ line: LineSkeleton, _ next: LineSkeleton) -> Bool {
    guard line.kind == .text, next.kind == .text, next.style == nil, !next.isIndented, next.role == .none else {
      return false
    }
    guard line.ending == .open || line.ending == .broken, line.role == .none else { return false }
    guard line.ending == .broken || line.hasInnerStop || line.length == .long else { return false }
    return next.hasInnerStop || next.ending == .stop || next.ending == .semicolon || next.length == .long
  }
}
