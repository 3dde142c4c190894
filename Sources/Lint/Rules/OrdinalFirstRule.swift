import Structure
import Text

/// （二）（三）: a series that does not begin with one.
final class OrdinalFirstRule: Rule {
  let info = RuleInfo(
    id: "ordinal-first",
    title: "编号应当从一开始",
    explanation: """
      每一组编号从“一”（1、①）开始。开头缺号，多半是删去了第一项，或从别处移来后没有改号。
      （一）跨一、二、连续编排，第X条跨章连续的，不算错误；附件可能另成文件，从附件2开始的不提示。
      """,
    basis: "写作惯例；GB/T 9704—2012 第7.3.3条规定了层次序数的次序",
    severity: .warning,
    good: [
      Example("（一）加强领导\n（二）压实责任\n"),
      Example("名词解释\n1.10种有色金属：铜、铅、锌等。\n2.“两新”：以旧换新。\n3.“两重”：重大战略。\n"),
      Example("招标文件（节选）\n第二章　投标须知\n第三章　评标办法\n"),
      Example("申报要求如下：\n1.每个项目一个核心单位。2.每所高校限报一项。\n3.联合申报单位均视同参与。\n4.申报材料一式三份。\n"),
    ],
    bad: [
      Example("一、成效\n（一）修路。\n（二）治水。\n二、问题\n⟦（三）⟧治理薄弱。\n三、打算\n（一）造林。\n（二）清淤。\n"),
      Example("请填写甲表、乙表（见附件）。\n附件：甲表\n　　　⟦2.⟧乙表\n"),
      Example("一、主要任务\n⟦（二）⟧加强领导\n（三）压实责任\n（四）强化督查\n"),
      Example("申报要求如下：\n1.每个项目一个核心单位。2.每所高校限报一项。\n⟦4.⟧联合申报单位均视同参与。\n5.申报材料一式三份。\n"),
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    // 3．10 alone is a number as likely as an ordinal, and the other 附件 may be files of their own.
    guard !series.isInline, series.style != .decimal || series.count > 1, series.style != .attachment else { return }
    tellMoved(series, in: document, &report)
    for case .first(let expected) in series.slips {
      // A text that is one item, or begins with one, was taken out of a longer one.
      guard let member = series[0], !isOfExcerpt(series, member, in: document),
        series.count > 1 || !isFirstLine(member, in: document)
      else { continue }
      guard expected < series.numbers[0] else { continue }
      let missing = expected..<series.numbers[0]
      if missing.count == 1, let place = series.list.flatMap({ document.nameWithoutNumber(above: $0) }) {
        let fix = Fix(
          title: "给第一个附件加上“1.”",
          edits: [TextEdit(range: TextRange(place, place), newText: "1.")],
          isCertain: false
        )
        report.add(info, at: member.range, "有“\(member.marker)”而第一个附件没有编号“1.”；请加上", fixes: [fix])
        continue
      }
      report.add(
        info,
        at: member.range,
        "这一组编号从“\(member.marker)”开始，" + SeriesText.missing(missing, in: member) + "；请补上，或依次改号",
        severity: series.severity(info, at: 0),
        fixes: RenumberFix.gap(at: 0, missing: missing, of: series, in: document)
      )
    }
  }

  /// Tells of an item alone in its section that counts on from the one above, where other sections begin with one: it was
  /// moved there.
  private func tellMoved(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    let outline = document.outline
    let style = series.style
    guard style == .parenHan || style == .arabic || style == .parenArabic, series.slips.isEmpty,
      let first = series.nodes.first.flatMap({ outline.node($0) }),
      let last = series.nodes.last.flatMap({ outline.node($0) }), last.series != first.series,
      let block = outline.series[safe: last.series ?? -1], block.continues, block.members.count == 1,
      block.inlineCount == 0, let member = series.nodes.last.flatMap({ NumberedSeries.Member(node: $0, in: document) }),
      let right = member.marker(saying: 1)
    else { return }
    // Its section alone counts on.
    let alike = outline.series.filter { $0.style == style }
    guard alike.count(where: { $0.continues }) == 1 else { return }
    let sections = alike.compactMap { $0.continues ? nil : $0.members.first.flatMap { outline.node($0) } }
      .filter { $0.depth == first.depth && $0.ordinal?.number == 1 }
    guard sections.count > 1, last.depth == first.depth else { return }
    report.add(
      info,
      at: member.range,
      "“\(member.marker)”接着上一节编号，而其他各节都从“\(right)”编起；如是移来的，请改号",
      severity: .information,
      fixes: member.edit(saying: 1).map { [Fix(title: "改为“\(right)”", edits: [$0], isCertain: false)] } ?? []
    )
  }

  /// Whether it is the uppermost numbering of what was taken out of a longer text, or of its parts.
  private func isOfExcerpt(_ series: NumberedSeries, _ first: NumberedSeries.Member, in document: Document) -> Bool {
    let isUppermost = document.outline.nodes.first { $0.ordinal != nil }?.line == first.range.start.line
    return (series.style.isDivision || isUppermost) && document.isExcerpt
  }

  private func isFirstLine(_ member: NumberedSeries.Member, in document: Document) -> Bool {
    document.nextText(from: 0) == member.range.start.line
  }
}
