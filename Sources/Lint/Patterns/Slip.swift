import Lexicon
import Text

/// The words of `slips.tsv` as rows of their rules.
enum Slip {
  /// The rows of one kind (`slip`, `variant`).
  static func rows(_ kind: String, isCertain: Bool) -> [PatternCase] {
    var rows: [PatternCase] = []
    LexiconTable.slips.forEachRow { row in
      guard row.string(2) == kind else { return }
      let pattern = pattern(row.units(0), before: row.guards(3), after: row.guards(4))
      rows.append(PatternCase(pattern, isCertain ? "“{0}”应为“{right}”" : "“{0}”宜作“{right}”", row.string(1), isCertain))
    }
    return rows
  }

  /// A word of the settings; nil if there is nothing in it.
  static func row(_ word: LintConfiguration.Word) -> PatternCase? {
    guard !word.wrong.isEmpty, word.wrong != word.right else { return nil }
    let pattern = pattern([CodeUnit](word.wrong), before: [], after: [])
    return PatternCase(pattern, word.right.isEmpty ? "“{0}”不这样写" : "“{0}”应为“{right}”", word.right, true)
  }

  /// The word with what must not stand before or behind it: 发|布署|名.
  private static func pattern(_ word: [CodeUnit], before: [[CodeUnit]], after: [[CodeUnit]]) -> UnitPattern {
    var steps: [UnitPattern.Step] = []
    for guarding in before { append(guarding, isBehind: true, to: &steps) }
    steps += word.map { .unit($0) }
    for guarding in after { append(guarding, isBehind: false, to: &steps) }
    steps.append(.accept)
    return UnitPattern(steps: steps, classes: [])
  }

  private static func append(_ word: [CodeUnit], isBehind: Bool, to steps: inout [UnitPattern.Step]) {
    let next = steps.count + word.count + 2
    steps.append(.look(least: word.count, most: isBehind ? word.count : -1, isNegative: true, next: next))
    steps += word.map { .unit($0) }
    steps.append(.accept)
  }
}

extension LexiconTable.Row {
  /// The words of a cell, each behind its `!`.
  fileprivate func guards(_ column: Int) -> [[CodeUnit]] {
    strings(column).map { [CodeUnit]($0).filter { $0 != "!" } }.filter { !$0.isEmpty }
  }
}
