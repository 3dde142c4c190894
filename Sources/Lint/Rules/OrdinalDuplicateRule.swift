import Structure
import Text

/// 二、二、: two items of a series say the same number.
final class OrdinalDuplicateRule: Rule {
  let info = RuleInfo(
    id: "ordinal-duplicate",
    title: "编号不得重复",
    explanation: """
      同一组编号中，每个编号只用一次。重复多半是增删条目后忘了改号。
      只有一个编号写错时，改这一个；其后各项已经顺延的，从这一项起依次改号。
      """,
    basis: "写作惯例；编号重复使引用（见第X条）不能确定所指",
    severity: .error,
    good: [
      Example("（一）加强领导\n（二）压实责任\n（三）强化督查\n"),
      Example("第一条　甲条。\n第二条　乙条。\n第二条之一　增加的条文。\n第二条之二　增加的条文。\n第三条　丙条。\n"),
      Example("第一，学习要真。\n第二，基层要到。要想坐到一条板凳上，则第一，要放下架子；第二，要迈开步子。\n第三，律己要严。\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n二、主要任务\n⟦二、⟧组织实施\n四、工作要求\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n四、工作要求\n"
      ),
      Example("一、总体要求\n二、主要任务\n⟦二、⟧组织实施\n三、工作要求\n四、保障措施\n"),
      Example(
        "继续实施适度宽松的货币政策。一是保持信贷合理充裕。\n二是优化信贷结构。\n三是扩大直接融资。四是加强风险管理。\n⟦四是⟧加强风险监管。\n"
      ),
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    for slip in series.slips {
      switch slip {
      case .duplicate(let index, let other, let expected):
        guard let member = series[index] else { continue }
        let right = member.marker(saying: expected) ?? "\(expected)"
        report.add(
          info,
          at: member.range,
          "编号“\(member.marker)”重复，应为“\(right)”",
          severity: series.severity(info, at: index),
          related: series.note(other, "同一编号"),
          fixes: RenumberFix.one(index, to: expected, of: series)
        )
      case .inserted(let index, let expected):
        guard let member = series[index] else { continue }
        let right = member.marker(saying: expected) ?? ""
        let same = (0..<index).last { series.numbers[$0] == series.numbers[index] } ?? index - 1
        report.add(
          info,
          at: member.range,
          "编号“\(member.marker)”重复；请从本项起依次改为“\(right)”等",
          severity: series.severity(info, at: index),
          related: series.note(same, "同一编号"),
          fixes: RenumberFix.from(index, saying: expected, of: series)
        )
      default: continue
      }
    }
  }
}
