import Structure
import Text

extension Announcement {
  /// The fix that changes the number announced; nil where it is a sum of several.
  func fix(saying count: Int, in paragraph: Paragraph) -> Fix? {
    guard form == .counted, let old = paragraph.units[safe: numeral.lowerBound] else { return nil }
    let new: [CodeUnit] =
      old.decimalDigit != nil
      ? [CodeUnit](String(count))
      : count == 2 && numeral.upperBound < range.upperBound ? ["两"] : HanNumeral.spell(count)
    let rest = paragraph.units[numeral.upperBound..<max(numeral.upperBound, range.upperBound)]
    let edit = TextEdit(range: paragraph.range(numeral), newText: new)
    return Fix(title: "改为“\(String(new + rest))”", edits: [edit], isCertain: false)
  }
}
