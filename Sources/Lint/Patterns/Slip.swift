import Lexicon
import Text

/// The words of `slips.tsv` as rows of their rules.
enum Slip {
  /// The rows of one kind (`slip`, `variant`).
  static func rows(_ kind: String, isCertain: Bool) -> [PatternCase] {
    var rows: [PatternCase] = []
    LexiconTable.slips.forEachRow { row in
      guard row.string(2) == kind else { return }
      let source = PatternSource.word(row.units(0), before: row.guards(3), after: row.guards(4))
      rows.append(PatternCase(source, isCertain ? "“{0}”应为“{right}”" : "“{0}”宜作“{right}”", row.string(1), isCertain))
    }
    return rows
  }

  /// A word of the settings; nil if there is nothing in it.
  static func row(_ word: LintConfiguration.Word) -> PatternCase? {
    guard !word.wrong.isEmpty, word.wrong != word.right else { return nil }
    let source = PatternSource.word([CodeUnit](word.wrong), before: [], after: [])
    return PatternCase(source, word.right.isEmpty ? "“{0}”不这样写" : "“{0}”应为“{right}”", word.right, true)
  }
}

extension LexiconTable.Row {
  /// The words of a cell, each behind its `!`.
  fileprivate func guards(_ column: Int) -> [[CodeUnit]] {
    strings(column).map { [CodeUnit]($0).filter { $0 != "!" } }.filter { !$0.isEmpty }
  }
}
