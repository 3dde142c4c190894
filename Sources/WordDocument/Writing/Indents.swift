import Text

extension LaidOutParagraph {
  /// How far a row of the 附件说明 stands from the left edge, and its first line before the others, in hundredths of a
  /// character: turned lines stand under the first character of the name (7.3.4: 附件：1.名称). Nil for every other
  /// paragraph.
  package var noteIndent: (left: Int, hanging: Int)? {
    guard role == .attachmentNote else { return nil }
    let row = AttachmentRow(text, text.indices)
    let number = text[row.label.upperBound..<row.name.lowerBound].width
    return (left: 200 + 300 + number, hanging: (row.label.isEmpty ? 0 : 300) + number)
  }
}

extension [LaidOutParagraph] {
  /// How far a signature or a date stands from the right edge, in hundredths of a character (7.3.5.2): the signature two
  /// characters, the date so that it begins two characters right of the signature's beginning; a date that would come
  /// nearer to the edge stands two characters from it, and the signature moves left. 0 for every other paragraph.
  package func rightIndent(_ index: Int) -> Int {
    guard let role = self[safe: index]?.role, role == .signature || role == .date else { return 0 }
    var signature = index
    var date = index
    if role == .date {
      signature -= 1
    } else {
      while self[safe: date]?.role == .signature { date += 1 }
    }
    guard let signed = self[safe: signature], signed.role == .signature, let dated = self[safe: date],
      dated.role == .date
    else { return 200 }
    let overhang = dated.text[...].width + 200 - signed.text[...].width
    return 200 + Swift.max(0, role == .date ? -overhang : overhang)
  }
}

extension ArraySlice<CodeUnit> {
  /// In hundredths of a character: Latin letters and figures have half of one.
  var width: Int {
    var width = 0
    for unit in self where !unit.isLowSurrogate { width += unit.rawValue < 0x2000 ? 50 : 100 }
    return width
  }
}
