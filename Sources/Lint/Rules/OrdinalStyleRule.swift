import Structure
import Text

/// 一、 2. 三、: siblings in different dress; (二) among （一）（三）.
final class OrdinalStyleRule: Rule {
  let info = RuleInfo(
    id: "ordinal-style",
    title: "同级编号的形式应当一致",
    explanation: """
      同一组编号用同一种形式：数字种类相同，括号全用全角。以本组多数编号的写法为准，只提示少数。
      全文都用半角括号的，视为本文的写法，只在首次出现处提示一次（信息）。
      """,
    basis: "GB/T 15835—2011 第4.3条：同类别同形式；GB/T 9704—2012 第7.3.3条：一、（一）1.（1）",
    severity: .warning,
    good: [Example("一、总体要求\n（一）指导思想\n（二）基本原则\n二、主要任务\n")],
    bad: [
      Example(
        "（一）加强领导\n⟦(二)⟧压实责任\n（三）强化督查\n",
        fixed: "（一）加强领导\n（二）压实责任\n（三）强化督查\n"
      ),
      Example(
        "一、总体要求\n二、主要任务\n⟦3.⟧组织实施\n四、工作要求\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n四、工作要求\n"
      ),
    ]
  )

  private let faults: OrdinalFaults = [.halfWidthBrackets, .mixedBrackets, .fullWidthDigits]

  // MARK: Dress that differs from the siblings'

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    if series.isInline {
      let all = (0..<series.count).compactMap { series[$0] }
      let usage = MarkerUsage(all.lazy.map { $0.ordinal }, of: faults)
      tellFaults(all.filter { !$0.ordinal.faults.isDisjoint(with: faults) }, usage, &report)
      return
    }
    guard series.style.counts else { return }
    let slipped = Set(series.slips.map { $0.index })
    for index in 0..<series.count {
      guard let member = series[index], member.ordinal.style != series.style else { continue }
      let edit = MarkerForm.styleEdit(member, series.style)
      let right = edit.map { String($0.newText) }
      report.add(
        info,
        at: member.range,
        "“\(member.marker)”与同级编号形式不一致" + (right.map { "，应为“\($0)”" } ?? "，请统一"),
        related: series.firstRegular.map { series.note($0, "同级编号") } ?? [],
        fixes: edit.map {
          [Fix(title: "改为“\(String($0.newText))”", edits: [$0], isCertain: !slipped.contains(index))]
        } ?? [],
      )
    }
  }

  // MARK: Brackets and digits of the wrong width

  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    let faulty = outline.nodes(with: faults)
    guard !faulty.isEmpty else { return }
    let usage = MarkerUsage(outline.nodes.lazy.compactMap { $0.ordinal }, of: faults)
    tellFaults(faulty.compactMap { NumberedSeries.Member(node: $0, in: document) }, usage, &report)
  }

  private func tellFaults(_ faulty: [NumberedSeries.Member], _ usage: MarkerUsage, _ report: inout Findings) {
    var told: Set<OrdinalStyle> = []
    for member in faulty {
      let style = member.ordinal.style
      guard let edit = MarkerForm.styleEdit(member, style) else { continue }
      let right = String(edit.newText)
      guard usage.isUsual(member.ordinal.faults.intersection(faults), in: style) else {
        report.add(
          info,
          at: member.range,
          "“\(member.marker)”应为“\(right)”：\(reason(member.ordinal.faults))",
          fixes: [Fix(title: "改为“\(right)”", edits: [edit], isCertain: true)]
        )
        continue
      }
      guard told.insert(style).inserted else { continue }
      let edits = faulty.filter { $0.ordinal.style == style }.compactMap { MarkerForm.styleEdit($0, style) }
      report.add(
        info,
        at: member.range,
        "本文编号多写作“\(member.marker)”；\(reason(member.ordinal.faults))，宜统一改为“\(right)”",
        severity: .information,
        fixes: [Fix(title: "全部改为“\(right)”的写法（\(edits.count)处）", edits: edits, isCertain: false)]
      )
    }
  }

  private func reason(_ faults: OrdinalFaults) -> String {
    faults.isDisjoint(with: [.halfWidthBrackets, .mixedBrackets]) ? "编号用半角数字" : "编号用全角括号"
  }
}

extension NumberedSeries {
  /// The first member in the dress of the series.
  fileprivate var firstRegular: Int? {
    (0..<count).first { self[$0]?.ordinal.style == style }
  }
}
