internal import Text

/// 记者： at the head of a paragraph.
enum SpeakerLabel {
  /// Of the label, in characters: longer ones begin a sentence. 4 to 12 give the same outlines (see `RoleReader`).
  static let longest = 8

  /// Where the colon after a label stands.
  static func colon(_ units: [CodeUnit], _ content: Range<Int>) -> Int? {
    var index = content.lowerBound
    while index < min(content.upperBound, content.lowerBound + longest + 1) {
      let unit = units[index]
      if unit == "：" || unit == ":" { return index > content.lowerBound ? index : nil }
      guard unit.isHan else { return nil }
      index += 1
    }
    return nil
  }
}
