import Structure
import Text

// How far the findings around an edit have to be asked again.

extension Paragraph {
  /// Whether what the rules say of it depends on paragraphs that are not beside it: a series may have begun or go on
  /// there, what it announces may be listed there, and the other half of a bracket or a quotation may stand there.
  var looksFar: Bool {
    !syntax.runs.isEmpty || !syntax.announcements.isEmpty
      || !UnpairedMarks.unpaired(self).isEmpty
  }
}

extension [Range<Int>] {
  /// What these ranges cover, apart from one another and in order.
  var merged: [Range<Int>] {
    if count == 1 { return self }
    var result: [Range<Int>] = []
    for range in ordered(by: { $0.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension [Range<Int>] {
  /// What these ranges cover besides `others`; both are apart from one another and in order.
  func outside(of others: [Range<Int>]) -> [Range<Int>] {
    flatMap { range in
      var result: [Range<Int>] = []
      var lower = range.lowerBound
      for other in others where other.overlaps(range) {
        if lower < other.lowerBound { result.append(lower..<other.lowerBound) }
        lower = Swift.max(lower, other.upperBound)
      }
      if lower < range.upperBound { result.append(lower..<range.upperBound) }
      return result
    }
  }
}

extension Document {
  /// `lines` with so many paragraphs on either side as `reach` says.
  func paragraphs(around lines: Range<Int>, reach: Int) -> Range<Int> {
    var (lower, upper) = (lines.lowerBound, lines.upperBound)
    for _ in 0..<reach {
      if let before = previousText(before: lower) { lower = paragraphLines(at: before).lowerBound }
      if let next = nextText(from: upper) { upper = max(upper, paragraphLines(at: next).upperBound) }
    }
    let count = syntax.count
    return min(lower, count)..<max(lower, min(upper, count))
  }
}
