import Structure
import Text

/// 二、主要任务⏎三、工作要求: a heading with nothing below it, where its siblings have text.
final class SectionEmptyRule: Rule {
  let info = RuleInfo(
    id: "section-empty",
    title: "标题之下应有内容",
    explanation: """
      同级标题之下都有内容，只有一个是空的，多半是内容被删去或移走了。后面还有同级标题的才提示：正在写的最后一个标题不算。
      只有编号、没有文字的一行，其后另有内容的，作信息提示。
      """,
    basis: "写作惯例",
    severity: .warning,
    good: [
      Example("一、总体要求\n二、主要任务\n三、工作要求\n"),
      Example("一、总体要求\n提高思想认识。\n二、主要任务\n抓好隐患排查。\n三、工作要求\n"),
      Example("一、基本情况\n甲。\n二、主要做法\n乙。\n三、存在问题\n四、下步打算\n"),
      Example("一、通报情况\n甲。\n二、讨论议题\n乙。\n三、干部事宜（略）\n四、其他事项\n丙。\n"),
      Example("一、主题\n甲。\n二、内容\n乙。\n三、地点：市民中心\n四、要求\n丙。\n"),
    ],
    bad: [
      Example("一、总体要求\n提高思想认识。\n⟦二、主要任务⟧\n三、工作要求\n加强组织领导。\n"),
      Example("一、动员部署阶段（4月）\n印发方案。\n⟦二、巡查管控阶段（5月至6月）⟧\n三、总结阶段（7月）\n报送总结。\n"),
      Example("（一）明确职责。\n⟦（二）⟧\n（三）强化维护。\n"),
      Example("一是明确职责。\n⟦二是⟧\n三是强化维护。\n"),
      Example("一、检查\n（一）渠道工程\n混凝土达标。\n（二）道路工程\n压实度达标。\n⟦（三）泵站工程⟧\n二、进度\n按月检查。\n"),
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    let nodes = series.nodes
    checkMarkers(nodes, in: document, &report)
    // 章 and 节 are listed in a table of contents too.
    guard nodes.count >= 3, series.style.traits.opensHeadings, !series.style.isDivision else { return }
    var empty: [OutlineNode] = []
    var full = 0
    // Behind the last one with text nothing is written yet.
    var unwritten: [OutlineNode] = []
    for index in nodes {
      guard let node = document.outline.node(index) else { return }
      // A sentence, or a heading before its text on one line, needs nothing below.
      guard node.kind == .heading, document.endsOpen(node) else {
        if node.lastLine == node.line { return }
        full += 1
        empty += unwritten
        unwritten = []
        continue
      }
      if node.lastLine > node.line {
        full += 1
        empty += unwritten
        unwritten = []
      } else {
        unwritten.append(node)
      }
    }
    // 四、 behind the last one says that the writer has gone on.
    if let last = nodes.last, unwritten.count == 1, document.isFollowed(last) { empty += unwritten }
    // One of several: where two are empty, the text is a list of headings or has yet to be written.
    guard empty.count == 1, let node = empty.first, full >= 2 else { return }
    report.add(info, at: document.headRange(node), "同级标题之下都有内容，这个标题之下没有；请补写，或删去标题")
  }

  /// （三） alone on its line, with nothing below it, while the text goes on: what it numbered was cut, or never written.
  private func checkMarkers(_ nodes: [Int], in document: Document, _ report: inout Findings) {
    guard nodes.count > 1 else { return }
    // In place: a node that is handed out is copied whole, and few have nothing below.
    let all = document.outline.nodes
    for index in nodes where all.indices.contains(index) && all[index].lastLine == all[index].line {
      let node = all[index]
      guard let ordinal = node.ordinal, !ordinal.style.isDivision, document.isBare(node),
        document.nextText(from: node.line + 1) != nil
      else { continue }
      let place = TextRange(line: node.line, ordinal.range)
      report.add(info, at: place, "只有编号，没有内容；请补写，或删去编号", severity: .information)
    }
  }
}

extension Document {
  /// Whether nothing stands on the line of `node` but its ordinal.
  fileprivate func isBare(_ node: OutlineNode) -> Bool {
    guard let content = syntax[safe: node.line]?.content, let end = node.ordinal?.range.upperBound else { return false }
    return end >= content.upperBound
  }

  /// Whether a heading of a level above stands behind node `index`, with text below it.
  fileprivate func isFollowed(_ index: Int) -> Bool {
    guard let node = outline.node(index), let next = outline.node(index + 1), next.ordinal != nil else { return false }
    return next.depth < node.depth && next.lastLine > next.line
  }

  /// Whether the line of `node` ends without a mark, and without a note in brackets: （略）, （另行文） say what is there, as what
  /// stands behind a colon does: 三、地点：市民中心.
  fileprivate func endsOpen(_ node: OutlineNode) -> Bool {
    let units = text.line(node.line).units
    guard let last = units[safe: syntax[node.line].content.upperBound - 1] else { return false }
    let holdsColon = units[node.head.clamped(to: 0..<units.count)].contains { $0 == "：" || $0 == ":" }
    return !last.isSentenceEnd && !last.isClauseMark && !holdsColon && !endsInNote(units, syntax[node.line].content)
  }

  /// Whether a note in brackets stands at the end of `content`, which is all there is to say: （略）, （另行文）. A date or a share is
  /// none: 二、巡查管控阶段（5月中旬至6月底）.
  private func endsInNote(_ units: [CodeUnit], _ content: Range<Int>) -> Bool {
    let last = content.upperBound - 1
    guard units[at: last] == "）" || units[at: last] == ")" else { return false }
    let open = content.last { units[at: $0] == "（" || units[at: $0] == "(" } ?? content.lowerBound
    return !units[clamping: open..<last].contains { $0.decimalDigit != nil }
  }
}
