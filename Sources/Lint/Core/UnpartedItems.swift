import Structure
import Text

extension NumberedSeries {
  /// Columns of the markers behind the last member that nothing parts from the text before them, so that they are not read
  /// as members: 一是…；二是…扛起来三是廉洁自律. Linear in the paragraph.
  var unparted: [Range<Int>] {
    // Nothing else is said by 三是; 第三 and 三要 stand for much else.
    guard isInline, style == .hanWord, let last = self[count - 1], last.ordinal.word.last == "是" else { return [] }
    var items: [Range<Int>] = []
    var start = last.ordinal.range.upperBound
    while items.count < Self.mostUnparted,
      let marker = OrdinalStyle.hanWord.marker(last.ordinal.number + items.count + 1, word: last.ordinal.word),
      let place = last.units.firstGlued(marker, from: start)
    {
      items.append(place)
      start = place.upperBound
    }
    return items
  }

  /// No sentence loses more marks.
  private static var mostUnparted: Int { 9 }
}

extension [CodeUnit] {
  /// Where `marker` stands right behind a 汉字 that is no part of another ordinal (十二是, 第二是), with text behind it.
  fileprivate func firstGlued(_ marker: [CodeUnit], from start: Int) -> Range<Int>? {
    guard let first = marker.first else { return nil }
    var index = start
    while index + marker.count < count {
      let before = self[at: index - 1]
      if self[index] == first, before.isHan, !before.isHanNumeral, before != "第", self[index...].starts(with: marker) {
        return index..<index + marker.count
      }
      index += 1
    }
    return nil
  }
}
