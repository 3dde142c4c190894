import Text

/// Which parts of a whole are surely apart from each other.
extension SumMismatchRule {
  /// Whether the names are parts of one known division, or all called by the noun of the whole, each with a word before it.
  func isDivided(_ names: [Range<Int>], of noun: [CodeUnit], _ units: [CodeUnit]) -> Bool {
    let isKnown = Self.divisions.contains { division in
      names.allSatisfy { name in division.contains { units.has($0, at: name.lowerBound) } }
    }
    let isAlike = names.allSatisfy { $0.count > noun.count && units[$0].suffix(noun.count).elementsEqual(noun) }
    // 城建类16件、教育类12件: what is sorted is in one class.
    let isSorted = names.allSatisfy { $0.count > 1 && units[$0].last == "类" }
    return isKnown || isSorted || noun.count == 2 && isAlike
  }

  /// Words of which one whole has several, and none is part of another.
  private static let divisions: [[StaticString]] = [
    ["A", "B", "C", "D", "E"], ["甲", "乙", "丙", "丁"], ["一等", "二等", "三等", "特等"], ["一级", "二级", "三级", "四级"],
    ["中央", "省", "市", "县", "区", "乡", "镇", "村"], ["男", "女"], ["国有", "集体", "民营", "私营", "外资", "个体"],
    ["城镇", "城市", "农村", "乡村"], ["新建", "续建", "改建", "扩建"], ["优秀", "良好", "合格", "不合格", "基本合格"],
    ["小学", "初中", "高中", "中学", "大学"], ["上年", "本年"], ["新增", "更新"],
    ["第一产业", "第二产业", "第三产业"], ["城区", "乡镇"], ["正式", "预备"], ["正高", "高级", "中级", "初级", "一级", "二级", "三级"],
    ["公务员", "事业", "工勤", "参公"], ["一期", "二期", "三期", "四期"], ["耕地", "林地", "园地", "草地"],
  ]

  /// What 占 is part of a noun before: 占地, 占道.
  static let occupied = [CodeUnit]("地道用线林")
  /// What counts persons.
  static let persons: [[CodeUnit]] = [["人"], ["名"], ["位"]]

  /// Whether the nouns before the figures are callings of which each person has one: 干部300人、群众250人. Age, sex, party and
  /// trade each person has at once: 医务人员60人、党员80人.
  func isOfOneKind(_ range: Range<Int>, of units: [CodeUnit]) -> Bool {
    var nouns: [[CodeUnit]] = []
    for index in range where units[index].isASCIIDigit && !units[at: index - 1].isASCIIDigit {
      let noun = Array(units[max(range.lowerBound, index - 2)..<index])
      guard noun.count == 2, noun.allSatisfy({ $0.isHan }) else { continue }
      nouns.append(noun)
    }
    return nouns.count > 1 && nouns.allSatisfy { noun in Self.callings.contains { $0.elementsEqual(noun) } }
  }

  /// Whom a training or a meeting counts side by side.
  private static let callings = ["干部", "群众", "职工", "工人", "农民"].map { [CodeUnit]($0) }
}
