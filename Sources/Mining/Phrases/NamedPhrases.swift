import Text

/// Phrases that a text names itself: what stands in quotation marks.
enum NamedPhrases {
  static func forEach(in paragraph: [CodeUnit], _ body: (ArraySlice<CodeUnit>) -> Void) {
    for quotation in paragraph.quotations where (3...16).contains(quotation.count) {
      let quoted = paragraph[quotation]
      if quoted.allSatisfy({ $0.isIdeograph || $0 == "、" }) { body(quoted) }
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
