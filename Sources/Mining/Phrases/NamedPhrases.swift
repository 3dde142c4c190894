import Text

/// Phrases that a text names itself: what stands in quotation marks.
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
}

extension MinedPhrase {
  /// A phrase that was counted as a whole; `units` if it is a part of what was.
  init(_ counted: Counted, units: [CodeUnit]? = nil) {
    self.init(
      units: units ?? counted.units,
      count: counted.count,
      documents: counted.documents,
      sources: Array(counted.listed.prefix(MinedPhrase.sourceLimit))
    )
  }
}
