import Lexicon
import Structure
import Text

/// 共检查单位50个，其中学校30个、医院25个
final class SumMismatchRule: Rule {
  let info = RuleInfo(
    id: "sum-mismatch",
    title: "其中各项之和不大于总数",
    explanation: "“共50个，其中学校30个、医院25个”，其中各项加起来不能超过总数。单位相同的才相加；有“占”“增长”“等”的、按性别学历等交叉分的不核对。",
    basis: "《党政机关公文处理工作条例》第二十条第四项",
    severity: .warning,
    group: .consistency,
    good: [Example("全市共有企业12家，其中国有企业5家、民营企业7家。\n")],
    bad: [Example("共检查单位50个，⟦其中学校30个、医院25个⟧。\n")],
  )

  private static let totals = CueSet(.total)
  private static let crossing = CueSet(.crossing)

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let units = paragraph.units
    var index = 0
    while index + 1 < units.count {
      defer { index += 1 }
      guard units[index] == "其", units[index + 1] == "中", let total = total(units, before: index) else { continue }
      var end = index + 2
      while end < units.count, units[end] != "。", units[end] != "；", end - index < 80 { end += 1 }
      let range = index..<end
      guard !Self.crossing.occurs(in: range, of: units) else { continue }
      let parts = quantities(units, in: range).filter { $0.unit == total.unit }.map { $0.amount }
      let sum = Amount.sum(of: parts)
      guard parts.count >= 2, sum.value > total.amount.value else { continue }
      report.add(info, at: paragraph.range(range), "其中各项相加是\(sum.text)，大于总数\(total.amount.text)；请核对")
    }
  }

  /// How many units are read back for one amount: 1,234,567.89万元.
  private static let longestAmount = 14

  /// 30个, 100万元.
  private struct Quantity {
    var amount: Amount
    var unit: [CodeUnit]
  }

  /// The last quantity of the clause before `index`.
  private func total(_ units: [CodeUnit], before index: Int) -> Quantity? {
    var start = index
    while start > 0, units[start - 1] != "。", units[start - 1] != "；", index - start < 40 { start -= 1 }
    if Self.totals.occurs(in: start..<index, of: units) { return quantities(units, in: start..<index).last }
    // 总收入32.6万元。其中：…: before a colon the amount right before is what is divided. Without one it may be what was added,
    // and what follows may go on to other things.
    guard units[at: index + 2] == "：" else { return nil }
    var end = index
    while end > 0, units[end - 1].isClauseMark || units[end - 1].isSentenceEnd { end -= 1 }
    let near = max(0, end - Self.longestAmount)..<end
    guard end < index, let last = quantities(units, in: near).last, !last.unit.isEmpty,
      units[..<end].suffix(last.unit.count).elementsEqual(last.unit), units[at: end - last.unit.count - 1].isASCIIDigit
    else { return nil }
    return last
  }

  /// Amounts with the 汉字 behind them up to two; what is no amount (1.2.3, thirty figures) is left out.
  private func quantities(_ units: [CodeUnit], in range: Range<Int>) -> [Quantity] {
    var result: [Quantity] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound,
        units[index].isASCIIDigit || index > start && (units[index] == "." || units[index] == ",")
      {
        index += 1
      }
      guard index > start else {
        index += 1
        continue
      }
      var unit: [CodeUnit] = []
      while index < range.upperBound, units[index].isHan, unit.count < 2 {
        unit.append(units[index])
        index += 1
        if unit.last != "万" && unit.last != "亿" { break }
      }
      if let amount = Amount(figures: units[start..<index - unit.count]) {
        result.append(Quantity(amount: amount, unit: unit))
      }
    }
    return result
  }
}
