package import Lexicon
package import Text

/// The one reader of 文种: in what word a title ends, whatever stands behind it.
package enum GenreReader {
  /// The word in which the title in `content` ends; nil if it ends in none, or is not more than that word.
  ///
  /// Looks through a final mark, through a bracket behind the word (关于……的办法（试行）) and through what is quoted as a
  /// whole (《……办法》). Bounded by the words of the table.
  package static func read(_ units: [CodeUnit], _ content: Range<Int>) -> GenreWord? {
    let content = content.clamped(to: 0..<units.count)
    var (lower, upper) = (content.lowerBound, content.upperBound)
    if upper > lower, units[upper - 1].isSentenceEnd || units[upper - 1].isClauseMark { upper -= 1 }
    if units[at: lower] == "《", units[at: upper - 1] == "》" || units[at: upper - 1] == "）" {
      lower += 1
      if units[at: upper - 1] == "》" { upper -= 1 }
    }
    if units[at: upper - 1] == "）" || units[at: upper - 1] == ")" {
      var index = upper - 1
      while index > lower, !units[index].isOpening { index -= 1 }
      if index > lower { upper = index }
      if units[at: upper - 1] == "》" { upper -= 1 }
    }
    guard upper - lower > 3 else { return nil }
    return GenreWord.ending(units, at: upper)
  }
}
