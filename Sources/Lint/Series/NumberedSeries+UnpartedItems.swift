import Structure
import Text

extension NumberedSeries {
  /// Columns of the markers behind the last member that nothing parts from the text before them, so that they are not read
  /// as members: 一是…；二是…扛起来三是廉洁自律. O(1): a paragraph may hold thousands of series.
  var unparted: [Range<Int>] {
    // Nothing else is said by 三是; 第三 and 三要 stand for much else.
    guard isInline, style == .hanWord, let last = self[count - 1], last.ordinal.word.last == "是" else { return [] }
    var items: [Range<Int>] = []
    var start = last.ordinal.range.upperBound
    while items.count < Self.mostUnparted,
      let marker = OrdinalStyle.hanWord.marker(last.ordinal.number + items.count + 1, word: last.ordinal.word),
      let place = last.units.firstGlued(marker, in: start..<min(start + Self.longestItem, last.units.count))
    {
      items.append(place)
      start = place.upperBound
    }
    return items
  }

  /// No sentence loses more marks.
  private static var mostUnparted: Int { 9 }
  /// Units of an item, at most: a third of a page.
  private static var longestItem: Int { 200 }
}

extension [CodeUnit] {
  /// Where in `range` `marker` stands right behind a 汉字 that is no part of another ordinal (十二是, 第二是), with text behind it.
  fileprivate func firstGlued(_ marker: [CodeUnit], in range: Range<Int>) -> Range<Int>? {
    guard let first = marker.first else { return nil }
    var index = range.lowerBound
    while index < range.upperBound, index + marker.count < count {
      let before = self[at: index - 1]
      if self[index] == first, before.isHan, !before.isHanNumeral, before != "第", self[index...].starts(with: marker) {
        return index..<index + marker.count
      }
      index += 1
    }
    return nil
  }
}
