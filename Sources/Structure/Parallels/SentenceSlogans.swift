import Text

/// Slogans that open one sentence after the other in the middle of a paragraph, unmarked: 在做“深”上谋划，…。在做“实”上用心，…。
/// 在做“长”上使劲，….
///
/// The first may stand behind its lead-in (下一步，我们将在做“深”上谋划，…). They are three or more, built alike as
/// `ParallelJudge` sees it, of about one length, and each with a sentence behind it.
enum SentenceSlogans {
  /// The members of each set, in order. One pass over the paragraph; looks closer only where two sentences open alike.
  static func all(in units: [CodeUnit]) -> [[Range<Int>]] {
    let sentences = sentences(of: units)
    guard sentences.count >= 3 else { return [] }
    var result: [[Range<Int>]] = []
    var index = 0
    while index + 1 < sentences.count {
      guard let first = head(sentences[index].lowerBound, sentences[index], units) else {
        index += 1
        continue
      }
      var members = [first]
      var next = index + 1
      while next < sentences.count, members.count < most,
        let head = head(sentences[next].lowerBound, sentences[next], units),
        opensAlike(head, first, units)
      {
        members.append(head)
        next += 1
      }
      // What another set has is not its lead-in.
      let before = result.last?.last?.upperBound ?? 0
      if members.count >= 2, index > 0, sentences[index - 1].lowerBound >= before,
        let led = ledIn(sentences[index - 1], like: first, units)
      {
        members.insert(led, at: 0)
      }
      if members.count >= 3, isAlike(members, units), ParallelJudge.isReal(members, units) { result.append(members) }
      index = next
    }
    return result
  }

  /// No one writes more of them; a hostile text may.
  private static let most = 40
  /// Shorter ones say nothing, longer ones are clauses like any other.
  private static let lengths = 5...20
  /// What follows a slogan to the end of its sentence.
  private static let body = 10
  /// How many units of the opening are compared.
  private static let opening = 2
  /// How far the lengths of one set may differ.
  private static let spread = 3

  private static func sentences(of units: [CodeUnit]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    units.withUnsafeBufferPointer { units in
      var start = 0
      for index in units.indices {
        let unit = units[index]
        if unit.isUnifiedHan { continue }
        guard unit == "。" || unit == "！" || unit == "？" else { continue }
        while start < index, units[start].isBlank { start += 1 }
        if start < index { result.append(start..<index) }
        start = index + 1
      }
    }
    return result
  }

  /// The clause that begins at `start`, if it can be a slogan before its sentence.
  private static func head(_ start: Int, _ sentence: Range<Int>, _ units: [CodeUnit]) -> Range<Int>? {
    var end = start
    while end < sentence.upperBound, end - start <= lengths.upperBound, units[end] != "，", units[end] != "," {
      if units[end] == "、" || units[end] == "；" || units[end] == "：" || units[end].decimalDigit != nil { return nil }
      end += 1
    }
    guard lengths.contains(end - start), sentence.upperBound - end > body else { return nil }
    return start..<end
  }

  private static func opensAlike(_ a: Range<Int>, _ b: Range<Int>, _ units: [CodeUnit]) -> Bool {
    units[a].prefix(opening).elementsEqual(units[b].prefix(opening))
  }

  /// The slogan that stands in one of the first clauses of `sentence`, behind what leads it in.
  private static func ledIn(_ sentence: Range<Int>, like first: Range<Int>, _ units: [CodeUnit]) -> Range<Int>? {
    var index = sentence.lowerBound
    while index + opening < sentence.upperBound, index - sentence.lowerBound < 2 * lengths.upperBound {
      if units[index..<index + opening].elementsEqual(units[first].prefix(opening)),
        let head = head(index, sentence, units)
      {
        return head
      }
      index += 1
    }
    return nil
  }

  /// Whether half of each is the same in all, none the same as another, and none much longer.
  private static func isAlike(_ members: [Range<Int>], _ units: [CodeUnit]) -> Bool {
    let shortest = members.map { $0.count }.min() ?? 0
    let longest = members.map { $0.count }.max() ?? 0
    guard longest - shortest <= spread, UniqueList(members.map { Array(units[$0]) }).count == members.count else {
      return false
    }
    // 最令人鼓舞的是，… says nothing by itself.
    if members.contains(where: { units[$0.upperBound - 1] == "是" }) { return false }
    return ParallelTemplate(members.map { Array(units[$0]) }).fixedCount * 2 >= shortest - 1
  }
}
