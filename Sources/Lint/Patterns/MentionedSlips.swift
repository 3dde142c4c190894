import Lexicon
import Text

/// What of a paragraph shows a slip and does not make one: “二零二六年”应改为“二〇二六年”, the options of a test, a sentence
/// that others are to correct, a mark that is named (“…”表示数据不足). To mend it there would take away what is said.
struct MentionedSlips {
  /// In order, apart from each other.
  private var ranges: [Range<Int>] = []

  private static let behind = CueSet(.mended)
  private static let before = CueSet(.misnamed)
  private static let exercises = CueSet(.exercise)

  /// Linear in the text.
  init(_ units: [CodeUnit], in content: Range<Int>) {
    if Self.isExercise(units, content) || Self.isListOfOptions(units, content) {
      ranges = [content]
      return
    }
    let content = content.clamped(to: units.indices)
    let (lower, upper) = (content.lowerBound, content.upperBound)
    let first = units.withUnsafeBufferPointer { $0.firstPlace(of: "“", from: lower, to: upper) }
    for quotation in units.quotations(in: first..<upper) {
      let (start, end) = (quotation.lowerBound - 1, quotation.upperBound + 1)
      if Self.isMarks(quotation, of: units) || Self.behind.length(at: end, in: units) != nil
        || Self.before.length(endingAt: start, in: units) != nil
      {
        ranges.append(start..<end)
      }
    }
  }

  /// Whether the unit at `index` lies in one. O(log of their number).
  func contains(_ index: Int) -> Bool {
    let next = ranges.partitioningIndex { $0.upperBound > index }
    return ranges[safe: next].map { $0.lowerBound <= index } ?? false
  }

  /// Units of the longest mark that is named: “......”.
  private static let longestMark = 6

  /// Whether nothing but marks stands in `range`.
  private static func isMarks(_ range: Range<Int>, of units: [CodeUnit]) -> Bool {
    (1...longestMark).contains(range.count)
      && range.allSatisfy { index in
        let unit = units[at: index]
        return !unit.isHan && !unit.isASCIILetter && !unit.isASCIIDigit && !unit.isBlank
      }
  }

  /// A task says within so many units what is to be done.
  private static let longestTask = 40

  /// 1.改正下面句子中的错别字：…
  private static func isExercise(_ units: [CodeUnit], _ content: Range<Int>) -> Bool {
    exercises.occurs(in: content.prefix(longestTask), of: units)
  }

  /// A.通知　　B.请示; an option on a line of its own is no sentence.
  private static func isListOfOptions(_ units: [CodeUnit], _ content: Range<Int>) -> Bool {
    let letter = units[at: content.lowerBound]
    guard ("A"..."H").contains(letter), isOption(letter, at: content.lowerBound, in: units) else { return false }
    return !content.contains { units[at: $0].isSentenceEnd || units[at: $0] == "；" }
      || content.dropFirst().contains { units[at: $0 - 1].isBlank && isOption("B", at: $0, in: units) }
  }

  private static func isOption(_ letter: CodeUnit, at index: Int, in units: [CodeUnit]) -> Bool {
    guard units[at: index] == letter else { return false }
    let mark = units[at: index + 1]
    return mark == "." || mark == "．" || mark == "、"
  }
}
