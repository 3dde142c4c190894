import Lexicon
import Structure
import Text

/// 共检查单位50个，其中学校30个、医院25个
final class SumMismatchRule: Rule {
  let info = RuleInfo(
    id: "sum-mismatch",
    title: "其中各项之和不大于总数",
    explanation: "“共50个，其中学校30个、医院25个”，其中各项加起来不能超过总数。单位相同的才相加；有“占”“增长”“等”“另”的、按性别学历等交叉分的不核对。",
    basis: "《党政机关公文处理工作条例》第二十条第四项",
    severity: .warning,
    group: .consistency,
    good: [
      Example("全市共有企业12家，其中国有企业5家、民营企业7家。\n"),
      Example("全镇共有户籍人口3.2万人，其中农业人口2.6万人，常住人口1.9万人，外出务工1.1万人。\n"),
      Example("共有志愿者120人，其中医务人员60人、党员80人。\n"),
      Example("下达补助1000万元，其中中央资金600万元；省级另行配套500万元。\n"),
      Example("共安排资金500万元，其中县级300万元，上年结转400万元另计。\n"),
      Example("共收到建议86件，其中已办结70件，满意80件。共抽检120批次，其中合格118批次，标签问题5批次。\n"),
      Example("常住人口增加353人，其中城镇人口2582人、乡村人口2301人。\n"),
    ],
    bad: [
      Example("共查处案件28件，⟦其中：非法占地15件，违法建设9件，非法采矿7件⟧。\n"),
      Example("安排专项资金1000万元（⟦其中：道路建设600万元，管网改造500万元⟧）。\n"),
      Example("共检查单位50个，⟦其中学校30个、医院25个⟧。\n"),
      Example("全年检查企业50个，⟦其中A类30个、B类25个⟧。\n"),
      Example("共有脱贫户1235户、4562人，⟦其中因病600户，因学300户，因灾500户⟧。\n"),
      Example("完成造林797亩，⟦其中新增造林297亩、更新造林550亩⟧。\n"),
      Example("投入资金100万元，⟦其中中央资金50万元，省级资金30万元，县级资金30万元⟧，支持项目12个。\n"),
      Example("共检查企业50家，⟦其中工业企业30家，商贸企业25家⟧。\n"),
      Example("共检查企业50家，⟦其中：工业企业30家；商贸企业25家⟧。\n"),
      Example("共抽检120批次，⟦其中合格118批次，不合格5批次⟧。\n"),
      Example("共有党员320名，⟦其中男党员220名、女党员130名⟧。\n"),
    ],
  )

  private static let totals = CueSet(.total)
  private static let crossing = CueSet(.crossing)
  private static let changes = CueSet(.change)
  private static let states = CueSet(.state)
  private static let complements = CueSet(.complement)

  func check(_ paragraph: Paragraph, in document: Document, _ report: inout Findings) {
    let units = paragraph.units
    var index = -1
    while true {
      index = Self.firstSign(in: units, from: index + 1)
      guard index < units.count else { break }
      let isMarked = units[at: index + 2] == "：" || units[at: index + 2] == "，"
      let parts = endOfParts(units, from: index + (isMarked ? 3 : 2), of: noun(before: index, units))
      let unit = quantities(units, in: index..<min(units.count, index + Self.longestPart)).first?.unit
      guard let total = total(units, before: index, of: unit, isOfParts: parts != nil) else { continue }
      var end = parts ?? index + 2
      if parts == nil { while end < units.count, !isEndOfParts(end, units), end - index < 80 { end += 1 } }
      if parts == nil { end = endOfDivision(of: total, units, index..<end) }
      let range = index..<end
      guard parts != nil || !crosses(range, of: units) else { continue }
      let amounts = quantities(units, in: range).filter { $0.unit == total.unit }.map { $0.amount }
      let sum = Amount.sum(of: amounts)
      guard amounts.count >= 2, sum.value > total.amount.value else { continue }
      if parts == nil, Self.persons.contains(total.unit), !isOfOneKind(range, of: units) { continue }
      report.add(info, at: paragraph.range(range), "其中各项相加是\(sum.text)，大于总数\(total.amount.text)；请核对")
    }
  }

  /// The first 其中 from `start` on; the end if there is none.
  private static func firstSign(in units: [CodeUnit], from start: Int) -> Int {
    units.withUnsafeBufferPointer { units in
      var at = units.firstPlace(of: "其", from: start, to: units.count)
      while at < units.count, at + 1 == units.count || units[at + 1] != "中" {
        at = units.firstPlace(of: "其", from: at + 1, to: units.count)
      }
      return at
    }
  }

  /// Whether a word in `range` says that the parts need not add up; 一等奖 is a part like others.
  private func crosses(_ range: Range<Int>, of units: [CodeUnit]) -> Bool {
    let isSplit = Self.complements.occurs(in: range, of: units)
    return range.contains { index in
      // 已办结70件，满意80件: both are said of the same ones, but where the others are named: 不合格5件.
      if !isSplit, Self.states.length(at: index, in: units) != nil { return true }
      return Self.crossing.length(at: index, in: units) != nil
        && !(units[index] == "等" && (units[at: index - 1].isHanNumeral || units[at: index + 1] == "级"))
        && !(units[index] == "占" && Self.occupied.contains(units[at: index + 1]))
    }
  }

  /// How many units are read back for one amount: 1,234,567.89万元.
  private static let longestAmount = 14

  /// Whether no part stands behind `end`: a sentence is over, or the brackets around 其中.
  private func isEndOfParts(_ end: Int, _ units: [CodeUnit]) -> Bool {
    units[end] == "。" || units[end] == "；" || units[end] == "）"
  }

  /// How far behind 其中 its first amount stands.
  private static let longestPart = 40

  /// 30个, 100万元.
  private struct Quantity {
    var amount: Amount
    var unit: [CodeUnit]
    /// Where its figures begin.
    var start: Int
  }

  /// Where what is divided may end: before a clause that names a peer of the whole. In 户籍人口3.2万人，其中农业人口2.6万人，
  /// 常住人口1.9万人 the last may be no part.
  private func endOfDivision(of total: Quantity, _ units: [CodeUnit], _ range: Range<Int>) -> Int {
    let noun = units[max(0, total.start - 2)..<max(0, total.start)]
    guard noun.count == 2, noun.allSatisfy({ $0.isHan }), !isUnmodified(total, units) else { return range.upperBound }
    for comma in range where units[comma] == "，" {
      var figures = comma + 1
      while figures < range.upperBound, units[figures].isHan { figures += 1 }
      if figures < range.upperBound, units[figures].isASCIIDigit, units[comma..<figures].suffix(2).elementsEqual(noun) {
        return comma
      }
    }
    return range.upperBound
  }

  /// Whether a verb stands right before the noun that is counted, so that it means all of the kind: 检查企业50家. Of 户籍人口
  /// 3.2万人 others may be no part.
  private func isUnmodified(_ total: Quantity, _ units: [CodeUnit]) -> Bool {
    let start = total.start - 4
    guard start >= 0 else { return false }
    return LexiconTable.words.row(for: String(units[start..<start + 2]))?.strings(1).contains("verb") ?? false
  }

  /// The last quantity of the clause before `index`, where it is plain that it is divided: the clause says so, a colon
  /// follows, or the parts of a known division do. Of 1235户、4562人 the one that has the unit of the parts.
  private func total(_ units: [CodeUnit], before index: Int, of unit: [CodeUnit]?, isOfParts: Bool) -> Quantity? {
    var start = index
    while start > 0, units[start - 1] != "。", units[start - 1] != "；", index - start < 40 { start -= 1 }
    if Self.totals.occurs(in: start..<index, of: units) {
      let all = quantities(units, in: start..<index)
      return all.last { $0.unit == unit } ?? all.last
    }
    // 总收入32.6万元。其中：…: before a colon the amount right before is what is divided. Without one it may be what was added,
    // and what follows may go on to other things.
    guard isOfParts || units[at: index + 2] == "：" else { return nil }
    var end = index
    while end > 0, units[end - 1].isClauseMark || units[end - 1].isSentenceEnd || units[end - 1] == "（" { end -= 1 }
    let near = max(0, end - Self.longestAmount)..<end
    guard end < index, let last = quantities(units, in: near).last, !last.unit.isEmpty,
      units[..<end].suffix(last.unit.count).elementsEqual(last.unit), units[at: end - last.unit.count - 1].isASCIIDigit
    else { return nil }
    // 比上年增加353人，其中…: what grew by that much is divided, and not that.
    var figures = end - last.unit.count
    while figures > near.lowerBound,
      units[figures - 1].isASCIIDigit || units[figures - 1] == "." || units[figures - 1] == ","
    {
      figures -= 1
    }
    return Self.changes.length(endingAt: figures, in: units) == nil ? last : nil
  }

  /// Where a list ends that names one part of a known division with its amount after the other: 省级300万元、市级150万元.
  /// Others may overlap: 三级医院6家、公立医院28家.
  ///
  /// Behind ， and ； a clause that names none of the parts ends the list. Parts that are all called by the noun of the whole
  /// (造林797亩，其中新增造林297亩、更新造林550亩) are a division too.
  private func endOfParts(_ units: [CodeUnit], from start: Int, of noun: [CodeUnit]) -> Int? {
    var (index, names) = (start, [Range<Int>]())
    var separator: CodeUnit?
    var end = start
    while names.count < Self.mostParts {
      let name = index
      while index - name <= Self.longestName, units[at: index].isHan || units[at: index].isASCIILetter { index += 1 }
      let figures = index
      while index - figures < Self.longestAmount,
        units[at: index].isASCIIDigit || units[at: index] == "." || units[at: index] == ","
      {
        index += 1
      }
      // 省级另行配套500万元 comes on top.
      guard figures > name, index > figures, !units[name..<figures].contains("另"),
        isDivided(names + [name..<figures], of: noun, units)
      else {
        guard separator == "，" || separator == "；" else { return nil }
        return names.count > 1 ? end : nil
      }
      names.append(name..<figures)
      let unit = index
      while index - unit < 3, units[at: index].isHan { index += 1 }
      end = index
      let mark = units[at: index]
      guard mark == "、" || mark == "，" || mark == "；", mark == separator ?? mark else { break }
      separator = mark
      index += 1
    }
    let isEnd = end >= units.count || units[end].isClauseMark || units[end].isSentenceEnd || units[end] == "）"
    return isEnd && names.count > 1 ? end : nil
  }

  /// The two 汉字 between a verb and the amount that stands right before `index`: 造林 of 完成造林797亩，.
  private func noun(before index: Int, _ units: [CodeUnit]) -> [CodeUnit] {
    var end = index
    while end > 0, units[end - 1].isClauseMark || units[end - 1] == "（" { end -= 1 }
    let near = max(0, end - Self.longestAmount)..<end
    guard let total = quantities(units, in: near).last, total.start >= 2, isUnmodified(total, units) else { return [] }
    let noun = Array(units[total.start - 2..<total.start])
    return noun.allSatisfy { $0.isHan } ? noun : []
  }

  /// More are no list that a sentence names.
  private static let mostParts = 40

  /// Units of a part's name; longer ones are text, and 其中 may stand in it again and again.
  private static let longestName = 20

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
        result.append(Quantity(amount: amount, unit: unit, start: start))
      }
    }
    return result
  }
}
