import Lexicon
import Structure
import Text

/// Lists of items of one rhythm inside a sentence: 看得见、摸得着、得实惠.
///
/// The first item often carries what leads to the list (让群众|看得见) and the last what follows from it. Both are cut to
/// the rhythm of the others where words allow it.
struct RhythmicLists {
  private let cuts: WordCuts

  init(cuts: WordCuts) {
    self.cuts = cuts
  }

  /// Units of an item: two have no rhythm, ten are a clause. Set by hand on `train`.
  private static let rhythms = 3...9

  /// Calls `body` with the range of each list of a stretch of text and the length of its items.
  func forEach(in key: ArraySlice<CodeUnit>, _ body: (_ list: Range<Int>, _ length: Int) -> Void) {
    let items = Self.items(of: key)
    guard items.count >= 2 else { return }
    var found: [UInt8]?
    func ending(_ place: Int) -> Int {
      let endings = found ?? cuts.endings(of: key)
      found = endings
      return Int(endings[place - key.startIndex])
    }
    /// Before a list stands a word; a list ends with one.
    func isCut(_ place: Int) -> Bool {
      ending(place) >= 2 || ending(place) == 1 && Self.leading.contains(key[place - 1])
    }
    var index = 0
    while index < items.count {
      let isOpen = items[index].isCutInFront || items[index].isCutAtEnd
      let length = items[index].range.count
      var end = index + 1
      while !isOpen, end < items.count, !items[end].isCutAtEnd, items[end].range.count == length { end += 1 }
      if !isOpen, Self.rhythms.contains(length) {
        var start = items[index].range.lowerBound
        var stop = items[end - 1].range.upperBound
        var members = end - index
        var isCutAnywhere = false
        // What is longer than the others is cut only where the sentence begins and ends.
        if index == 1, items[0].range.count > length, isCut(start - 1 - length) {
          start -= length + 1
          members += 1
          isCutAnywhere = true
        }
        if end == items.count - 1, items[end].range.count > length,
          isCut(stop + 1 + length) || length == 3 && ending(stop + 4) > 0
        {
          stop += length + 1
          members += 1
          isCutAnywhere = true
        }
        if members >= 2, isRhythmic(key, start..<stop, length, isCut: isCutAnywhere, ending) {
          body(start..<stop, length)
        }
      }
      index = isOpen ? index + 1 : end
    }
    if items.count == 2 { pair(key, items[0], items[1], ending, body) }
  }

  /// The list whole, or in halves where it is longer than a phrase may be.
  static func forEachPart(of list: Range<Int>, length: Int, _ body: (Range<Int>) -> Void) {
    let members = (list.count + 1) / (length + 1)
    guard members >= 2 else { return }
    if list.count <= Suffix.depth { return body(list) }
    let middle = list.lowerBound + members / 2 * (length + 1)
    forEachPart(of: list.lowerBound..<middle - 1, length: length, body)
    forEachPart(of: middle..<list.upperBound, length: length, body)
  }

  /// Two items of which both go on: 以|服务群众、改善民生|为. They must be set off by particles, and be of one build.
  private func pair(
    _ key: ArraySlice<CodeUnit>,
    _ first: Item,
    _ second: Item,
    _ ending: (Int) -> Int,
    _ body: (_ list: Range<Int>, _ length: Int) -> Void
  ) {
    for length in [4, 3] where first.range.count > length && second.range.count > length {
      let start = first.range.upperBound - length
      let stop = second.range.lowerBound + length
      guard Self.before.contains(key[start - 1]), Self.after.contains(key[stop]), ending(start) > 0, ending(stop) > 0
      else {
        continue
      }
      if isRhythmic(key, start..<stop, length, isCut: true, ending) { return body(start..<stop, length) }
    }
  }

  private static let nameEndings = Set(CueSet(.place).units + [CodeUnit]("厅局委办部线路站桥"))
  /// What may stand before a list though it is no word of its own.
  private static let leading = Set([CodeUnit]("的了和与及对为是以在把将被并要应能须会都也到入成用于让使得"))
  private static let before = Set([CodeUnit]("以的是把将对让使在了为"))
  private static let after = Set([CodeUnit]("为的是等成了作"))

  private func isRhythmic(
    _ key: ArraySlice<CodeUnit>,
    _ range: Range<Int>,
    _ length: Int,
    isCut: Bool,
    _ ending: (Int) -> Int
  ) -> Bool {
    let starts = Array(stride(from: range.lowerBound, to: range.upperBound, by: length + 1))
    let members = starts.map { key[$0..<$0 + length] }
    guard let first = members.first, members.allSatisfy({ $0.allSatisfy({ $0.isIdeograph }) }) else { return false }
    if isCut {
      for member in members where !PhraseEdges.accepts(member.map({ $0.rawValue }), 0, length) { return false }
    }
    guard Set(members.map(Array.init)).count == members.count else { return false }
    let sharesUnit = (0..<length).contains { place in
      members.allSatisfy { $0[$0.startIndex + place] == first[first.startIndex + place] }
    }
    let predicates = members.count { Verbs.isPredicate($0) }
    // 历城区、章丘区, 财政部、建设部: names.
    if predicates == 0, members.allSatisfy({ $0.last.map(Self.nameEndings.contains) == true }) { return false }
    guard sharesUnit || predicates > 0 else { return false }
    if sharesUnit || predicates == members.count, !isCut || members.count >= 3 { return true }
    if sharesUnit, predicates == members.count || length == 3 { return true }
    // One build: the words of each member are about as long as those of the others.
    let differences = (1..<length).count { place in
      let isWordEnd = ending(range.lowerBound + place) > 0
      return !starts.allSatisfy { (ending($0 + place) > 0) == isWordEnd }
    }
    return differences <= (sharesUnit || predicates == members.count ? 1 : 0)
  }

  private struct Item {
    var range: Range<Int>
    /// A figure or a quotation stands there.
    var isCutInFront: Bool
    var isCutAtEnd: Bool
  }

  /// The items between 、, and between 和 and its like before the last.
  private static func items(of key: ArraySlice<CodeUnit>) -> [Item] {
    var result: [Item] = []
    for part in key.split(separator: Segments.list) {
      let isCutInFront = part.first == Segments.cut
      let isCutAtEnd = part.last == Segments.cut
      let start = part.startIndex + (isCutInFront ? 1 : 0)
      let range = start..<max(start, part.endIndex - (isCutAtEnd ? 1 : 0))
      result.append(Item(range: range, isCutInFront: isCutInFront, isCutAtEnd: isCutAtEnd))
    }
    // 一、坚持高标准、高起点: the ordinal is no item.
    if let first = result.first, first.range.count <= 2, key[first.range].allSatisfy({ HanNumeral.digit($0) != nil }) {
      result.removeFirst()
    }
    guard result.count >= 2, let last = result.last else { return result }
    for length in [result[result.count - 2].range.count, last.range.count / 2] where rhythms.contains(length) {
      let joint = last.range.lowerBound + length
      guard joint < last.range.upperBound, joints.contains(key[joint]) else { continue }
      result[result.count - 1].range = last.range.lowerBound..<joint
      result[result.count - 1].isCutAtEnd = false
      result.append(Item(range: joint + 1..<last.range.upperBound, isCutInFront: false, isCutAtEnd: last.isCutAtEnd))
      break
    }
    return result
  }

  private static let joints = Set([CodeUnit]("和与及"))
}
