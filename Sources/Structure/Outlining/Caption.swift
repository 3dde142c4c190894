internal import Lexicon
internal import Text

/// 表1, 图 2, 附表3, 步骤一 at the head of a line, with nothing but a blank or a colon behind it: what is numbered by its name,
/// beside the levels of the text.
struct Caption {
  /// The name, folded; see `CaptionLabel`.
  var label: UInt32
  var number: Int
  var numeral: Range<Int>
  /// Whether it names a table or figure, which may be shown again where it goes on.
  var isOfTable: Bool

  init?(_ units: [CodeUnit], _ content: Range<Int>) {
    let start = content.lowerBound
    let table = Self.tables.length(at: start, in: units)
    guard let length = table ?? Self.labels.length(at: start, in: units) else { return nil }
    isOfTable = table != nil
    label = CaptionLabel.folded(units[start..<start + length])
    var lower = start + length
    while units[at: lower].isBlank, lower < content.upperBound { lower += 1 }
    guard let (value, upper) = HanNumeral.readCount(units, at: lower), value < 100, upper <= content.upperBound,
      upper >= content.upperBound || units[upper].isBlank || units[upper] == "：" || units[upper] == ":"
    else { return nil }
    (number, numeral) = (value, lower..<upper)
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
