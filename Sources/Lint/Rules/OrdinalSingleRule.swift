import Structure
import Text

/// （一） below a heading, and no （二）: an item alone needs no number, or the second was lost.
final class OrdinalSingleRule: Rule {
  let info = RuleInfo(
    id: "ordinal-single",
    title: "只有一项的不必编号",
    explanation: """
      标题之下只有“（一）”一项、没有“（二）”的，多半是后面的内容被删去或移走了；确实只有一项的，不必编号。
      同一组里还有别的编号、编号跨标题连续编排、正在写的最后一项，都不提示。
      """,
    basis: "写作惯例；GB/T 9704—2012 第7.3.3条规定了层次序数的次序",
    severity: .information,
    good: [
      Example("一、基本情况\n（一）学生612人。\n（二）教师48人。\n二、购车理由\n路途远。\n"),
      Example("一、基本情况\n（一）学生612人。\n"),
    ],
    bad: [
      Example("一、基本情况\n⟦（一）⟧我校现有学生612人，其中寄宿生247人。\n二、购车理由\n路途远，路况差。\n三、资金来源\n县财政安排。\n")
    ]
  )

  /// What stands behind the item and its heading decides, however far off: a question about the whole outline.
  func check(_ outline: Outline, in document: Document, _ report: inout Findings) {
    let alone = outline.nodes.indices.filter { outline.isAlone($0) }
    if alone.isEmpty { return }
    let chains = NumberingChains(outline)
    for index in alone {
      guard let own = outline.node(index)?.series, let chain = chains.chainOfSeries[safe: own] else { continue }
      for series in chains.series(chain, in: document) { check(series, &report) }
    }
  }

  private func check(_ series: NumberedSeries, _ report: inout Findings) {
    guard series.nodes.count == 1, series.count == 1, series.numbers == [1], series.slips.isEmpty,
      series.style == .parenHan || series.style == .arabic || series.style == .parenArabic, let member = series[0]
    else { return }
    let next = member.marker(saying: 2) ?? ""
    report.add(info, at: member.range, "这里只有“\(member.marker)”一项，没有“\(next)”；请补上，或删去编号")
  }
}

extension Outline {
  /// Whether node `index` is the only child of a numbered heading behind which another of its level stands.
  fileprivate func isAlone(_ index: Int) -> Bool {
    // Asked of every node of a text: what tells most of them first, and no copies.
    guard nodes.indices.contains(index), let parent = nodes[index].parent, parent == index - 1,
      nodes.indices.contains(parent), let own = nodes[parent].series, series.indices.contains(own),
      let last = series[own].members.last, last > parent, nodes[parent].ordinal != nil,
      // What a paragraph lists in its own line may go on here.
      let inner = nodes[index].series, series.indices.contains(inner), series[inner].members.count == 1,
      series[inner].inlineCount == 0, !series[inner].continues
    else { return false }
    // Behind it the text goes on with the next heading, and not with another list.
    guard let next = firstNode(atOrAfter: nodes[index].lastLine + 1) else { return false }
    return nodes[next].depth <= nodes[parent].depth && nodes[next].ordinal != nil
  }
}
