import Structure
import Text

/// Phrases that a text names itself: what stands in quotation marks, and what its form shows to be an expression.
enum NamedPhrases {
  static func forEach(in paragraph: [CodeUnit], _ body: (ArraySlice<CodeUnit>) -> Void) {
    var start: Int?
    for (index, unit) in paragraph.enumerated() {
      if unit == "“" {
        start = index + 1
      } else if unit == "”" {
        if let start, (3...16).contains(index - start) {
          let quoted = paragraph[start..<index]
          if quoted.allSatisfy({ $0.isIdeograph || $0 == "、" }) { body(quoted) }
        }
        start = nil
      }
    }
  }

  /// What a segment shows to be an expression by its form: all of it, or items of its list.
  static func phrases(in segment: Counted) -> [MinedPhrase] {
    var result: [MinedPhrase] = []
    if isCouplet(segment.units[...]) { result.append(MinedPhrase(segment)) }
    for item in segment.units.split(separator: Segments.list) where isIdiom(item) {
      result.append(MinedPhrase(segment, units: Array(item)))
    }
    return result
  }

  /// 办实事、谋实利: a clause of two or three items of three or four characters each, the items of one length.
  private static func isCouplet(_ key: ArraySlice<CodeUnit>) -> Bool {
    guard (7...17).contains(key.count), !key.contains(Segments.cut) else { return false }
    let items = key.split(separator: Segments.list)
    guard (2...3).contains(items.count), let length = items.first?.count, (3...5).contains(length) else {
      return false
    }
    return items.allSatisfy { $0.count == length && Verbs.isPredicate($0) }
  }

  /// 常来常往, 实实在在: four characters that stand free and repeat one.
  private static func isIdiom(_ item: ArraySlice<CodeUnit>) -> Bool {
    guard item.count == 4, item.allSatisfy({ $0.isIdeograph }) else { return false }
    let units = Array(item)
    let repeats = units[0] == units[2] && units[1] != units[3] || units[1] == units[3] && units[0] != units[2]
    return repeats && PhraseEdges.accepts(units.map(\.rawValue), 0, 4) || units[0] == units[1] && units[2] == units[3]
  }
}

extension MinedPhrase {
  /// A phrase that was counted as a whole; `units` if it is a part of what was.
  init(_ counted: Counted, units: [CodeUnit]? = nil) {
    self.init(
      units: units ?? counted.units,
      count: counted.count,
      documents: counted.documents,
      sources: Array(counted.listed.prefix(3))
    )
  }
}
