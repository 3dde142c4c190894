import Structure
import Text

/// 二、二、: two items of a series say the same number.
final class OrdinalDuplicateRule: Rule {
  let info = RuleInfo(
    id: "ordinal-duplicate",
    title: "编号不得重复",
    explanation: """
      同一组编号中，每个编号只用一次。重复多半是增删条目后忘了改号。
      只有一个编号写错时，改这一个；其后各项已经顺延的，从这一项起依次改号；连文字也相同的，是粘贴了两次，删去一处。
      紧接着前一项（或前一个标题下的内容）又从“一”编起、中间没有引出的话的，也在这里提示。
      """,
    basis: "写作惯例；编号重复使引用（见第X条）不能确定所指",
    severity: .error,
    good: [
      Example("（一）加强领导\n（二）压实责任\n（三）强化督查\n"),
      Example("第一条　甲条。\n第二条　乙条。\n第二条之一　增加的条文。\n第二条之二　增加的条文。\n第三条　丙条。\n"),
      Example("一、工作\n（一）项目\n开工四十个。\n（二）产业\n培育茶业。\n二、打算\n（一）治理\n推行积分制。\n（二）队伍\n举办夜校。\n"),
      Example("一、项目\n开工四十个。\n二、产业\n培育茶业。\n下一步的打算\n一、治理\n推行积分制。\n二、队伍\n举办夜校。\n"),
      Example("第一，学习要真。\n第二，基层要到。要想坐到一条板凳上，则第一，要放下架子；第二，要迈开步子。\n第三，律己要严。\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n二、主要任务\n⟦二、⟧组织实施\n四、工作要求\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n四、工作要求\n"
      ),
      Example("一、总体要求\n二、主要任务\n⟦二、⟧组织实施\n三、工作要求\n四、保障措施\n"),
      Example("第一章　总则\n为规范管理，制定本办法。\n第二章　职责\n各负其责。\n⟦第二章⟧　职责\n各负其责。\n第三章　附则\n自印发之日起施行。\n"),
      Example("一、工作任务\n（一）摸清底数。\n（二）分类处置。\n⟦（一）⟧建章立制。\n（二）总结推广。\n（三）严格督查。\n二、工作要求\n"),
      Example(
        "一、项目\n开工四十个。\n二、产业\n培育茶业。\n⟦一、⟧治理\n推行积分制。\n二、队伍\n举办夜校。\n"
      ),
      Example(
        "一、回顾\n完成投资。\n二、打算\n（一）项目\n开工四十个。\n（二）产业\n培育茶业。\n⟦（一）⟧治理\n推行积分制。\n（二）队伍\n举办夜校。\n三、建议\n增加用地。\n"
      ),
      Example(
        "继续实施适度宽松的货币政策。一是保持信贷合理充裕。\n二是优化信贷结构。\n三是扩大直接融资。四是加强风险管理。\n⟦四是⟧加强风险监管。\n"
      ),
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    checkRestart(series, in: document, &report)
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
        checkInserted(index, expected, series, in: document, &report)
      default: continue
      }
    }
  }

  /// A number again, and what follows counts on: an item too many, or the same one twice.
  private func checkInserted(
    _ index: Int,
    _ expected: Int,
    _ series: NumberedSeries,
    in document: Document,
    _ report: inout Findings,
  ) {
    guard let member = series[index] else { return }
    let right = member.marker(saying: expected) ?? ""
    let same = (0..<index).last { series.numbers[$0] == series.numbers[index] } ?? index - 1
    let isPasted = series[same].map { document.saysTheSame($0, member) } ?? false
    report.add(
      info,
      at: member.range,
      isPasted
        ? "“\(member.marker)”与前面的一项编号、文字都相同，像是粘贴了两次；请删去一处"
        : "编号“\(member.marker)”重复；请从本项起依次改为“\(right)”等",
      severity: series.severity(info, at: index),
      related: series.note(same, "同一编号"),
      fixes: isPasted
        ? document.deletion(of: member).map { [$0] } ?? [] : RenumberFix.from(index, saying: expected, of: series)
    )
  }

  /// （一）（二）（一）: one again right behind an item of the same form, or the text of a heading, with nothing that leads it in.
  private func checkRestart(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    guard !series.isInline, !series.style.isSpoken, series.style.counts, series.numbers.first == 1,
      let first = series.nodes.first, document.outline.node(first)?.slip == nil,
      case let behindItem = document.restarted(by: first), let before = behindItem ?? document.pasted(by: first),
      let last = NumberedSeries.Member(node: before, in: document),
      let member = series[0], let right = member.marker(saying: last.ordinal.number + 1)
    else { return }
    report.add(
      info,
      at: member.range,
      "紧接“\(last.marker)”又从“\(member.marker)”编起；如是另一组，请在前面写明，否则请依次改为“\(right)”等",
      severity: behindItem == nil ? .information : .warning,
      related: [Finding.Related(range: last.range, message: "前一项：“\(last.marker)”")],
      fixes: RenumberFix.from(0, saying: last.ordinal.number + 1, of: series)
    )
  }
}

extension [OutlineNode] {
  /// The line that the node at `index` opens; nil out of bounds.
  fileprivate func line(of index: Int) -> Int? { indices.contains(index) ? self[index].line : nil }
}

extension Document {
  /// Whether two members have the same text on their lines, and enough of it.
  fileprivate func saysTheSame(_ a: NumberedSeries.Member, _ b: NumberedSeries.Member) -> Bool {
    let (one, two) = (a.units.dropFirst(a.ordinal.range.upperBound), b.units.dropFirst(b.ordinal.range.upperBound))
    return one.count > 1 && one.elementsEqual(two)
  }

  /// The edit that takes out `member` with all that stands below it.
  fileprivate func deletion(of member: NumberedSeries.Member) -> Fix? {
    guard let node = member.node.flatMap({ outline.node($0) }), node.lastLine + 1 < syntax.count else { return nil }
    let range = TextRange(
      TextPosition(line: node.line, column: 0),
      TextPosition(line: node.lastLine + 1, column: 0)
    )
    return Fix(title: "删去这一处", edits: [TextEdit(range: range, newText: [])], isCertain: false)
  }

  /// The item of another series of the same form right above node `first`: in the same section, or the one that it would
  /// stand in though it is not set in (（一）…。⏎（一）…。⏎（二）…。⏎（二）…。).
  fileprivate func restarted(by first: Int) -> Int? {
    // Of most series the first line is a heading: that is asked before the node is copied.
    guard let opened = outline.nodes.line(of: first), endsSentence(opened), let line = previousText(before: opened),
      endsSentence(line), let node = outline.node(first), let own = node.ordinal, let before = self.node(opening: line),
      let last = outline.node(before), last.series != node.series, let ordinal = last.ordinal,
      ordinal.isSameFamily(as: own)
    else { return nil }
    if node.parent == before {
      return syntax[line].content.lowerBound >= syntax[node.line].content.lowerBound ? before : nil
    }
    return last.parent == node.parent && ordinal.number > 1 ? before : nil
  }

  /// Whether `line` ends in 。 or ；, as no heading and no line of a table of contents does.
  private func endsSentence(_ line: Int) -> Bool {
    let last = text.line(line).units[safe: syntax[line].content.upperBound - 1]
    return last == "。" || last == "；"
  }
}
