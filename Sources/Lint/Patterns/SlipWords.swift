import Lexicon
import Text

/// The words of `slips.tsv` as rows of their rules.
enum SlipWords {
  /// The rows of one kind (`slip`, `variant`).
  static func rows(_ kind: StaticString, isCertain: Bool) -> [PatternCase] {
    var rows: [PatternCase] = []
    LexiconTable.slips.forEachRow { row in
      guard row.holds(kind, 2) else { return }
      rows.append(PatternCase(slip: row, isCertain ? "“{0}”应为“{right}”" : "“{0}”宜作“{right}”", isCertain: isCertain))
    }
    return rows.exact
  }

  /// A word of the settings; nil if there is nothing in it.
  static func row(_ word: LintConfiguration.Word) -> PatternCase? {
    guard !word.wrong.isEmpty, word.wrong != word.right else { return nil }
    let message = word.right.isEmpty ? "“{0}”不这样写" : "“{0}”应为“{right}”"
    return PatternCase(word: [CodeUnit](word.wrong), message, right: [CodeUnit](word.right))
  }
}

extension LexiconTable.Row {
  /// Of a row of `slips.tsv`: the word that is none.
  var wrong: [CodeUnit] { units(0) }
  /// What it should be; nil if nothing is named.
  var right: [CodeUnit]? {
    let right = units(1)
    return right.isEmpty ? nil : right
  }
  /// What must not stand before it: 发|布署.
  var before: [[CodeUnit]] { guards(3) }
  /// What must not stand behind it: 布署|名.
  var after: [[CodeUnit]] { guards(4) }

  /// The words of a cell, each behind its `!`.
  private func guards(_ column: Int) -> [[CodeUnit]] {
    strings(column).map { [CodeUnit]($0).filter { $0 != "!" } }.filter { !$0.isEmpty }
  }
}
