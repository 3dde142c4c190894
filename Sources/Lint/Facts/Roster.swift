import Structure
import Text

/// The names below a heading that says how many there are: 一、先进集体（8个）.
struct Roster {
  /// How many the heading says, and the lines of the names.
  let count: Int
  let names: [TextRange]
  /// Whether a heading stands behind the last name, so that none can follow.
  let isClosed: Bool

  /// Units of a name with what belongs to it, as its office; longer lines are text.
  private static let longest = 30
  /// Units of a heading, without its number of names; longer ones are text.
  private static let longestHeading = 24

  /// The names below the heading whose count is `finding`, in `headings`, the lines of all such; nil unless each stands on
  /// a line of its own. Linear in the names.
  init?(below finding: Finding, of document: Document, headings: UniqueList<Int>) {
    let line = finding.range.start.line
    let units = document.text.line(line).units
    guard let syntax = document.syntax[safe: line], finding.range.start.column <= Self.longestHeading,
      !units[syntax.content.clamped(to: 0..<units.count)].contains(where: { $0.isSentenceEnd || $0 == "，" || $0 == "；" }
      ),
      let (count, _) = HanNumeral.readCount(units, at: finding.range.start.column)
    else { return nil }
    self.count = count
    let elements = UniqueList(document.outline.elements.map { $0.range.start.line })
    var names: [TextRange] = []
    var isClosed = false
    var at = line + 1
    while let next = document.syntax[safe: at] {
      defer { at += 1 }
      if next.kind.isBlank {
        if names.isEmpty { continue }
        isClosed = document.nextText(from: at).map { document.isHeading($0, headings) } ?? false
        break
      }
      if document.isHeading(at, headings) {
        isClosed = true
        break
      }
      if elements.contains(at) { break }
      let units = document.text.line(at).units
      let content = next.content.clamped(to: 0..<units.count)
      // （按姓氏笔画排序） is no name.
      if units[at: content.lowerBound] == "（", units[at: content.upperBound - 1] == "）", names.isEmpty { continue }
      guard next.kind.isProse, next.ordinal == nil, (2...Self.longest).contains(content.count),
        units[content].allSatisfy({ $0.isHan || $0.isASCIILetter || $0.decimalDigit != nil || $0 == "·" }),
        // 内科医生2人 counts in turn.
        !Self.counts(units[content])
      else { return nil }
      names.append(TextRange(line: at, content))
    }
    guard !names.isEmpty else { return nil }
    (self.names, self.isClosed) = (names, isClosed)
  }

  /// Whether a name was left out or put in: a count of other things (12项 in two groups) is further off, and without a
  /// heading behind the last name a sentence may follow it.
  var isWrong: Bool {
    names.count > 1 && names.count != count && abs(names.count - count) <= 2 && (isClosed || names.count < count)
  }

  private static func counts(_ name: ArraySlice<CodeUnit>) -> Bool {
    guard let before = name.dropLast().last else { return false }
    return before.decimalDigit != nil && name.last?.isHan == true && name.last != "号"
  }
}

extension Document {
  /// Whether `line` opens a numbered section, or is one of `headings`.
  fileprivate func isHeading(_ line: Int, _ headings: UniqueList<Int>) -> Bool {
    headings.contains(line) || syntax[safe: line]?.ordinal != nil
  }
}
