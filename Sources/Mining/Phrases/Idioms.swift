import Text

/// Expressions of four characters that are known by their build, even where a corpus has them once.
struct Idioms {
  private let cuts: WordCuts
  private let bond: (ArraySlice<CodeUnit>) -> Int
  /// How firmly the halves of what is no word must hold together.
  private static let firm = 80

  /// `bond` says how firmly the halves of four characters hold together; see `SegmentLog.bond`.
  init(cuts: WordCuts, bond: @escaping (ArraySlice<CodeUnit>) -> Int) {
    self.cuts = cuts
    self.bond = bond
  }

  /// Calls `body` with the range of each in a stretch of text.
  func forEach(in key: ArraySlice<CodeUnit>, _ body: (Range<Int>) -> Void) {
    for item in key.split(separator: Segments.list) where item.count >= 4 {
      if item.count == 4, Self.isRepetition(item) {
        body(item.startIndex..<item.endIndex)
        continue
      }
      // Words are looked for last: few places come so far.
      var found: [UInt8]?
      func isCut(_ place: Int) -> Bool {
        let endings = found ?? cuts.endings(of: item)
        found = endings
        return endings[place - item.startIndex] > 0
      }
      for start in item.startIndex...item.endIndex - 4 {
        let range = start..<start + 4
        let isFound = isAlternation(item[range]) || isUnknown(range, item, isCut)
        if isFound, isCut(start), isCut(start + 4) { body(range) }
      }
    }
  }

  /// 常来常往, 即接即办, 实实在在: between words.
  private func isAlternation(_ units: ArraySlice<CodeUnit>) -> Bool {
    let start = units.startIndex
    let isDoubled = units[start] == units[start + 1]
    return (isDoubled || units[start] == units[start + 2]) && Self.isRepetition(units) && !cuts.isWord(units.prefix(2))
      && !cuts.isWord(units.suffix(2))
  }

  /// 促膝谈心: four characters that are no words, between words, free at one end at least.
  private func isUnknown(_ range: Range<Int>, _ item: ArraySlice<CodeUnit>, _ isCut: (Int) -> Bool) -> Bool {
    let (start, end) = (range.lowerBound, range.upperBound)
    // Not a piece of a longer stretch of unknown characters.
    let before = start > item.startIndex ? item[start - 1] : nil
    let after = end < item.endIndex ? item[end] : nil
    let isFreeInFront = before.map { PhraseEdges.isBeforePhrase($0) } ?? true
    let isFreeAtEnd = after.map { PhraseEdges.isAfterPhrase($0) || $0 == "地" } ?? true
    guard isFreeInFront || isFreeAtEnd, before != Segments.cut, after != Segments.cut else { return false }
    let units = item[range]
    // What few pass first.
    guard PhraseEdges.accepts(units.map { $0.rawValue }, 0, 4), bond(units) >= Self.firm,
      units.allSatisfy({ $0.isIdeograph && !Self.common.contains($0) }), isCut(start + 1), isCut(start + 2),
      isCut(start + 3)
    else { return false }
    if !isFreeInFront, start == item.startIndex + 1 || isCut(start - 1) { return false }
    return isFreeAtEnd || end + 1 != item.endIndex && !isCut(end + 1)
  }

  private static let common = Set([CodeUnit]("一二三四五六七八九十百千万亿年月日的了是和与及或将对其为本自该省市县区镇"))

  /// 常来常往, 实实在在: four characters that repeat one.
  private static func isRepetition(_ item: ArraySlice<CodeUnit>) -> Bool {
    let units = Array(item)
    guard units.allSatisfy({ $0.isIdeograph }) else { return false }
    let repeats = units[0] == units[2] && units[1] != units[3] || units[1] == units[3] && units[0] != units[2]
    return repeats && PhraseEdges.accepts(units.map { $0.rawValue }, 0, 4)
      || units[0] == units[1] && units[2] == units[3]
  }
}
