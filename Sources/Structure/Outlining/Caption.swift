internal import Lexicon
internal import Text

/// 表1, 图 2, 附表3, 步骤一, 附录A at the head of a line, with nothing but a blank or a colon behind it: what is numbered by its name,
/// beside the levels of the text. Of a table or figure the title may follow at once: 图2组织体系.
struct Caption {
  /// The name, folded; see `CaptionLabel`.
  var label: UInt32
  var number: Int
  var numeral: Range<Int>
  /// Whether its number is a letter: 附录A (GB/T 1.1).
  var isLetter: Bool
  /// Whether it names a table or figure, which may be shown again where it goes on.
  var isOfTable: Bool
  /// Whether an image of Markdown says it.
  var isOfImage: Bool

  init?(_ units: [CodeUnit], _ content: Range<Int>) {
    let alternative = Self.alternative(units, content)
    let content = alternative ?? content
    isOfImage = alternative != nil
    let start = content.lowerBound
    let table = Self.tables.length(at: start, in: units)
    guard let length = table ?? Self.labels.length(at: start, in: units) else { return nil }
    isOfTable = table != nil
    label = CaptionLabel.folded(units[start..<start + length])
    var lower = start + length
    while units[at: lower].isBlank, lower < content.upperBound { lower += 1 }
    let letter = units[start] == "附" ? Self.letter(units, at: lower) : nil
    isLetter = letter != nil
    guard let (value, upper) = letter ?? HanNumeral.readCount(units, at: lower), value < 100,
      upper <= content.upperBound,
      upper >= content.upperBound || units[upper].isBlank || units[upper] == "：" || units[upper] == ":"
        || isLetter && units[upper] == "（" || isOfTable && Self.isTitle(units[clamping: upper..<content.upperBound])
    else { return nil }
    (number, numeral) = (value, lower..<upper)
  }

  /// What an image of Markdown shows where it cannot be shown, which is its caption: ![图1 组织体系](a.png).
  private static func alternative(_ units: [CodeUnit], _ content: Range<Int>) -> Range<Int>? {
    guard units[at: content.lowerBound] == "!", units[at: content.lowerBound + 1] == "[" else { return nil }
    let lower = content.lowerBound + 2
    return units.place(of: "](", from: lower..<content.upperBound).map { lower..<$0 }
  }

  /// Whether what stands right behind the number is a title, and not the rest of a sentence: 图2所示的, 表1为.
  private static func isTitle(_ rest: ArraySlice<CodeUnit>) -> Bool {
    guard let first = rest.first, first.isHan, rest.count <= longestTitle else { return false }
    return !saying.contains(first) && !rest.contains { $0.isClauseMark || $0.isSentenceEnd }
  }

  /// A line of a page: longer ones are text.
  private static let longestTitle = 28
  /// What a sentence goes on with behind the name of a table.
  private static let saying = [CodeUnit]("所为是中和与及的至可显列给反说表见第之")

  /// A as 1, up to Z; no letter of a longer word.
  private static func letter(_ units: [CodeUnit], at index: Int) -> (value: Int, end: Int)? {
    let (unit, next) = (units[at: index], units[at: index + 1])
    guard unit >= "A", unit <= "Z", !next.isASCIILetter, next.decimalDigit == nil else { return nil }
    return (Int(unit.rawValue) - 0x40, index + 1)
  }

  private static let tables = CueSet(.caption)
  private static let labels = CueSet(.label)
}

/// The name by which captions are numbered: 表, 附表, 步骤.
enum CaptionLabel {
  /// The first and the last unit as one number: names have one or two.
  static func folded(_ name: ArraySlice<CodeUnit>) -> UInt32 {
    UInt32(name.first?.rawValue ?? 0) << 16 | UInt32(name.last?.rawValue ?? 0)
  }
}
