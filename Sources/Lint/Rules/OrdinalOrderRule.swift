import Structure
import Text

/// 一、三、二、: numbers out of order.
final class OrdinalOrderRule: Rule {
  let info = RuleInfo(
    id: "ordinal-order",
    title: "编号应当依次排列",
    explanation: """
      编号从小到大，一项一号。相邻两项的编号互换、某一项的编号写错、编号倒退，都在这里提示。
      前后两项都能证明应为哪个编号时，可以直接改正；两项互换时，先看是编号错了还是内容放错了位置。
      """,
    basis: "GB/T 9704—2012 第7.3.3条：结构层次序数依次标注",
    severity: .error,
    good: [
      Example("1. 摸清底数\n2. 分类处置\n3. 建章立制\n"),
      Example("一、《安全生产法》\n第五条　甲。\n第二十一条　乙。\n第九十四条　丙。\n二、《消防法》\n第十六条　丁。\n"),
    ],
    bad: [
      Example(
        "一、总体要求\n二、主要任务\n⟦九、⟧组织实施\n四、工作要求\n",
        fixed: "一、总体要求\n二、主要任务\n三、组织实施\n四、工作要求\n"
      ),
      Example("一、总体要求\n⟦三、⟧主要任务\n二、组织实施\n四、工作要求\n"),
      Example("一、任务\n（一）排查隐患。\n（二）严格执法。\n⟦三、⟧保障\n各单位要加强保障。\n二、要求\n各单位要抓好落实。\n"),
      Example("一、总体要求\n各单位要落实责任。\n⟦四、⟧保障措施\n各单位要加强保障。\n二、重点任务\n各单位要开展排查。\n三、工作要求\n各单位要抓好落实。\n"),
      Example("第一章　总则\n1.1 目的\n1.2 范围\n第二章　职责\n⟦1.1⟧ 镇级\n2.2 村级\n2.3 组级\n"),
    ]
  )

  func check(_ series: NumberedSeries, in document: Document, _ report: inout Findings) {
    for slip in series.slips {
      switch slip {
      case .wrong(let index, let expected):
        guard let member = series[index] else { continue }
        let right = member.marker(saying: expected) ?? "\(expected)"
        report.add(
          info,
          at: member.range,
          "编号“\(member.marker)”不合次序，应为“\(right)”",
          severity: series.severity(info, at: index),
          fixes: RenumberFix.one(index, to: expected, of: series)
        )
      case .swapped(let index):
        guard let member = series[index], let next = series[index + 1] else { continue }
        report.add(
          info,
          at: member.range,
          "“\(member.marker)”排在“\(next.marker)”之前；请调整次序，或互换编号",
          severity: series.severity(info, at: index),
          related: series.note(index + 1, "排在后面的一项"),
          fixes: RenumberFix.swap(index, of: series) + document.fixes(writingAsItemAbove: member)
        )
      case .ahead(let index, let expected):
        guard let member = series[index] else { continue }
        let next = member.marker(saying: expected) ?? "\(expected)"
        report.add(
          info,
          at: member.range,
          "“\(member.marker)”排在“\(next)”之前；请调整次序，或从本项起依次改为“\(next)”等",
          severity: series.severity(info, at: index),
          related: series.note(index + 1, "排在后面的一项"),
          fixes: RenumberFix.from(index, saying: expected, of: series)
        )
      case .moved(let index, let before):
        guard let member = series[index], let next = series[before] else { continue }
        report.add(
          info,
          at: member.range,
          "“\(member.marker)”应在“\(next.marker)”之前；请调整次序，或依次改号",
          severity: series.severity(info, at: index),
          related: series.note(before, "前面缺的正是这一项"),
          fixes: document.move(member, before: next)
        )
      case .back(let index, let expected):
        guard let member = series[index] else { continue }
        let right = member.marker(saying: expected) ?? "\(expected)"
        report.add(
          info,
          at: member.range,
          "编号从这里倒退；请从本项起依次改为“\(right)”等",
          severity: series.severity(info, at: index),
          related: series.note(index - 1, "前一项"),
          fixes: RenumberFix.from(index, saying: expected, of: series)
        )
      case .prefix(let index, let expected): checkPrefix(index, expected, series, in: document, &report)
      default: continue
      }
    }
  }

  /// 2.1 below 第三章.
  private func checkPrefix(
    _ index: Int,
    _ expected: Int,
    _ series: NumberedSeries,
    in document: Document,
    _ report: inout Findings,
  ) {
    guard let member = series[index] else { return }
    let right = document.marker(of: member, saying: expected)
    // The first of its level goes on with nothing: the heading above lost its number, or says another. If the next one
    // agrees with it, the decimals may not go by the chapters at all.
    let advice = right.map { "，应为“\(String($0))”" } ?? ""
    let isShared = index == 0 && series[1].map { $0.ordinal.prefix == member.ordinal.prefix } ?? false
    report.add(
      info,
      at: member.range,
      "编号“\(member.marker)”与所在的章节不符\(advice)；请核对" + (index == 0 ? "上级标题的编号" : ""),
      severity: isShared ? .information : series.severity(info, at: index),
      fixes: isShared ? [] : right.map { [member.fix(saying: $0)] } ?? []
    )
  }
}

extension NumberedSeries.Member {
  fileprivate func fix(saying marker: [CodeUnit]) -> Fix {
    let edit = TextEdit(range: range, newText: marker)
    return Fix(title: "改为“\(String(marker))”", edits: [edit], isCertain: false)
  }
}

extension Document {
  /// 三、 behind （二） may be its （三）: the fix that writes it so, beside the one that takes it for a section that was moved.
  fileprivate func fixes(writingAsItemAbove member: NumberedSeries.Member) -> [Fix] {
    guard let index = member.node, let own = outline.node(index) else { return [] }
    // The last one above of the level below.
    let item = outline.nodes[..<index].last { $0.depth <= own.depth + 1 }
    guard let item, item.depth > own.depth, let ordinal = item.ordinal, ordinal.number + 1 == member.ordinal.number,
      ordinal.style.isSign, let edit = MarkerForm.styleEdit(member, ordinal.style)
    else { return [] }
    return [Fix(title: "改为“\(String(edit.newText))”", edits: [edit], isCertain: false)]
  }

  /// The marker of `member`, a decimal, were it to go by the section it stands in: 3.2; nil where that says no number.
  fileprivate func marker(of member: NumberedSeries.Member, saying number: Int) -> [CodeUnit]? {
    guard let parent = member.node.flatMap({ outline.node($0)?.parent }).flatMap({ outline.node($0)?.ordinal }) else {
      return nil
    }
    let above = parent.components.isEmpty ? [parent.number] : parent.components
    guard above.count + 1 == member.ordinal.components.count else { return nil }
    let tail = member.units[member.ordinal.numeral.upperBound..<member.ordinal.range.upperBound]
    let components = (above + [number]).map { String($0) }.joined(separator: ".")
    return [CodeUnit](components) + tail
  }

  /// The fix that puts `member` with all below it before `next`, which stands above it.
  fileprivate func move(_ member: NumberedSeries.Member, before next: NumberedSeries.Member) -> [Fix] {
    guard let node = member.node.flatMap({ outline.node($0) }), let target = next.node.flatMap({ outline.node($0) }),
      target.line < node.line, node.lastLine + 1 < syntax.count
    else { return [] }
    let start = TextPosition(line: node.line, column: 0)
    let end = TextPosition(line: node.lastLine + 1, column: 0)
    let place = TextPosition(line: target.line, column: 0)
    var moved: [CodeUnit] = []
    for line in node.line...node.lastLine { moved += text.line(line).units + text.line(line).ending.units }
    return [
      Fix(
        title: "移到“\(next.marker)”之前",
        edits: [
          TextEdit(range: TextRange(place, place), newText: moved),
          TextEdit(range: TextRange(start, end), newText: []),
        ],
        isCertain: false
      )
    ]
  }
}
