import Structure
import Text

/// Slips of numbering that a pattern finds.
let structureRules: [PatternRule] = [
  PatternRule(
    .structure,
    "ordinal-twice",
    "编号不写两遍",
    "回车后编号已经写出，又照习惯写了一遍：“（二）（二）抓好落实”。多级编号“1.1.”不在此列；写了三遍以上的不是笔误，不提示。",
    "写作惯例：公文校对常见差错",
    .error,
    [
      PatternCase(#"^(（[\n\d]{1,3}）)⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
      PatternCase(#"^([\n]{1,3}、)⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
      PatternCase(#"^(\d{1,2}、)⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
      PatternCase(#"^\s*(\d{1,2})[.．]⟦ ?\1[.．]⟧(?= ?[\h“《（])"#, "编号“{0}”写了两遍", fix: ""),
      PatternCase(#"^\s*（[\n]{1,3}）⟦（[\n]{1,3}）⟧(?![项款目条])(?=[\h“《])"#, "一行里写了两个编号；请删去一个"),
      // 二、三季度 and 二、三、四年级 are numbers together.
      PatternCase(#"^\s*⟦([\n]{1,3})、 ?(?!\1、)[\n]{1,3}、⟧(?!\n)(?=[\h“《])"#, "一行里写了两个编号；请删去一个"),
      // 一、（一）摸清底数: its first item may stand in the line of a heading.
      PatternCase(#"^\s*⟦[\n]{1,3}、（(?!一）)[\n]{1,3}）⟧(?![项款目条])(?=[\h“《])"#, "一行里写了两个编号；请删去一个"),
      PatternCase(#"^\s*⟦（[\n]{1,3}）[\n]{1,3}、⟧(?!\n)(?=[\h“《])"#, "一行里写了两个编号；请删去一个"),
      PatternCase(#"^\s*⟦(\d{1,2}[.．]) (?!\1)\d{1,2}[.．] ?⟧(?=[\h“《（])"#, "一行里写了两个编号；请删去一个"),
      PatternCase(#"^([\n]是)⟦\1⟧(?!\1)"#, "“{0}”写了两遍", fix: ""),
      PatternCase(#"^(第[\n]{1,4}[，、条章])⟦\1⟧(?!\1)"#, "编号“{0}”写了两遍", fix: ""),
    ],
    good: [
      "1.1.总体要求\n", "二、三、四年级学生参加。\n", "一、（一）摸清底数\n逐户走访。\n（二）分类处置\n逐户帮扶。\n", "（一）一、二产业加快发展。\n",
      "（一）（二）项所列情形，从其规定。\n", "2.1. 机构\n机构如下：\n1. 办公室。\n2.2. 职责\n各尽其责。\n",
    ],
    bad: [
      ("一、指导思想\n以人为本。\n⟦二、三、⟧工作目标\n完成任务。\n三、工作步骤\n分步实施。\n", nil),
      ("一、宣传组\n负责宣传。\n⟦二、（二）⟧接待组\n负责接待。\n三、后勤组\n负责布置。\n", nil),
      ("一、甲\n乙。\n⟦（一）二、⟧督查\n丙。\n二、丁\n戊。\n", nil),
      ("1. 摸清底数。\n⟦2. 3. ⟧抓好落实。\n3. 总结。\n", nil),
      ("1.摸清底数。\n⟦2. 3.⟧抓好落实。\n4.总结。\n", nil),
      ("一、甲\n乙。\n⟦二、 三、⟧督查\n丙。\n三、丁\n戊。\n", nil),
      ("（一）摸清底数。\n（二）⟦（二）⟧抓好落实。\n", "（一）摸清底数。\n（二）抓好落实。\n"),
      ("1.摸清底数。\n2.⟦2.⟧抓好落实。\n", "1.摸清底数。\n2.抓好落实。\n"),
      ("1.摸清底数。\n2.⟦2．⟧抓好落实。\n", "1.摸清底数。\n2.抓好落实。\n"),
      ("1. 摸清底数。\n2.⟦ 2.⟧ 抓好落实。\n", "1. 摸清底数。\n2. 抓好落实。\n"),
    ],
    judge: { draft, found in
      // 2.2.总则 is a number of two components where there is a 2.1. or 2.3.; below 1.目的 it is 2. written twice.
      let decimals =
        found.isEmpty ? [] : draft.document.outline.nodes.filter { $0.ordinal.map { $0.components.count > 1 } ?? false }
      return found.filter { finding in
        let units = draft.units(finding)
        // 2. 3. are two numbers.
        guard let last = units.last, last == "." || last == "．", !units.dropFirst().contains(" ") else { return true }
        let line = finding.range.start.line
        let number = units.dropLast().reduce(0) { $0 * 10 + ($1.decimalDigit ?? 0) }
        return draft.opensWithNumber(number - 1, above: line)
          && !decimals.contains { $0.line != line && $0.ordinal?.components.first == number }
      }
    },
  )
]

extension Draft {
  /// Whether the text above `line` opens with `number` (1.), alone or behind 附件：.
  fileprivate func opensWithNumber(_ number: Int, above line: Int) -> Bool {
    guard number > 0, let above = document.previousText(before: line) else { return false }
    let ordinal = document.syntax[safe: above]?.ordinal
    if ordinal?.style == .arabic, ordinal?.components.isEmpty != false { return ordinal?.number == number }
    return document.outline.lists.contains { list in
      list.kind == .attachmentNote && list.items.contains { $0.line == above && $0.number == number }
    }
  }
}
