import Lexicon
import Text

/// A paragraph cut at its marks: sentences, clauses, items between 、.
struct ParallelCuts {
  struct Clause {
    var range: Range<Int>
    var items: [Range<Int>]
  }

  struct Sentence {
    var clauses: [Clause]
  }

  private(set) var sentences: [Sentence] = []
  /// Clauses of each stretch between 。！？ and ；.
  private(set) var groups: [[Range<Int>]] = []
  /// What stands in quotation marks that follow each other, with 、 between them or without: “明方向”“找差距”.
  private(set) var quotations: [[Range<Int>]] = []

  init(_ units: [CodeUnit]) {
    var clauses: [Clause] = []
    var group: [Range<Int>] = []
    var items: [Range<Int>] = []
    var clauseStart = 0
    var itemStart = 0

    func closeItem(_ end: Int) {
      let item = Self.trimmed(itemStart..<end, units, isItem: itemStart > clauseStart)
      if !item.isEmpty { items.append(item) }
    }
    func closeClause(_ end: Int) {
      closeItem(end)
      let clause = Self.trimmed(clauseStart..<end, units, isItem: false)
      if !clause.isEmpty {
        clauses.append(Clause(range: clause, items: items))
        group.append(clause)
      }
      items = []
    }
    func closeGroup() {
      if !group.isEmpty { groups.append(group) }
      group = []
    }
    func closeSentence() {
      closeGroup()
      if !clauses.isEmpty { sentences.append(Sentence(clauses: clauses)) }
      clauses = []
    }
    for (index, unit) in units.enumerated() {
      switch unit {
      case "、":
        closeItem(index)
        itemStart = index + 1
      case "，", "；", "：":
        closeClause(index)
        if unit != "，" { closeGroup() }
        clauseStart = index + 1
        itemStart = index + 1
      case "。", "！", "？", "\n":
        closeClause(index)
        closeSentence()
        clauseStart = index + 1
        itemStart = index + 1
      default: break
      }
    }
    closeClause(units.count)
    closeSentence()
    readQuotations(units)
  }

  private mutating func readQuotations(_ units: [CodeUnit]) {
    var chain: [Range<Int>] = []
    for quotation in units.quotations where !quotation.isEmpty {
      let (end, mark) = (chain.last?.upperBound ?? 0, quotation.lowerBound - 1)
      if mark != end + 1, mark != end + 2 || units[end + 1] != "、" {
        if chain.count >= 2 { quotations.append(chain) }
        chain = []
      }
      chain.append(quotation)
    }
    if chain.count >= 2 { quotations.append(chain) }
  }

  /// The items with those cut in two that hold 和, 以及, 与 or 及 between words.
  static func splitAtConjunctions(_ items: [Range<Int>], _ units: [CodeUnit]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for item in items {
      var start = item.lowerBound
      var index = start + 2
      while index + 2 < item.upperBound {
        let length = units[index] == "以" && units[index + 1] == "及" ? 2 : isConjunction(units[index]) ? 1 : 0
        // 和谐, 和平, 参与, 与会, 及时, 普及 are words.
        if length > 0, !isWord(units[index - 1], units[index], units[index + 1]) || length == 2 {
          result.append(start..<index)
          start = index + length
          index = start + 1
        }
        index += 1
      }
      result.append(start..<item.upperBound)
    }
    return result
  }

  /// What leads to a list and is no part of its first member.
  private static let leads = WordClass.listLead.words

  /// Where 等 ends a list: before it.
  private static func endOfList(_ range: Range<Int>, _ units: [CodeUnit]) -> Int? {
    guard range.count > 3 else { return nil }
    return range.dropFirst(2).first { index in
      guard units[index] == "等" else { return false }
      let before = units[index - 1]
      let after = index + 1 < units.count ? units[index + 1] : CodeUnit(0)
      return !beforeDeng.contains(before) && !afterDeng.contains(after)
    }
  }

  private static func isConjunction(_ unit: CodeUnit) -> Bool { unit == "和" || unit == "与" || unit == "及" }

  private static func isWord(_ before: CodeUnit, _ unit: CodeUnit, _ after: CodeUnit) -> Bool {
    switch unit {
    case "和": afterHe.contains(after) || beforeHe.contains(before)
    case "与": beforeYu.contains(before) || afterYu.contains(after)
    default: after == "时" || beforeJi.contains(before)
    }
  }

  private static let numerals = [CodeUnit]("一二三四五六七八九十")
  private static let afterJi = [CodeUnit]("使将时可刻日便或")
  private static let afterHe = [CodeUnit]("谐平睦解美")
  private static let beforeHe = [CodeUnit]("共温缓饱总")
  private static let beforeYu = [CodeUnit]("参给赋")
  private static let afterYu = [CodeUnit]("会时")
  private static let beforeJi = [CodeUnit]("普涉触以危顾")
  private static let beforeDeng = [CodeUnit]("平高同均中不优")
  private static let afterDeng = [CodeUnit]("级待于同额")

  /// Without quotation marks and brackets that the range opens or closes only: the member inside them is meant.
  private static func trimmed(_ range: Range<Int>, _ units: [CodeUnit], isItem: Bool) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    var open: [Int] = []
    for index in range {
      if units[index].isOpening {
        open.append(index)
      } else if units[index].isClosing, open.popLast() == nil {
        // Closes what began before: the member is the part inside.
        end = index
        return strip(start..<max(start, end), units, isItem: isItem)
      }
    }
    if let last = open.last { start = last + 1 }
    return strip(start..<max(start, end), units, isItem: isItem)
  }

  private static func strip(_ range: Range<Int>, _ units: [CodeUnit], isItem: Bool) -> Range<Int> {
    var range = range
    for word in leads where units[range].starts(with: word) && range.count > word.count + 1 {
      // Of 也是 and 就是 only the first belongs to the sentence around.
      let isAdverb = word.last == "是" && (word.first == "也" || word.first == "就")
      range = range.lowerBound + (isAdverb ? 1 : word.count)..<range.upperBound
      break
    }
    // 五是 before what it numbers; 即 before what it explains.
    if range.count > 4, let first = range.first {
      if units[first + 1] == "是", numerals.contains(units[first]) {
        range = first + 2..<range.upperBound
      } else if units[first] == "即", !afterJi.contains(units[first + 1]) {
        range = first + 1..<range.upperBound
      }
    }
    if let end = endOfList(range, units), isItem || range.upperBound - end <= 3 { range = range.lowerBound..<end }
    while let first = range.first, units[first] == " " || units[first] == "—" || units[first] == "”" {
      range = range.lowerBound + 1..<range.upperBound
    }
    while let last = range.last, units[last] == " " || units[last] == "—" { range = range.lowerBound..<last }
    if range.count > 2, units[range.lowerBound] == "“", units[range.upperBound - 1] == "”",
      !units[range.lowerBound + 1..<range.upperBound - 1].contains("”")
    {
      return range.lowerBound + 1..<range.upperBound - 1
    }
    return range
  }
}
