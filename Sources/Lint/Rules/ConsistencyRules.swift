import Structure
import Text

/// What has to agree within a draft and a pattern can find.
let consistencyRules: [PatternRule] = [
  PatternRule(
    .consistency,
    "abbreviation-unused",
    "说了简称就应当使用",
    "写明“以下简称‘……’”，后文却没有用，简称可以删去，或者后文改用简称。",
    "写作惯例",
    .information,
    [announcement],
    good: [
      "某市人民医院（以下简称“市医院”）负责实施。市医院要制定方案。\n",
      "某市人民医院（以下简称\"市医院\"）负责实施。市医院要制定方案。\n",
    ],
    bad: [("某市人民医院（⟦以下简称“市医院”⟧）负责实施。各单位要配合。\n", nil)],
    judge: { draft, found in
      // Announced twice is the other rule's, once for a place.
      var seen = UniqueList<[CodeUnit]>()
      // 二、三级保护物种 names two at once.
      return found.prefix(mostSearches).filter { finding in
        let name = shortName(draft.units(finding))
        guard seen.insert(name) else { return false }
        return !draft.holds(name.first?.isHanNumeral == true ? Array(name.dropFirst()) : name, behind: finding.range)
      }
      .map { $0.naming(shortName(draft.units($0)), "后文没有用到") }
    },
  ),
  PatternRule(
    .consistency,
    "abbreviation-twice",
    "一个简称只说一次",
    "同一个简称在文中两次写明“以下简称”，第二次可以删去；若所指不同，换一个简称。",
    "写作惯例",
    .information,
    [announcement],
    good: ["某市人民医院（以下简称“市医院”）负责实施，市医院要制定方案。\n"],
    bad: [("某市人民医院（以下简称“市医院”）负责，市医院要落实。某市第一人民医院（⟦以下简称“市医院”⟧）配合市医院。\n", nil)],
    judge: { draft, found in
      var seen = UniqueList<[CodeUnit]>()
      return found.filter { !seen.insert(shortName(draft.units($0))) }
        .map { $0.naming(shortName(draft.units($0)), "前面已经说过") }
    },
  ),
  PatternRule(
    .consistency,
    "table-total",
    "合计与各行之和相等",
    "表格中“合计”“总计”一行，应当等于上面各行（合计在第一行的，下面各行）相加。有“小计”“其中”的表、有合并单元格的表，比率、单价、序号等栏不核对；小数按四舍五入留出余地。",
    "《党政机关公文处理工作条例》第二十条第四项",
    .warning,
    inTables: true,
    [PatternCase(#"(?:\||^)[\s*]*⟦(?:合\s?计|总\s?计|共\s?计|总数)⟧(?=[\s*|])"#, "")],
    good: [
      "|单位|人数|比例|\n|---|---|---|\n|教育局|10|33%|\n|财政局|20|67%|\n|合计|30|100%|\n",
      "|单位|人数|\n|---|---|\n|甲局|10|\n|乙局|20|\n|合计|30|\n|丙局|5|\n|总计|35|\n",
    ],
    bad: [("|单位|人数|\n|---|---|\n|教育局|10|\n|财政局|20|\n|合计|⟦40⟧|\n", nil)],
    judge: { draft, found in
      let totals = UniqueList(found.map { $0.range.start.line })
      // A row is read once, however often it says 合计.
      var seen = UniqueList<Int>()
      return found.filter { seen.insert($0.range.start.line) }.flatMap { finding in
        TableTotal(line: finding.range.start.line, of: draft.document, totals: totals).slips.map { slip in
          var own = finding
          own.range = slip.range
          own.message = "各行相加是\(slip.sum)，与这里不符；请核对"
          return own
        }
      }
    },
  ),
  PatternRule(
    .consistency,
    "table-number",
    "表格的序号依次排列",
    "表格中“序号”一栏应当从1起依次排列。增删行之后，最容易忘了改。只有一处不连续的才提示；分组各自编号的、一项占几行的、摘录的表不提示。",
    "写作惯例",
    .warning,
    inTables: true,
    [PatternCase(#"(?:[|\s]|^)[\s*]*⟦序\s{0,4}号⟧(?=[\s*|])"#, "")],
    good: [
      "|序号|名称|\n|---|---|\n|1|铁锹|\n|2|沙袋|\n|3|雨衣|\n||合计|\n",
      "|单位|序号|名称|\n|---|---|---|\n|甲|1|车|\n|甲|2|船|\n|乙|1|车|\n|乙|2|船|\n",
      "序号\t名称\n1\t铁锹\n3\t沙袋\n7\t雨衣\n",
    ],
    bad: [
      ("|序号|名称|\n|---|---|\n|1|铁锹|\n|2|沙袋|\n|⟦4⟧|雨衣|\n|5|雨鞋|\n", nil),
      ("序号\t名称\n1\t铁锹\n2\t沙袋\n⟦2⟧\t雨衣\n3\t雨鞋\n", nil),
    ],
    judge: { draft, found in
      found.compactMap { finding in
        guard let slip = TableNumbers(below: finding.range, of: draft.document).slip else { return nil }
        var own = finding
        own.range = slip.range
        let number = String(draft.document.text.units(in: slip.range))
        own.message =
          slip.isMissing ? "序号“\(number)”前缺“\(slip.expected)”；请补上或改号" : "序号“\(number)”与前面重复；请改为“\(slip.expected)”"
        // An entry may have two rows.
        if !slip.isMissing { own.severity = .information }
        own.fixes = [Fix(title: "从本行起依次改号", edits: slip.edits, isCertain: false)]
        return own
      }
    },
  ),
  PatternRule(
    .consistency,
    "roster-count",
    "名单与所注的数目一致",
    "标题后注明“（8个）”“（12名）”，下面逐行列出的名单应当正好是这么多。只在每个名称单独一行时核对，差得多的不提示；没有别的名单可以对照的，只作信息提示。",
    "《党政机关公文处理工作条例》第二十条第四项：内容真实、表述准确",
    .warning,
    [PatternCase(#"[（(]共?⟦\d{1,3}[个名人位家所支户]⟧[）)](?=[：:]?$)"#, "")],
    good: [
      "一、先进集体（3个）\n第一中学\n第二中学\n实验小学\n二、先进个人（2名）\n张明\n李文华\n",
      "一、先进集体（4个）\n第一中学、第二中学\n实验小学、中心小学\n二、先进个人（4名）\n张明　李文华\n王小兵　赵强\n",
      "一、岗位（3人）\n教师岗（2人）\n张明\n李华\n医生岗（1人）\n王强\n",
    ],
    bad: [
      ("一、先进集体（⟦4个⟧）\n第一中学\n第二中学\n实验小学\n二、先进个人（2名）\n张明\n李文华\n三、先进学生（3名）\n周洁\n", nil)
    ],
    judge: { draft, found in
      let headings = UniqueList(found.map { $0.range.start.line })
      let rosters = found.compactMap { finding in
        Roster(below: finding, of: draft.document, headings: headings).map { (finding, $0) }
      }
      let isKept = rosters.contains { $0.1.count == $0.1.names.count && $0.1.count > 1 }
      return rosters.filter { $0.1.isWrong }.map { finding, roster in
        var own = finding
        own.message = "这里说\(roster.count)，下面列出\(roster.names.count)行；请核对"
        if !isKept || !roster.isClosed { own.severity = .information }
        return own
      }
    },
  ),
  PatternRule(
    .consistency,
    "organ-pair",
    "党政机关并称，顿号前后一致",
    "同一篇里既写“党中央、国务院”又写“党中央国务院”的，统一加顿号。与其他机关并列、顿号用来分层次的（党中央国务院、省委省政府和市委）不提示。",
    "写作惯例",
    .hint,
    [
      PatternCase(
        #"(?<![、和及])⟦(?:党中央国务院|\p委\p政府)⟧(?!(?:[\h]{0,6})[、和及])"#,
        "文中别处用了顿号，宜统一"
      )
    ],
    good: ["全面贯彻党中央国务院决策部署。\n", "落实省委、省政府要求。落实党中央国务院、省委省政府和市委决策部署。\n"],
    bad: [("全面贯彻党中央、国务院决策部署。按照⟦党中央国务院⟧要求抓好落实。\n", nil)],
    judge: { draft, found in
      var known = KeyedList<[CodeUnit], Bool>()
      return found.filter { finding in
        let units = draft.units(finding)
        let place = units.first == "党" ? 3 : 2
        let whole = Array(units[..<min(place, units.count)]) + ["、"] + Array(units[min(place, units.count)...])
        if let isKnown = known[whole] { return isKnown }
        let holds = known.count < mostSearches && draft.holds(whole, behind: nil)
        known[whole] = holds
        return holds
      }
    },
  ),
]

/// Words that are looked for in the whole draft at a keystroke. Trades findings in a draft with more announcements than any
/// paper of the corpora has (24) against a second of waiting in a draft made of nothing else.
private let mostSearches = 64

private let announcement = PatternCase(
  #"⟦以下(?:简|统)?称(?:为|：)?[“《"]?[^“”《》"（）()，。；、]{2,16}[”》"]?⟧(?=[）)；，])"#,
  ""
)

/// The name that an announcement announces: 市医院 of 以下简称“市医院”.
private func shortName(_ units: [CodeUnit]) -> [CodeUnit] {
  var name = units.drop { $0 != "称" }.dropFirst()
  if name.first == "为" || name.first == "：" { name = name.dropFirst() }
  return name.filter { $0 != "“" && $0 != "”" && $0 != "\"" && $0 != "《" && $0 != "》" }
}

extension Finding {
  fileprivate func naming(_ name: [CodeUnit], _ what: String) -> Finding {
    var copy = self
    copy.message = "简称“\(String(name))”\(what)"
    return copy
  }
}

extension Draft {
  /// Whether `word` stands anywhere behind `range`, or anywhere at all. Stops at the first.
  fileprivate func holds(_ word: [CodeUnit], behind range: TextRange?) -> Bool {
    guard !word.isEmpty else { return true }
    let start = range?.end ?? TextPosition(line: 0, column: 0)
    for line in start.line..<max(start.line, document.text.lines.count) {
      let units = document.text.line(line).units
      if units.dropFirst(line == start.line ? start.column : 0).contains(word) { return true }
    }
    return false
  }
}
